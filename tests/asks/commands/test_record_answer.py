from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.asks.enums import AskState, Channel
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, WORDS, after, answered, found, kind_of, leader, made, recording_fails, told
from tests.cast import Cast


def test_record_answer_says_who_heard_it_and_when(larkbeam: Cast) -> None:
    id = made(larkbeam)
    told(larkbeam, id, answered_on=after(1).date(), at=after(3))
    one = found(larkbeam, id)
    assert (one.answer, one.answer_words, one.channel) == ("YES", WORDS, "IN_PERSON")
    assert (one.answered_on, one.answered_at, str(one.answered_by)) == (after(1).date(), after(3), "Tom Okafor")
    assert one.told_elsewhere
    assert kind_of(larkbeam, one) == "ask.answer_recorded"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"answered_on": date(2026, 3, 1)}, "lies ahead"),
        ({"answered_on": date(2026, 1, 5)}, "before the day of asking"),
        ({"words": " "}, "Say in a sentence"),
        ({"channel": Channel.HERE}, "they answer themselves"),
    ],
)
def test_record_answer_when_it_makes_no_sense_is_refused(larkbeam: Cast, more: dict[str, Any], says: str) -> None:
    id = made(larkbeam)
    with pytest.raises(Refused, match=says):
        told(larkbeam, id, at=after(3), **more)
    assert found(larkbeam, id).state is AskState.OPEN


def test_record_answer_by_whoever_is_asked_or_may_not_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with pytest.raises(Refused, match="in your own name"):
        told(larkbeam, id, at=after(1), by=leader(larkbeam))
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        told(larkbeam, id, at=after(1), by=larkbeam.actor("ola", Hat.INTERNAL_AUDITOR))


def test_record_answer_twice_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    answered(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="what was said stands"):
        told(larkbeam, id, at=after(2))


def test_record_answer_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (made(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            told(larkbeam, id, at=after(1), by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_record_answer_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        told(larkbeam, id, at=after(1))
    assert found(larkbeam, id).state is AskState.OPEN
