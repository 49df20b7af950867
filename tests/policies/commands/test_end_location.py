from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.queries import location, open_locations
from tests.cast import Cast
from tests.policies.locating import ended, named
from tests.policies.worlds import NOBODY, after, begun, entered, leader, recording_fails


def test_end_location_takes_it_off_the_list_and_keeps_it(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(larkbeam, policy)
    ended(larkbeam, id, by=leader(larkbeam))
    found = location(larkbeam.organisation, id)
    assert not open_locations(larkbeam.organisation, policy)
    assert (found.ended_on, found.ended_at, found.ended_by) == (after(2).date(), after(2), larkbeam.person("priya"))
    assert (entered(larkbeam, "location.ended"), verify(larkbeam.organisation)[1]) == (1, [])


def test_end_location_twice_is_refused(larkbeam: Cast) -> None:
    id = named(larkbeam, begun(larkbeam))
    ended(larkbeam, id)
    with pytest.raises(Refused, match="not on the list any more"):
        ended(larkbeam, id)


def test_end_location_by_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead, top management or its owner"):
        ended(larkbeam, named(larkbeam, begun(larkbeam)), by=larkbeam.actor("ruth", Hat.HR))


def test_end_location_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = named(larkbeam, begun(larkbeam))
    for unknown in (id, NOBODY):
        with pytest.raises(Unknown):
            ended(larkbeam, unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_end_location_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(larkbeam, policy)
    with recording_fails(), pytest.raises(OperationalError):
        ended(larkbeam, id)
    assert open_locations(larkbeam.organisation, policy).get().id == id
