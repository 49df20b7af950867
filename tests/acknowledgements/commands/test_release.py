from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.release import release
from countersign.acknowledgements.queries import owed_to, undertaking
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.acknowledgements.commands.test_bind import bound, owing
from tests.acknowledgements.worlds import in_force_from
from tests.cast import Cast
from tests.policies.worlds import after, entered, lead, recording_fails


def test_release_asks_them_again_from_that_day_on(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    id = bound(larkbeam)
    release(undertaking_id=id, by=lead(larkbeam), at=after(9))
    assert undertaking(larkbeam.organisation, id).ended_on == after(9).date()
    assert [owing(larkbeam, after(n).date()) for n in (8, 9)] == [False, True]
    (due,) = owed_to(larkbeam.organisation, larkbeam.person("dana").id, after(300).date())
    assert due.since == after(9).date()
    assert (entered(larkbeam, "undertaking.ended"), verify(larkbeam.organisation)[1]) == (1, [])
    bound(larkbeam, at=after(10))


def test_release_twice_or_after_its_last_day_is_refused(larkbeam: Cast) -> None:
    id = bound(larkbeam, until_on=after(5).date())
    with pytest.raises(Refused, match="binds nobody any more"):
        release(undertaking_id=id, by=lead(larkbeam), at=after(6))
    release(undertaking_id=id, by=lead(larkbeam), at=after(4))
    with pytest.raises(Refused, match="binds nobody any more"):
        release(undertaking_id=id, by=lead(larkbeam), at=after(4))


def test_release_when_not_hr_and_not_the_lead(larkbeam: Cast) -> None:
    id = bound(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        release(undertaking_id=id, by=larkbeam.actor("ola", Hat.STAFF), at=after(4))


def test_release_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = bound(larkbeam)
    with pytest.raises(Unknown):
        release(undertaking_id=id, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(4))


def test_release_when_recording_fails_leaves_it_as_it_was(larkbeam: Cast) -> None:
    id = bound(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        release(undertaking_id=id, by=lead(larkbeam), at=after(4))
    assert undertaking(larkbeam.organisation, id).ended_on is None
