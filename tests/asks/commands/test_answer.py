from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.asks.enums import Answer, AskState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, WORDS, after, answered, found, kind_of, made, recording_fails, withdrawn
from tests.cast import Cast
from tests.people.worlds import put_right


@pytest.mark.parametrize(
    ("what", "kind"), [(Answer.DONE, "answered"), (Answer.YES, "answered"), (Answer.NO, "declined")]
)
def test_answer_is_the_leader_s_own_act(larkbeam: Cast, what: Answer, kind: str) -> None:
    id = made(larkbeam)
    answered(larkbeam, id, what, at=after(2), words=f" {WORDS}")
    one = found(larkbeam, id)
    assert (one.state, one.answer, one.answer_words) == (AskState.ANSWERED, what, WORDS)
    assert (one.answered_on, one.answered_at, str(one.answered_by)) == (after(2).date(), after(2), "Priya Raman")
    assert not one.told_elsewhere
    assert kind_of(larkbeam, one) == f"ask.{kind}"
    assert verify(larkbeam.organisation)[1] == []


def test_answer_by_an_executive_without_a_hat(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", executive=True)
    id = made(larkbeam, "mei")
    answered(larkbeam, id, at=after(1), by=larkbeam.actor("mei"))
    assert found(larkbeam, id).state is AskState.ANSWERED


def test_answer_after_its_day_is_an_answer(larkbeam: Cast) -> None:
    id = made(larkbeam)
    answered(larkbeam, id, at=after(40))
    assert found(larkbeam, id).state is AskState.ANSWERED


@pytest.mark.parametrize("first", ["tom", "mei"])
def test_answer_for_the_leader_is_refused(larkbeam: Cast, first: str) -> None:
    with pytest.raises(Refused, match="Only whoever is asked"):
        answered(larkbeam, made(larkbeam), at=after(1), by=larkbeam.actor(first, *Hat))


@pytest.mark.parametrize(
    ("what", "words", "says"),
    [
        (Answer.NO, " ", "why not"),
        (Answer.YES, "", "what you did, or what you will do"),
        (Answer.YES, "x" * 1001, "at most 1000"),
    ],
)
def test_answer_without_a_sentence_is_refused(larkbeam: Cast, what: Answer, words: str, says: str) -> None:
    id = made(larkbeam)
    with pytest.raises(Refused, match=says):
        answered(larkbeam, id, what, at=after(1), words=words)
    assert found(larkbeam, id).state is AskState.OPEN


def test_answer_twice_or_what_was_withdrawn_is_refused(larkbeam: Cast) -> None:
    id, gone = made(larkbeam), made(larkbeam)
    answered(larkbeam, id, at=after(1))
    withdrawn(larkbeam, gone, at=after(1))
    with pytest.raises(Refused, match="what was said stands"):
        answered(larkbeam, id, Answer.NO, at=after(2))
    with pytest.raises(Refused, match="was withdrawn"):
        answered(larkbeam, gone, at=after(2))


def test_answer_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (made(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            answered(larkbeam, id, at=after(1), by=otto)


def test_answer_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        answered(larkbeam, id, at=after(1))
    assert found(larkbeam, id).state is AskState.OPEN
