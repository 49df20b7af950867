"""Cells of the matrix that reach less far than "all": each is tried on what is somebody else's, or not released."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from inspect import signature
from typing import Any

import pytest

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.permissions import NUMBERS, OWN_PEOPLE
from countersign.awareness.commands.check_role import check_role
from countersign.entrance.matrix import MATRIX
from countersign.kernel.actors import Hat
from countersign.kernel.permits import ALL, ASKED, DELEGATED, IN_FORCE, OWN, OWN_POLICY, RELEASED
from countersign.kernel.references import parse_ref
from countersign.kernel.refusals import Refused
from countersign.messages.permissions import ADDRESSED
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.propose_address import propose_address
from countersign.people.commands.try_again import try_again
from countersign.people.queries import organisation
from countersign.policies.commands.end_delegation import end_delegation
from countersign.policies.commands.end_location import end_location
from countersign.policies.commands.give_translation import give_translation
from countersign.policies.commands.look import look
from countersign.policies.commands.name_location import name_location
from countersign.policies.commands.see_location import see_location
from countersign.roles.commands.accept import accept as accept_role
from countersign.roles.commands.accept_part import accept_part
from countersign.roles.commands.accept_renewal import accept_renewal
from countersign.roles.commands.be_away import be_away
from countersign.roles.commands.decline import decline as decline_role
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.commands.plan_gap import plan_gap
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.commands.record_competence import record_competence
from countersign.roles.commands.withdraw_competence import withdraw_competence
from countersign.roles.commands.withdraw_gap import withdraw_gap
from countersign.roles.enums import Basis
from countersign.roles.permissions import TOLD
from countersign.roles.queries import in_force, matrix_draft
from countersign.roles.raci.grid import digest_of
from tests.policies.translating import shown, taken_away
from tests.policies.worlds import AT, declined, signed
from tests.roles.made_known import sent
from tests.web import beyond
from tests.web import scopes_of_leading as leading
from tests.web.asked_scopes import ASKED_OF_PEOPLE
from tests.web.risks.outside import another_s_risk, what_is_done_about_another_s
from tests.web.scopes_of_requests import OF_REQUESTS
from tests.web.scopes_of_the_year import OF_THE_YEAR
from tests.web.world import World, browser_of

SLUG = "/o/larkbeam-ltd"


@pytest.fixture
def world(visited: World) -> World:
    return visited


def another_s_address(world: World) -> None:
    ola = world.here.actor("ola")
    propose_address(person_id=world.things["person_id"], new_address="mine@x.example", by=ola, at=AT)


def another_s_bounce(world: World) -> None:
    try_again(person_id=world.things["person_id"], by=world.here.actor("ola"), at=AT)


def another_s_entry(world: World) -> None:
    confirm_leader(leader_id=world.things["leader_id"], by=world.here.actor("ola"), at=AT)


def another_s_announcement(world: World) -> None:
    carry_out(announcement_id=world.things["announcement_id"], by=world.here.actor("ola"), at=AT)


def another_s_role(world: World) -> None:
    accept_role(
        appointment_id=world.things["appointment_id"],
        wording_id=world.things["role_id"],
        words_shown="",
        by=world.here.actor("ola"),
        at=AT,
    )


def what_others_were_told_of_roles(world: World) -> None:
    """What was recorded is for whoever reads everybody's roles; what was sent to everybody, everybody opens."""
    told = f"{SLUG}/roles/told/"
    elsewhere, everybody = world.things["rolestelling_id"], sent(world.here)
    assert browser_of("ola").get(f"{told}{everybody.hex}/").status_code == 200
    assert browser_of("ola").get(f"{told}{elsewhere.hex}/").status_code == 404
    assert "The page Who does what" not in browser_of("ola").get(told).content.decode()
    raise Refused("They read what was sent to them.")


def another_s_competence(world: World) -> None:
    """Neither the page of their appointment is there, nor the forms."""
    for page in (f"appointments/{world.things['appointment_id'].hex}/", f"{evidence(world)}withdraw/"):
        assert browser_of("ola").get(f"{SLUG}/roles/{page}").status_code == 404
    raise Refused("Nothing of it is there.")


def evidence(world: World) -> str:
    return f"competence/{world.things['competence_id'].hex}/"


def another_s_trainings(world: World) -> None:
    ola = browser_of("ola")
    assert "Nan" not in ola.get(f"{SLUG}/trainings/").content.decode()
    assert ola.get(f"{SLUG}/trainings/people/{world.things['person_id'].hex}/").status_code == 404
    raise Refused("They read their own.")


