from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.audits.found import DONE, DUE, agreed, kind_of, now, raised, recorded
from tests.cast import Cast
from tests.policies.worlds import NOBODY, lead, recording_fails

LATER = date(2026, 4, 1)


def test_agree_day_counts_from_the_day_it_was_agreed(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    agreed(larkbeam, id)
    said = now(larkbeam, id)
    assert (said.due_on, said.due_by(date(2026, 1, 23)), said.due_by(DONE)) == (LATER, DUE, LATER)
    assert (said.is_late(LATER), said.is_late(date(2026, 4, 2))) == (False, True)
    assert kind_of(larkbeam, said.days[0]) == "findingdue.agreed"


def test_agree_day_with_a_certifier_is_written_down_by_the_lead(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    agreed(larkbeam, id, by=lead(larkbeam))
    assert now(larkbeam, id).due_on == LATER


def test_agree_day_of_one_s_own_audit_takes_an_auditor(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with pytest.raises(Refused, match="An internal auditor agrees"):
        agreed(larkbeam, id, by=lead(larkbeam))
    with pytest.raises(Refused, match="You answer this finding"):
        agreed(larkbeam, id, by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    with pytest.raises(Refused, match="Only an internal auditor or the ISMS lead"):
        agreed(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"agreed_on": date(2026, 2, 1)}, "lies ahead"),
        ({"agreed_on": date(2026, 1, 19)}, "before the finding was raised"),
        ({"due_on": date(2026, 1, 23)}, "comes after the one"),
        ({"because": ""}, "Say why another day"),
        ({"because": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_agree_day_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    id = raised(larkbeam)
    with pytest.raises(Refused, match=match):
        agreed(larkbeam, id, **changed)
    assert now(larkbeam, id).due_on == DUE


def test_agree_day_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            agreed(larkbeam, id, by=stonecross.actor("otto", Hat.INTERNAL_AUDITOR))


def test_agree_day_when_recording_fails_leaves_the_earlier_one(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        agreed(larkbeam, id)
    assert now(larkbeam, id).due_on == DUE
