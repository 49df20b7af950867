from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.asks.commands.note_silence import note_silence
from countersign.asks.enums import AskState
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, after, answered, found, kind_of, lead, made, recording_fails, withdrawn
from tests.cast import Cast
from tests.people.worlds import put_right


def test_note_silence_once_the_day_has_passed(larkbeam: Cast) -> None:
    id = made(larkbeam)
    note_silence(ask_id=id, by=larkbeam.system, at=after(11))
    one = found(larkbeam, id)
    assert (one.silent_at, one.state) == (after(11), AskState.OPEN)
    assert kind_of(larkbeam, one) == "ask.passed_unanswered"
    answered(larkbeam, id, at=after(12))
    assert found(larkbeam, id).silent_at == after(11), "a late answer leaves it where it is"
    assert verify(larkbeam.organisation)[1] == []


def test_note_silence_where_there_is_none_is_refused(larkbeam: Cast) -> None:
    on_its_day, said, gone, twice = (made(larkbeam) for _ in range(4))
    answered(larkbeam, said, at=after(1))
    withdrawn(larkbeam, gone, at=after(1))
    note_silence(ask_id=twice, by=larkbeam.system, at=after(11))
    for id, days in ((on_its_day, 10), (said, 11), (gone, 11), (twice, 12)):
        with pytest.raises(Refused, match="no silence to record"):
            note_silence(ask_id=id, by=larkbeam.system, at=after(days))


def test_note_silence_of_somebody_on_leave_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    put_right(larkbeam, "priya", on_leave=True)
    with pytest.raises(Refused, match="no silence to record"):
        note_silence(ask_id=id, by=larkbeam.system, at=after(11))


def test_note_silence_by_a_person_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="this kind of actor"):
        note_silence(ask_id=made(larkbeam), by=lead(larkbeam), at=after(11))


def test_note_silence_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (made(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            note_silence(ask_id=id, by=stonecross.system, at=after(11))


def test_note_silence_when_recording_fails_notes_nothing(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        note_silence(ask_id=id, by=larkbeam.system, at=after(11))
    assert found(larkbeam, id).silent_at is None