def another_s_check(world: World) -> None:
    """Not even whoever leads finds what somebody answered."""
    page = f"{SLUG}/roles/checks/{world.things['rolecheck_id'].hex}/"
    assert browser_of("priya").get(page).status_code == 404
    assert browser_of("ola").get(page).status_code == 404
    raise Refused("It is their own.")


def checking_oneself_for_another(world: World) -> None:
    sent: dict[str, Any] = {"seed": "1", "digest_shown": "", "answers": {}, "by": world.here.actor("ola"), "at": AT}
    check_role(appointment_id=world.things["appointment_id"], **sent)


def showing_another_s_competence(world: World) -> None:
    record_competence(
        appointment_id=world.things["appointment_id"],
        basis=Basis.TRAINING,
        text="A course.",
        shown_on=AT.date(),
        by=world.here.actor("ola"),
        at=AT,
    )


def withdrawing_another_s_competence(world: World) -> None:
    withdraw_competence(competence_id=world.things["competence_id"], because="No.", by=world.here.actor("ola"), at=AT)


def planning_for_another(world: World) -> None:
    plan_gap(
        appointment_id=world.things["appointment_id"],
        missing="All.",
        plan="A course.",
        due_on=AT.date(),
        by=world.here.actor("ola"),
        at=AT,
    )


def withdrawing_another_s_gap(world: World) -> None:
    withdraw_gap(gap_id=world.things["gap_id"], because="No.", by=world.here.actor("ola"), at=AT)


def saying_when_another_is_away(world: World) -> None:
    page = f"{SLUG}/roles/people/{world.things['person_id'].hex}/away/"
    assert browser_of("ola").get(page).status_code == 404
    person, on = world.things["person_id"], AT.date()
    be_away(
        person_id=person, away_from=on, back_on=on + timedelta(days=3), places=[], by=world.here.actor("ola"), at=AT
    )


def saying_no_for_another(world: World) -> None:
    id = world.things["appointment_id"]
    decline_role(appointment_id=id, because="They do not want it.", by=world.here.actor("ola"), at=AT)


def another_s_changed_role(world: World) -> None:
    id = world.things["renewal_id"]
    accept_renewal(renewal_id=id, wording_id=world.things["role_id"], words_shown="", by=world.here.actor("ola"), at=AT)


def saying_no_to_another_s_changed_role(world: World) -> None:
    id = world.things["renewal_id"]
    decline_renewal(renewal_id=id, because="They do not want it.", by=world.here.actor("ola"), at=AT)


def a_question_about_another_s_policy(world: World) -> None:
    answer(reply_id=world.things["reply_id"], text="So it is.", by=world.here.actor("ola"), at=AT)


def naming_a_place_of_another_s_policy(world: World) -> None:
    name_location(policy_id=world.policy, called="Canteen", by=world.here.actor("ola"), at=AT)


def ending_a_place_of_another_s_policy(world: World) -> None:
    end_location(location_id=world.things["location_id"], by=world.here.actor("ola"), at=AT)


def looking_for_another_s_policy(world: World) -> None:
    see_location(location_id=world.things["location_id"], found=True, by=world.here.actor("ola"), at=AT)


def translating_another_s_policy(world: World) -> None:
    sent = shown(world.here, world.in_force, title="Leitlinie")
    give_translation(version_id=world.in_force, **sent, by=world.here.actor("ola"), at=AT)


def ending_a_translation_of_another_s_policy(world: World) -> None:
    taken_away(world.here, world.things["translation_id"], by=world.here.actor("ola"), at=AT)


def signing_what_is_delegated_to_another(world: World) -> None:
    """Kim signs topic policies; Ola signs none, and neither of them the parent."""
    page = f"{SLUG}/policies/{world.policy.hex}/versions/{world.offered.hex}/sign/"
    assert browser_of("ola").get(page).status_code == 404
    kim = world.here.actor("kim")
    with pytest.raises(Refused, match="nobody can delegate that"):
        signed(world.here, world.offered, by=kim)
    signed(world.here, world.offered, by=world.here.actor("ola"))


def declining_what_is_delegated_to_another(world: World) -> None:
    declined(world.here, world.offered, by=world.here.actor("ola"))


