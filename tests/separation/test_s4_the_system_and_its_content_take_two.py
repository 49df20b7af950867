"""S4: whoever looks after the system has no say in its content; both together take two people, or 72 hours."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from countersign.entrance.matrix import MATRIX
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import GIVEN, grant
from countersign.people.commands.stop import stop
from countersign.people.enums import Basis
from countersign.people.permissions import IMPORT
from countersign.people.queries import hats
from countersign.policies.models import Version
from countersign.policies.queries import authority_over
from countersign.policies.queries import version as version_with
from tests.cast import Cast, id_of
from tests.people.announcing import RIPE, administrator, second_leader
from tests.people.worlds import AT, after, importing, top
from tests.policies.delegating import delegated, waiting
from tests.regressions.pointing import stands

OF_THE_SYSTEM = {"health.read"}
"""What somebody who looks after the system does; a row that is added here opens no content."""


def test_the_administrators_hat_opens_no_content_at_all() -> None:
    assert {act for act, hats in MATRIX.items() if Hat.ADMINISTRATOR in hats} <= OF_THE_SYSTEM


@pytest.mark.parametrize("hat", sorted(GIVEN - {Hat.ADMINISTRATOR}))
def test_one_leader_alone_mixes_them_neither_way_round(larkbeam: Cast, hat: Hat) -> None:
    """Nor by way of an import, nor where two lead: one of them announces, and the other agrees."""
    second_leader(larkbeam)
    ruth, mei, by = administrator(larkbeam), larkbeam.person("ola").id, top(larkbeam)
    for one in (by, importing(by)):
        with pytest.raises(Refused, match="would look after the system and decide on its content: that takes two"):
            grant(person_id=ruth, hat=hat, by=one, at=AT)
    grant(person_id=mei, hat=hat, by=by, at=AT)
    with pytest.raises(Refused, match="that takes two"):
        grant(person_id=mei, hat=Hat.ADMINISTRATOR, by=by, at=AT)
    assert importing(by).via == IMPORT


def test_the_register_is_no_way_round(larkbeam: Cast) -> None:
    """Leading is a right to the content, too."""
    ruth, since = administrator(larkbeam), date(2026, 1, 1)
    with pytest.raises(Refused, match="it takes two to let them lead"):
        enter_leader(person_id=ruth, basis=Basis.BOARD, leads_from=since, by=top(larkbeam), at=AT)
    with pytest.raises(Refused, match="that takes two"):
        grant(person_id=second_leader(larkbeam).person or ruth, hat=Hat.ADMINISTRATOR, by=top(larkbeam), at=AT)


def test_alone_it_takes_72_hours_in_which_anybody_stops_it(larkbeam: Cast) -> None:
    ruth = administrator(larkbeam)
    id = id_of(announce_access(person_id=ruth, hat=Hat.HR, by=top(larkbeam), at=AT))
    for hours in (0, 24, 71):
        with pytest.raises(Refused, match="may still stop this"):
            carry_out(announcement_id=id, by=top(larkbeam), at=after(hours))
    stop(announcement_id=id, by=larkbeam.actor("ola"), at=RIPE)
    with pytest.raises(Refused, match="Ola Nowak stopped this"):
        carry_out(announcement_id=id, by=top(larkbeam), at=RIPE + timedelta(hours=1))
    assert Hat.HR not in hats(larkbeam.organisation, ruth, RIPE)


def test_it_is_tested() -> None:
    stands(
        "tests/people/commands/test_agree.py::test_agree_to_what_one_announced_oneself_is_refused",
        "tests/people/commands/test_carry_out.py::test_carry_out_when_somebody_else_leads_now_is_refused",
        "tests/web/people/test_announcements.py::test_access_that_takes_two_is_announced_and_another_leader_agrees",
    )


def test_delegation_is_no_way_round(larkbeam: Cast) -> None:
    """To sign is a say in the content: whoever looks after the system signs for nobody, whichever came first."""
    administrator(larkbeam)
    with pytest.raises(Refused, match="looks after the system"):
        delegated(larkbeam, to="ruth")
    _, _, version = waiting(larkbeam)
    assert authority_over(one_version(larkbeam, version), larkbeam.person("mei").id, AT).capacity
    administrator(larkbeam, "mei")
    found = authority_over(one_version(larkbeam, version), larkbeam.person("mei").id, AT)
    assert (found.capacity, "looks after the system" in str(found.missing)) == ("", True)


def one_version(here: Cast, id: UUID) -> Version:
    return version_with(here.organisation, id)
