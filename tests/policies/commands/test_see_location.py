from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.change_policy import change_policy
from tests.cast import Cast
from tests.policies.locating import ended, looked, named, seen
from tests.policies.worlds import NOBODY, after, begun, entered, lead, recording_fails


@pytest.mark.parametrize("found", [True, False])
def test_see_location_says_who_looked_and_when(larkbeam: Cast, found: bool) -> None:
    id = named(larkbeam, begun(larkbeam), "Canteen", "")
    looked(larkbeam, id, found=found, by=larkbeam.actor("mei", Hat.DEPARTMENT_CONTACT), at=after(2))
    [row] = seen(larkbeam)
    assert (row.location_id, row.found, row.seen_at, row.seen_by_id) == (
        id,
        found,
        after(2),
        larkbeam.person("mei").id,
    )
    assert (row.outcome, row.status) == ("", None)
    assert (entered(larkbeam, "location.seen"), verify(larkbeam.organisation)[1]) == (1, [])


def test_see_location_as_often_as_one_looks(larkbeam: Cast) -> None:
    id = named(larkbeam, begun(larkbeam))
    for day in (2, 3):
        looked(larkbeam, id, at=after(day))
    assert [row.seen_at for row in seen(larkbeam)] == [after(2), after(3)]


def test_see_location_by_staff_is_refused_but_not_by_the_owner(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.actor("ola")
    id = named(larkbeam, policy)
    with pytest.raises(Refused, match="Only those who look after a policy"):
        looked(larkbeam, id, by=ola, at=after(2))
    change_policy(
        policy_id=policy, revision_shown=1, owner_id=ola.person, review_months=12, by=lead(larkbeam), at=after()
    )
    looked(larkbeam, id, by=ola, at=after(2))
    assert len(seen(larkbeam)) == 1


def test_see_location_that_is_off_the_list_is_refused(larkbeam: Cast) -> None:
    id = named(larkbeam, begun(larkbeam))
    ended(larkbeam, id)
    with pytest.raises(Refused, match="not on the list any more"):
        looked(larkbeam, id, at=after(3))


def test_see_location_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = named(larkbeam, begun(larkbeam))
    for unknown in (id, NOBODY):
        with pytest.raises(Unknown):
            looked(larkbeam, unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(2))


def test_see_location_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = named(larkbeam, begun(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        looked(larkbeam, id, at=after(2))
    assert seen(larkbeam) == []