def ending_what_is_delegated_to_another(world: World) -> None:
    page = f"{SLUG}/policies/delegations/{world.things['delegation_id'].hex}/end/"
    assert browser_of("ola").get(page).status_code == 404
    id = world.things["delegation_id"]
    end_delegation(delegation_id=id, because="I want it.", by=world.here.actor("ola"), at=AT)


def what_is_delegated_to_another(world: World) -> None:
    told = browser_of("ola").get(f"{SLUG}/policies/delegations/").content.decode()
    assert "Nothing is delegated to you" in told
    assert "Kim" not in told
    raise Refused("They read their own.")


def in_somebody_else_s_name(_world: World) -> None:
    """There is no way to say whose: it is always whoever acts."""
    if {"person_id", "person", "signer_id"}.isdisjoint(signature(accept).parameters):
        raise Refused("Nobody can be named.")


def what_is_no_role_that_is_held(world: World) -> None:
    """Nan is proposed as ISMS lead, and was appointed to HR: that page is for her and whoever leads, as is her part."""
    appointment, nan = world.things["appointment_id"].hex, world.things["person_id"].hex
    for first in ("ola", "risk_owner"):
        reader = browser_of(first)
        held = reader.get(f"{SLUG}/roles/").content.decode()
        assert "Nan" in held
        assert "Nobody has been proposed." in held
        for page in (f"appointments/{appointment}/", f"people/{nan}/", f"people/{nan}/away/"):
            assert reader.get(f"{SLUG}/roles/{page}").status_code == 404, page
    raise Refused("They read what is held.")


def a_part_of_the_matrix_that_names_another(world: World) -> None:
    held = in_force(organisation(world.here.organisation), AT.date())
    assert held
    accept_part(matrix_id=held.id, words_shown="I do it.", by=world.here.actor("ola"), at=AT)


def what_is_not_released(world: World) -> None:
    ola = browser_of("ola")
    for page in (f"versions/{world.offered.hex}/", f"versions/{world.offered.hex}/receipt/", "draft/"):
        assert ola.get(f"{SLUG}/policies/{world.policy.hex}/{page}").status_code in (403, 404), page
    raise Refused("It is not released.")


def names_behind_numbers(world: World) -> None:
    page = f"{SLUG}/acceptances/{world.in_force.hex}/everybody/"
    for show in ("owing", "accepted"):
        assert "Dana Field" in browser_of("tom").get(page, {"show": "owing"}).content.decode()
        told = browser_of("priya").get(page, {"show": show}).content.decode()
        assert "Dana Field" not in told
    raise Refused("They read numbers.")


def another_s_people(world: World) -> None:
    """Dana reports to nobody; no address says whose people they are."""
    told = browser_of("ola").get(f"{SLUG}/acceptances/my-people/?manager={world.things['person_id'].hex}")
    assert "Nobody reports to you here." in told.content.decode()
    assert "Dana Field" not in told.content.decode()
    raise Refused("Everybody reads of their own people.")


def a_draft_one_is_not_asked_to_read(world: World) -> None:
    page = f"{SLUG}/policies/{world.policy.hex}/draft/remarks/"
    ola = browser_of("ola")
    assert ola.get(page).status_code == ola.post(page, {"block": "p0", "body": "Hm."}).status_code == 404
    look(policy_id=world.policy, revision_shown=5, by=world.here.actor("ola"), at=AT)


def a_matrix_that_is_not_in_force(world: World) -> None:
    """What is in force, everybody reads; what is being written, or waits, nobody else."""
    lead, ola = world.here.actor("tom", Hat.ISMS_LEAD), browser_of("ola")
    draft = matrix_draft(world.here.organisation)
    assert draft
    made = parse_ref(propose_matrix(digest_shown=digest_of(draft.grid), why="All.", by=lead, at=AT))[1]
    page = f"{SLUG}/roles/matrix/"
    assert "Correct nonconformities" not in ola.get(page).content.decode()
    assert ola.get(f"{page}versions/{world.things['matrix_id'].hex}/").status_code == 200
    for path in (f"versions/{made.hex}/", f"versions/{made.hex}/matrix.xlsx", "compare/"):
        assert ola.get(page + path).status_code == 404, path
    raise Refused("They read what is in force.")


