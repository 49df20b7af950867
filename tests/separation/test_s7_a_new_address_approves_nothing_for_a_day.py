"""S7: a credential changes by a second person or in the open, and approves nothing for 24 hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from countersign.acknowledgements.commands.exempt import exempt
from countersign.direction.enums import SupportKind
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.instants import MILLISECOND
from countersign.kernel.refusals import Refused
from countersign.ledger.kinds import KINDS
from countersign.people.commands.agree import agree
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.change_address import change_address
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.erase import erase
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.commands.propose_address import propose_address
from countersign.people.enums import Basis
from countersign.people.queries import leaders, open_grant, register
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.decline import decline
from countersign.policies.commands.endorse import endorse
from countersign.policies.enums import AvailabilityMode
from countersign.policies.queries import version
from countersign.resources.commands.propose_budget import YearlyBudget
from countersign.resources.commands.record_budget import record_budget
from tests.actions.worlds import added
from tests.audits import internal
from tests.cast import Cast, id_of
from tests.direction.worlds import directed, supported
from tests.house.source import SRC
from tests.objectives import worlds as objectives
from tests.people.announcing import NEW, administrator, mixed_access, second_leader
from tests.people.worlds import AT, DAY, lead, top
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.delegating import delegated, topic
from tests.policies.publishing import CONTACT, published
from tests.policies.reviewing import confirmed, held_elsewhere
from tests.policies.translating import read_in, translated
from tests.policies.worlds import begun as policy_begun
from tests.policies.worlds import in_force_from, offered, signed
from tests.policies.worlds import second_leader as leading
from tests.processes.worlds import checked, described
from tests.readiness import worlds as answers
from tests.regressions.pointing import stands
from tests.resources import worlds as resources
from tests.roles.worlds import approved, begun, proposed

CHANGED = AT + timedelta(hours=72)
"""When Priya's address changes, and with it the mailbox that she signs in from."""

SAYS = "address was changed less than 24 hours ago"

type Approving = Callable[[Actor, datetime], object]


def signing(here: Cast) -> Approving:
    id = offered(here, policy_begun(here))
    return lambda by, at: signed(here, id, by=by, at=at)


def declining(here: Cast) -> Approving:
    """It takes an offer back that nobody else can sign."""
    id = offered(here, policy_begun(here))
    shown = version(here.organisation, id).document
    return lambda by, at: decline(version_id=id, digest_shown=shown, because="I never would.", by=by, at=at)


def making_public(here: Cast) -> Approving:
    _, id = in_force_from(here)
    return lambda by, at: published(here, id, by=by, at=at)


def deciding_who_reads_it(here: Cast) -> Approving:
    id, _ = in_force_from(here)
    how = AvailabilityMode.ON_REQUEST
    return lambda by, at: decide_availability(policy_id=id, mode=how, contact=CONTACT, by=by, at=at)


def living_with_a_finding(here: Cast) -> Approving:
    id = answers.proposed(here, until_on=date(2026, 3, 1))
    return lambda by, at: answers.approved(here, id, by=by, at=at)


def declaring_gaps(here: Cast) -> Approving:
    answers.declared_gap(here)
    id = answers.offered(here)
    return lambda by, at: answers.agreed(here, id, by=by, at=at)


def recording_a_signature(here: Cast) -> Approving:
    """It puts a policy in force without anybody's code."""
    policy = policy_begun(here)
    return lambda by, at: recorded(here, policy, by=by, at=at)


def recording_a_review(here: Cast) -> Approving:
    policy, _ = in_force_from(here)
    return lambda by, at: held_elsewhere(here, policy, by=by, at=at)


def reviewing(here: Cast) -> Approving:
    _, id = in_force_from(here)
    return lambda by, at: confirmed(here, id, by=by, at=at)


def standing_behind_it(here: Cast) -> Approving:
    """Tom, who leads as well, signed it."""
    id = offered(here, policy_begun(here), by=here.actor("mei", Hat.ISMS_LEAD))
    signed(here, id, by=leading(here, "ruth"))
    shown = version(here.organisation, id).document
    return lambda by, at: endorse(version_id=id, digest_shown=shown, by=by, at=at)


def delegating(here: Cast) -> Approving:
    topic(here)
    return lambda by, at: delegated(here, by=by, at=at)


def giving_a_translation(here: Cast) -> Approving:
    _, id = in_force_from(here)
    read_in(here, "de", at=AT)
    return lambda by, at: translated(here, id, by=by, at=at)


def exempting(here: Cast) -> Approving:
    def act(by: Actor, at: datetime) -> None:
        days = {"from_on": at.date(), "until_on": at.date()}
        exempt(person_id=here.person("mei").id, reason="On parental leave.", **days, by=by, at=at)

    return act


