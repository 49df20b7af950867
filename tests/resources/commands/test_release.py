from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.resources.commands.release import release
from tests.cast import Cast
from tests.resources.worlds import (
    AT,
    NOBODY,
    REFUSED,
    TODAY,
    after,
    decided,
    found,
    kind_of,
    raised,
    recording_fails,
    released,
)


def test_release_says_since_when_it_is_there(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    released(larkbeam, id, date(2026, 1, 7), at=after(5))
    now = found(larkbeam, id)
    assert (now.released_on, now.released_at, str(now.released_by)) == (date(2026, 1, 7), after(5), "Tom Okafor")
    assert kind_of(larkbeam, now) == "resource.released"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="recorded already"):
        released(larkbeam, id, at=after(6))


@pytest.mark.parametrize(
    ("on", "says"), [(date(2026, 1, 5), "before it was approved"), (date(2026, 1, 7), "That day lies ahead")]
)
def test_release_on_a_day_that_cannot_be_is_refused(larkbeam: Cast, on: date, says: str) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    with pytest.raises(Refused, match=says):
        released(larkbeam, id, on)


def test_release_of_what_was_not_approved_is_refused(larkbeam: Cast) -> None:
    waiting, refused = raised(larkbeam), raised(larkbeam)
    decided(larkbeam, refused, REFUSED)
    for id in (waiting, refused):
        with pytest.raises(Refused, match="Only what was approved"):
            released(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.RISK_OWNER, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_release_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        released(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_release_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            release(request_id=id, released_on=TODAY, by=otto, at=AT)


def test_release_when_recording_fails_releases_nothing(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        released(larkbeam, id)
    assert found(larkbeam, id).released_at is None
