"""S7: a credential changes by a second person or in the open, and approves nothing for 24 hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.instants import MILLISECOND
from countersign.kernel.refusals import Refused
from countersign.people.commands.agree import agree
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.change_address import change_address
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.propose_address import propose_address
from countersign.people.enums import Basis
from countersign.people.queries import leaders, open_grant, register
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.decline import decline
from countersign.policies.enums import AvailabilityMode
from countersign.policies.queries import version
from tests.cast import Cast, id_of
from tests.people.announcing import NEW, administrator, mixed_access, second_leader
from tests.people.worlds import AT, DAY, lead, top
from tests.policies.publishing import CONTACT, published
from tests.policies.worlds import begun as policy_begun
from tests.policies.worlds import in_force_from, offered, signed
from tests.readiness import worlds as answers
from tests.regressions.pointing import stands
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


APPROVING = (
    *(signing, declining, making_public, deciding_who_reads_it, living_with_a_finding, declaring_gaps),
    *(appointing, giving_access, taking_access_back, announcing_access, carrying_out, agreeing),
    *(entering_a_leader, ending_a_leader, approving_an_address, countersigning),
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