def erasing(here: Cast) -> Approving:
    leave(person_id=here.person("ola").id, left_on=AT.date(), by=here.actor("ruth", Hat.HR), at=AT)

    def act(by: Actor, at: datetime) -> None:
        erase(person_id=here.person("ola").id, by=also(by, Hat.HR), at=at)

    return act


def conducting_an_audit(here: Cast) -> Approving:
    id = internal.planned(here, auditor="priya")

    def act(by: Actor, at: datetime) -> None:
        internal.conducted(here, id, by=also(by, Hat.INTERNAL_AUDITOR), at=at, conducted_on=AT.date())

    return act


def letting_somebody_audit(here: Cast) -> Approving:
    internal.lead_appointed(here, "mei")
    id = internal.asked(here, internal.planned(here, auditor=""))
    return lambda by, at: internal.approved(here, id, by=by, at=at)


def looking_at_a_process(here: Cast) -> Approving:
    id = described(here)
    return lambda by, at: checked(here, id, by=by, at=at)


def directing(here: Cast) -> Approving:
    return lambda by, at: directed(here, by=by, at=at)


def helping_a_manager(here: Cast) -> Approving:
    return lambda by, at: supported(here, by=by, at=at)


def leading_ones_own_area(here: Cast) -> Approving:
    priya = here.person("priya").id
    return lambda by, at: supported(here, kind=SupportKind.OWN_ACT, manager_id=priya, by=by, at=at)


def sponsoring_what_one_adds(here: Cast) -> Approving:
    return lambda by, at: added(here, sponsor_id=by.person, by=by, at=at)


def also(by: Actor, hat: Hat) -> Actor:
    """The same person, with one hat more."""
    return replace(by, hats=by.hats | {hat})


def appointing(here: Cast) -> Approving:
    begun(here)
    id = proposed(here, "tom")
    return lambda by, at: approved(here, id, by=by, at=at)


def giving_access(here: Cast) -> Approving:
    return lambda by, at: grant(person_id=here.person("mei").id, hat=Hat.HR, by=by, at=at)


def taking_access_back(here: Cast) -> Approving:
    given = open_grant(here.organisation, here.person("tom").id, Hat.HR)
    assert given
    return lambda by, at: end_access(grant_id=given.id, by=by, at=at)


def announcing_access(here: Cast) -> Approving:
    ruth = administrator(here)
    return lambda by, at: announce_access(person_id=ruth, hat=Hat.HR, by=by, at=at)


def carrying_out(here: Cast) -> Approving:
    id = mixed_access(here)
    return lambda by, at: carry_out(announcement_id=id, by=by, at=at)


def agreeing(here: Cast) -> Approving:
    mei, ruth = second_leader(here), administrator(here)
    id = id_of(announce_access(person_id=ruth, hat=Hat.HR, by=mei, at=AT))
    return lambda by, at: agree(announcement_id=id, by=by, at=at)


def entering_a_leader(here: Cast) -> Approving:
    told: dict[str, Any] = {"basis": Basis.BOARD, "leads_from": date(2026, 1, 1)}
    return lambda by, at: enter_leader(person_id=here.person("mei").id, **told, by=by, at=at)


def ending_a_leader(here: Cast) -> Approving:
    second_leader(here)
    entry = leaders(here.organisation, DAY).get(person_id=here.person("mei").id)
    return lambda by, at: end_leader(leader_id=entry.id, leads_until=at.date(), by=by, at=at)


def approving_an_address(here: Cast) -> Approving:
    other = "tom2@larkbeam.example"
    tom = here.person("tom").id
    change = id_of(propose_address(person_id=tom, new_address=other, by=lead(here), at=AT + timedelta(hours=71)))
    return lambda by, at: approve_address(change_id=change, address_shown=other, by=by, at=at)


def countersigning(here: Cast) -> Approving:
    """Priya's own entry, begun anew."""
    entry = leaders(here.organisation, DAY).get()
    end_leader(leader_id=entry.id, leads_until=date(2026, 1, 20), by=top(here), at=AT)
    priya = here.person("priya").id
    enter_leader(person_id=priya, basis=Basis.BOARD, leads_from=date(2026, 1, 20), by=top(here), at=AT)
    waits = register(here.organisation).get(person_id=priya, confirmed_at=None)
    return lambda by, at: confirm_leader(leader_id=waits.id, by=by, at=at)


def deciding_elsewhere(here: Cast) -> Approving:
    """On paper, says whoever records it of themselves."""
    id = resources.raised(here)
    return lambda by, at: resources.recorded(here, id, by=by, at=at)


