from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.resources.commands.conclude import conclude
from tests.cast import Cast
from tests.resources.worlds import (
    AT,
    NOBODY,
    REFUSED,
    TODAY,
    after,
    concluded,
    decided,
    found,
    kind_of,
    lead,
    raised,
    recording_fails,
)


def test_conclude_says_what_came_of_it(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    concluded(larkbeam, id, date(2026, 1, 10), at=after(5))
    now = found(larkbeam, id)
    assert (now.concluded_on, now.concluded_at, str(now.concluded_by)) == (date(2026, 1, 10), after(5), "Tom Okafor")
    assert (now.outcome or "").startswith("The second account")
    assert kind_of(larkbeam, now) == "resource.concluded"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="recorded already"):
        concluded(larkbeam, id, at=after(6))


@pytest.mark.parametrize(
    ("on", "outcome", "says"),
    [
        (date(2026, 1, 5), "It works.", "before it was approved"),
        (date(2026, 1, 7), "It works.", "That day lies ahead"),
        (TODAY, " ", "Say what came of it"),
        (TODAY, "x" * 2001, "at most 2000 characters"),
    ],
)
def test_conclude_when_it_makes_no_sense_is_refused(larkbeam: Cast, on: date, outcome: str, says: str) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    with pytest.raises(Refused, match=says):
        conclude(request_id=id, concluded_on=on, outcome=outcome, by=lead(larkbeam), at=AT)


def test_conclude_what_was_not_approved_is_refused(larkbeam: Cast) -> None:
    waiting, refused = raised(larkbeam), raised(larkbeam)
    decided(larkbeam, refused, REFUSED)
    for id in (waiting, refused):
        with pytest.raises(Refused, match="Only what was approved"):
            concluded(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.RISK_OWNER, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_conclude_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        concluded(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_conclude_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            conclude(request_id=id, concluded_on=TODAY, outcome="It works.", by=otto, at=AT)


def test_conclude_when_recording_fails_concludes_nothing(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        concluded(larkbeam, id)
    assert found(larkbeam, id).concluded_at is None
