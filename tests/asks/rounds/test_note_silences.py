from __future__ import annotations

from countersign.asks.rounds.note_silences import note_silences
from tests.asks.worlds import after, answered, found, made
from tests.cast import Cast
from tests.people.worlds import put_right


def test_each_silence_is_noted_once(larkbeam: Cast) -> None:
    late, said = made(larkbeam), made(larkbeam)
    answered(larkbeam, said, at=after(1))
    assert note_silences(after(10)) == 0, "the due day is in time"
    assert note_silences(after(14)) == 1, "a round that slept catches up"
    assert note_silences(after(15)) == 0
    assert found(larkbeam, late).silent_at == after(14)
    assert found(larkbeam, said).silent_at is None


def test_no_more_at_a_time_than_the_limit(larkbeam: Cast) -> None:
    for _ in range(3):
        made(larkbeam)
    assert [note_silences(after(12), limit=2) for _ in range(3)] == [2, 1, 0]


def test_leave_rests_the_clock(larkbeam: Cast) -> None:
    """She was away on the due day; whoever comes back is asked from then on."""
    made(larkbeam)
    put_right(larkbeam, "priya", on_leave=True)
    assert note_silences(after(30)) == 0