TRIED: dict[tuple[str, str], Callable[[World], None]] = {
    **OF_THE_YEAR,
    ("ask.see", OWN): leading.another_s_ask,
    ("ask.answer", OWN): leading.answering_for_another,
    ("commitment.make", OWN): leading.taking_something_on_for_another,
    ("commitment.settle", OWN): leading.settling_for_another,
    ("message.read", ADDRESSED): leading.a_message_to_others,
    ("message.release", OWN): leading.sending_in_another_s_name,
    **dict.fromkeys(((act, OWN) for act in ("risk.read", "risk.see", "risk.own", "risk.assess")), another_s_risk),
    **dict.fromkeys(
        ((f"treatment.{verb}", OWN) for verb in ("propose", "approve", "carry_out", "close")),
        what_is_done_about_another_s,
    ),
    ("action.read", OWN): beyond.another_s_action,
    ("action.change", OWN): beyond.changing_another_s_action,
    ("action.replan", OWN): beyond.moving_another_s_action,
    ("action.complete", OWN): beyond.doing_another_s_action,
    ("change.read", OWN): beyond.what_another_reported,
    ("deviation.read", OWN): beyond.what_was_seen_of_another,
    ("matrix.read", IN_FORCE): a_matrix_that_is_not_in_force,
    ("address.propose", OWN): another_s_address,
    ("address.try_again", OWN): another_s_bounce,
    ("register.confirm", OWN): another_s_entry,
    ("announcement.carry_out", OWN): another_s_announcement,
    ("role.read", IN_FORCE): what_is_no_role_that_is_held,
    ("matrix.accept", OWN): a_part_of_the_matrix_that_names_another,
    **OF_REQUESTS,
    ("appointment.accept", OWN): another_s_role,
    ("appointment.decline", OWN): saying_no_for_another,
    ("rolestelling.read", TOLD): what_others_were_told_of_roles,
    ("renewal.accept", OWN): another_s_changed_role,
    ("renewal.decline", OWN): saying_no_to_another_s_changed_role,
    ("competence.read", OWN): another_s_competence,
    ("completion.read", OWN): another_s_trainings,
    ("rolecheck.read", OWN): another_s_check,
    ("rolecheck.take", OWN): checking_oneself_for_another,
    **ASKED_OF_PEOPLE,
    ("competence.record", OWN): showing_another_s_competence,
    ("competence.withdraw", OWN): withdrawing_another_s_competence,
    ("gap.plan", OWN): planning_for_another,
    ("gap.withdraw", OWN): withdrawing_another_s_gap,
    ("absence.record", OWN): saying_when_another_is_away,
    ("policy.remark", ASKED): a_draft_one_is_not_asked_to_read,
    ("policy.sign", DELEGATED): signing_what_is_delegated_to_another,
    ("policy.decline", DELEGATED): declining_what_is_delegated_to_another,
    ("policy.end_delegation", OWN): ending_what_is_delegated_to_another,
    ("policy.read_delegations", OWN): what_is_delegated_to_another,
    ("policy.read", RELEASED): what_is_not_released,
    ("acceptance.give", OWN): in_somebody_else_s_name,
    ("acceptance.read", NUMBERS): names_behind_numbers,
    ("acceptance.read_reports", OWN_PEOPLE): another_s_people,
    ("location.name", OWN_POLICY): naming_a_place_of_another_s_policy,
    ("location.end", OWN_POLICY): ending_a_place_of_another_s_policy,
    ("location.see", OWN_POLICY): looking_for_another_s_policy,
    ("translation.give", OWN_POLICY): translating_another_s_policy,
    ("translation.end", OWN_POLICY): ending_a_translation_of_another_s_policy,
    ("question.answer", OWN_POLICY): a_question_about_another_s_policy,
}


def test_every_cell_that_is_not_all_is_tried() -> None:
    limited = {(act, scope) for act, hats in MATRIX.items() for scope in hats.values() if scope != ALL}
    assert limited == TRIED.keys(), "A scope that nothing enforces is none: try it here on what lies outside it."


@pytest.mark.parametrize("cell", sorted(TRIED), ids=" ".join)
def test_a_scope_ends_where_it_says(world: World, cell: tuple[str, str]) -> None:
    with pytest.raises(Refused):
        TRIED[cell](world)


def test_who_cannot_be_let_in_yet_has_no_page_of_their_own_left_open() -> None:
    """Findings, the wall, audits and settings cannot be released one by one, so nobody from outside reads them."""
    for act in (
        "finding.read",
        "wall.read",
        "visit.read",
        "resource.read",
        "budget.read",
        "process.read",
        "managementreview.read",
        "internalaudit.read",
        "setting.read",
        "pack.read",
        "person.read",
    ):
        assert Hat.EXTERNAL_AUDITOR not in MATRIX[act], act
