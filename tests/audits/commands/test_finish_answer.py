from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.enums import FindingState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.found import DONE, OUTCOME, answered, done, finished, kind_of, now, raised, returned
from tests.cast import Cast
from tests.policies.worlds import NOBODY, lead, recording_fails


def test_finish_answer_waits_for_somebody_independent(larkbeam: Cast) -> None:
    said = now(larkbeam, done(larkbeam))
    assert (said.state, said.waits_for) == (FindingState.DONE, None)
    assert said.answer
    assert (said.answer.done_on, said.answer.outcome, str(said.answer.done_by)) == (DONE, OUTCOME, "Ruth Ellis")
    assert kind_of(larkbeam, said.answer) == "findinganswer.done"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(("first", "hat"), [("mei", Hat.STAFF), ("tom", Hat.ISMS_LEAD)])
def test_finish_answer_by_the_owner_or_the_lead(larkbeam: Cast, first: str, hat: Hat) -> None:
    id = raised(larkbeam)
    finished(larkbeam, answered(larkbeam, id), by=larkbeam.actor(first, hat))
    assert now(larkbeam, id).state is FindingState.DONE


def test_finish_answer_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    answer = answered(larkbeam, raised(larkbeam))
    for hat in (Hat.INTERNAL_AUDITOR, Hat.TOP_MANAGEMENT, Hat.STAFF):
        with pytest.raises(Refused, match="Only whoever answers this finding"):
            finished(larkbeam, answer, by=larkbeam.actor("dana", hat))


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"done_on": date(2026, 2, 1)}, "lies ahead"),
        ({"done_on": date(1926, 1, 24)}, "before the finding was raised"),
        ({"outcome": " "}, "what shows it"),
        ({"outcome": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_finish_answer_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    answer = answered(larkbeam, raised(larkbeam))
    with pytest.raises(Refused, match=match):
        finished(larkbeam, answer, **changed)


def test_finish_answer_twice_or_after_it_was_returned_is_refused(larkbeam: Cast) -> None:
    answer = answered(larkbeam, raised(larkbeam))
    finished(larkbeam, answer)
    with pytest.raises(Refused, match="done already"):
        finished(larkbeam, answer)
    other = answered(larkbeam, raised(larkbeam))
    returned(larkbeam, other)
    with pytest.raises(Refused, match="was returned"):
        finished(larkbeam, other)


def test_finish_answer_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (answered(larkbeam, raised(larkbeam)), NOBODY):
        with pytest.raises(Unknown):
            finished(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_finish_answer_when_recording_fails_leaves_it_under_way(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    answer = answered(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        finished(larkbeam, answer, by=lead(larkbeam))
    assert now(larkbeam, id).state is FindingState.ANSWERED
