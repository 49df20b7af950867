from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.commands.record_visit_result import record_visit_result
from countersign.audits.enums import Recommendation
from countersign.audits.queries import results_of
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.found import kind_of, visited
from tests.audits.worlds import found
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, recording_fails

RESULT: dict[str, Any] = {
    "recommendation": Recommendation.AFTER_CORRECTION,
    "told_on": date(2025, 12, 16),
    "report": "Stage 1 report, in the audit folder",
}


def told(here: Cast, visit: UUID, *, at: Any = None, **changed: Any) -> None:
    record_visit_result(visit_id=visit, **{"by": lead(here), **RESULT, **changed}, at=at or after(1))


def test_record_visit_result_and_the_newest_counts(larkbeam: Cast) -> None:
    id = visited(larkbeam)
    told(larkbeam, id)
    told(larkbeam, id, recommendation=Recommendation.RECOMMENDED, told_on=date(2026, 1, 8), at=after(3))
    newest, first = results_of(found(larkbeam, id))
    assert (newest.recommendation, first.recommendation) == ("RECOMMENDED", "AFTER_CORRECTION")
    assert kind_of(larkbeam, newest) == "visitresult.recorded"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"told_on": date(2026, 1, 9)}, "lies ahead"),
        ({"told_on": date(2025, 12, 14)}, "nothing came of it before"),
        ({"report": " "}, "it is the proof"),
        ({"report": "x" * 301}, "at most 300 characters"),
    ],
)
def test_record_visit_result_that_makes_no_sense_is_refused(
    larkbeam: Cast, changed: dict[str, Any], match: str
) -> None:
    with pytest.raises(Refused, match=match):
        told(larkbeam, visited(larkbeam), **changed)


def test_record_visit_result_of_one_that_was_called_off_is_refused(larkbeam: Cast) -> None:
    id = visited(larkbeam)
    call_off_visit(visit_id=id, because="They fell ill.", by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="called off"):
        told(larkbeam, id)


def test_record_visit_result_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        told(larkbeam, visited(larkbeam), by=larkbeam.actor("mei", Hat.HR))


def test_record_visit_result_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (visited(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            told(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_record_visit_result_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    id = visited(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        told(larkbeam, id)
    assert not results_of(found(larkbeam, id)).exists()