def approving_a_budget_elsewhere(here: Cast) -> Approving:
    told: dict[str, Any] = {
        "approved_on": DAY,
        "approved_by_id": here.person("priya").id,
        "method": SignatureMethod.MINUTE,
    }
    budget = YearlyBudget(**resources.YEAR)
    return lambda by, at: record_budget(budget=budget, **told, by=by, at=at)


def adopting_elsewhere(here: Cast) -> Approving:
    """Whoever leads, and looks after the ISMS as well."""
    id = objectives.proposed(here)
    return lambda by, at: objectives.adopted_elsewhere(here, id, by=replace(by, hats=by.hats | {Hat.ISMS_LEAD}), at=at)


APPROVING = (
    *(signing, declining, making_public, deciding_who_reads_it, living_with_a_finding, declaring_gaps),
    *(appointing, giving_access, taking_access_back, announcing_access, carrying_out, agreeing),
    *(entering_a_leader, ending_a_leader, approving_an_address, countersigning),
    *(recording_a_signature, recording_a_review, reviewing, standing_behind_it, delegating, giving_a_translation),
    *(exempting, erasing, conducting_an_audit, letting_somebody_audit),
    *(deciding_elsewhere, approving_a_budget_elsewhere, adopting_elsewhere),
    *(looking_at_a_process, directing, helping_a_manager, leading_ones_own_area, sponsoring_what_one_adds),
)


@pytest.mark.parametrize("what", APPROVING, ids=lambda what: str(what.__name__))
def test_whoever_has_a_new_address_approves_nothing_for_24_hours(
    larkbeam: Cast, what: Callable[[Cast], Approving]
) -> None:
    act, by = what(larkbeam), top(larkbeam)
    change = id_of(
        propose_address(person_id=larkbeam.person("priya").id, new_address=NEW, by=by, at=CHANGED - timedelta(hours=1))
    )
    approve_address(change_id=change, address_shown=NEW, by=lead(larkbeam), at=CHANGED)
    for early in (CHANGED + MILLISECOND, CHANGED + timedelta(hours=24) - MILLISECOND):
        with pytest.raises(Refused, match=SAYS):
            act(by, early)
    act(by, CHANGED + timedelta(hours=24))


def test_what_somebody_else_did_elsewhere_is_recorded_at_once(larkbeam: Cast) -> None:
    """It is the other's act; whoever records it may have had a new address an hour ago."""
    id, mine = resources.raised(larkbeam), resources.raised(larkbeam)
    terms = objectives.proposed(larkbeam)
    tom = larkbeam.person("tom").id
    moved = "tom@new.example"
    change = id_of(propose_address(person_id=tom, new_address=moved, by=lead(larkbeam), at=AT))
    approve_address(change_id=change, address_shown=moved, by=top(larkbeam), at=AT)
    at = AT + timedelta(hours=1)
    resources.recorded(larkbeam, id, at=at)
    resources.budget_elsewhere(larkbeam, at=at)
    objectives.adopted_elsewhere(larkbeam, terms, at=at)
    with pytest.raises(Refused, match=SAYS):
        resources.recorded(larkbeam, mine, decided_by="tom", at=at)


def test_one_person_alone_changes_no_credential_by_the_short_way(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="propose the address, and a second person approves it"):
        change_address(person_id=larkbeam.person("priya").id, new_address=NEW, by=lead(larkbeam), at=AT)


def test_it_is_tested() -> None:
    stands(
        "tests/regressions/test_14_an_import_changes_no_leaders_address.py"
        "::test_a_row_with_the_number_of_a_leader_lead_or_hr_is_refused",
        "tests/people/commands/test_carry_out.py::test_carry_out_an_address_after_72_hours",
        "tests/delivery/test_tell_of_announcements.py::test_everybody_here_is_told_once_and_the_new_address_too",
    )


DECIDING = ("capacity_of(", "capacity_in(")
"""Whoever asks the register as what somebody decides is about to write a decision of theirs."""


def test_every_command_that_writes_a_leaders_own_act_looks_at_the_address() -> None:
    own = {kind.__name__ for kind in KINDS.values() if kind.leads and not kind.leads.elsewhere}
    writing = re.compile(rf"\b(?:{'|'.join(sorted(own))})\b")
    commands = {path.name: path.read_text() for path in SRC.glob("*/commands/*.py")}
    found = {name: text for name, text in commands.items() if writing.search(text)}
    assert len(found) >= len(own) / 2
    looks = ("check_address_has_settled(by, at)", "looked_at(version_id")
    assert [name for name, text in found.items() if not any(one in text for one in looks)] == []


def test_every_command_that_decides_as_top_management_looks_at_the_address() -> None:
    commands = [path for path in SRC.glob("*/commands/*.py") if any(word in path.read_text() for word in DECIDING)]
    assert len(commands) >= 8
    assert [path.name for path in commands if "check_address_has_settled(by, at)" not in path.read_text()] == []
