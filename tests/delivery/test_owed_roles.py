from __future__ import annotations

from countersign.delivery.owed import owed_to
from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.commands.end import end
from countersign.roles.enums import Authority
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    TODAY,
    accepted,
    after,
    anew,
    approved,
    asked_again,
    begun,
    held,
    leader,
    proposed,
    renewal_approved,
    renewed,
    second_leader,
)


def titles(here: Cast, first: str) -> list[str]:
    """What waits for somebody about roles."""
    owed = owed_to(organisation(here.organisation), here.person(first).id, after(2))
    return [str(one.title) for one in owed if one.route[0].startswith("roles:")]


def test_an_approval_waits_for_every_leader_but_the_one_it_is_about(larkbeam: Cast) -> None:
    begun(larkbeam)
    second_leader(larkbeam)
    id = proposed(larkbeam)
    assert titles(larkbeam, "priya") == ["Appoint Tom Okafor: ISMS lead"]
    assert titles(larkbeam, "tom") == []
    approved(larkbeam, id)
    assert titles(larkbeam, "priya") == []
    assert titles(larkbeam, "tom") == ["Say whether you take the role: ISMS lead"]
    accepted(larkbeam, id)
    assert titles(larkbeam, "tom") == []


def test_an_approval_waits_for_the_only_leader_also_about_themselves(larkbeam: Cast) -> None:
    begun(larkbeam)
    proposed(larkbeam, "priya")
    assert titles(larkbeam, "priya") == ["Appoint Priya Raman: ISMS lead"]


def test_nothing_waits_for_or_about_somebody_who_left(larkbeam: Cast) -> None:
    begun(larkbeam)
    ids = [proposed(larkbeam, "mei", "hr"), proposed(larkbeam, "dana", "dept_contact")]
    approved(larkbeam, ids[1])
    for first in ("mei", "dana"):
        leave(person_id=larkbeam.person(first).id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert titles(larkbeam, "priya") == titles(larkbeam, "dana") == []


def test_a_proposal_that_a_new_description_overtook_is_made_anew(larkbeam: Cast) -> None:
    begun(larkbeam)
    id = proposed(larkbeam, "mei", "hr")
    anew(larkbeam, "hr", at=after(1))
    assert titles(larkbeam, "priya") == []
    assert titles(larkbeam, "tom") == ["Propose Mei Sato anew: HR security duties"]
    end(appointment_id=id, held_until=TODAY, by=leader(larkbeam), at=after(2))
    assert titles(larkbeam, "tom") == []


CHANGED = "Say whether you take on what changed: HR security duties"


def test_what_changed_in_words_waits_for_the_holder(larkbeam: Cast) -> None:
    begun(larkbeam)
    held(larkbeam, "mei", "hr")
    anew(larkbeam, "hr")
    assert titles(larkbeam, "mei") == [CHANGED]
    assert titles(larkbeam, "priya") == titles(larkbeam, "tom") == []
    renewed(larkbeam, "mei")
    assert titles(larkbeam, "mei") == []


def test_what_changed_in_authority_waits_for_top_management_first(larkbeam: Cast) -> None:
    begun(larkbeam)
    held(larkbeam, "mei", "hr")
    anew(larkbeam, "hr", authorities=(Authority.AUDIT,))
    assert titles(larkbeam, "mei") == []
    assert titles(larkbeam, "priya") == ["Approve what changes for Mei Sato: HR security duties"]
    renewal_approved(larkbeam, "mei", at=after(1))
    assert titles(larkbeam, "priya") == []
    firm = organisation(larkbeam.organisation)
    (waits,) = owed_to(firm, larkbeam.person("mei").id, after(2))
    assert (str(waits.title), waits.since) == (CHANGED, after(1).date()), "counted from the day they are asked"


def test_nobody_is_asked_to_approve_their_own_while_another_leads(larkbeam: Cast) -> None:
    begun(larkbeam)
    held(larkbeam)
    second_leader(larkbeam)
    anew(larkbeam, authorities=(Authority.AUDIT,))
    assert titles(larkbeam, "priya") == ["Approve what changes for Tom Okafor: ISMS lead"]
    assert titles(larkbeam, "tom") == []


def test_a_no_to_what_changed_waits_for_top_management_and_the_lead(larkbeam: Cast) -> None:
    """Until the appointment ends, or the role is described anew."""
    begun(larkbeam)
    id = held(larkbeam, "mei", "hr")
    anew(larkbeam, "hr")
    no = asked_again(larkbeam, "mei").id
    decline_renewal(renewal_id=no, because="Not at night.", by=larkbeam.actor("mei"), at=AT)
    told = ["Mei Sato cannot take on what changed: HR security duties"]
    assert titles(larkbeam, "priya") == titles(larkbeam, "tom") == told
    assert titles(larkbeam, "mei") == []
    firm = organisation(larkbeam.organisation)
    assert str(owed_to(firm, larkbeam.person("tom").id, AT)[-1].why) == "“Not at night.”"
    anew(larkbeam, "hr")
    assert (titles(larkbeam, "priya"), titles(larkbeam, "mei")) == ([], [CHANGED])
    end(appointment_id=id, held_until=TODAY, by=leader(larkbeam), at=AT)
    assert titles(larkbeam, "mei") == []


def test_nobody_is_asked_for_a_holder_who_has_left(larkbeam: Cast) -> None:
    begun(larkbeam)
    held(larkbeam, "mei", "hr")
    anew(larkbeam, "hr", authorities=(Authority.AUDIT,))
    leave(person_id=larkbeam.person("mei").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert titles(larkbeam, "priya") == titles(larkbeam, "mei") == []


def test_whoever_has_not_taken_the_role_yet_is_asked_one_thing_after_the_other(larkbeam: Cast) -> None:
    begun(larkbeam)
    id = proposed(larkbeam, "mei", "hr")
    approved(larkbeam, id)
    anew(larkbeam, "hr")
    assert titles(larkbeam, "mei") == ["Say whether you take the role: HR security duties"]
    accepted(larkbeam, id)
    assert titles(larkbeam, "mei") == [CHANGED]
