from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.canonical import canonical
from countersign.ledger.note import Checkpoint
from countersign.ledger.tree import EMPTY
from countersign.ledger.verify import BACKWARDS_MS, Problem, Reading
from tests.ledger import oracle
from tests.ledger.test_format import LEAF

LOG = LEAF["log"]


def leaf(seq: int, **changes: Any) -> bytes:
    return canonical({**LEAF, "seq": seq, **changes})


def read(data: list[bytes], *checkpoints: Checkpoint) -> list[tuple[str, str]]:
    """The codes and places of all problems, in order."""
    reading = Reading(LOG, checkpoints)
    found = [problem for one in data for problem in reading.take(one)[1]]
    return [(problem.code, problem.where) for problem in [*found, *reading.end()]]


GOOD = [leaf(seq) for seq in range(5)]


def checkpoint(size: int, origin: str = LOG) -> Checkpoint:
    return Checkpoint(origin, size, oracle.root(GOOD[:size]))


def test_reading_when_all_is_right_finds_nothing() -> None:
    assert read(GOOD, *(checkpoint(size) for size in range(1, 6)), checkpoint(5)) == []


def test_take_gives_the_leaf() -> None:
    assert Reading(LOG).take(GOOD[0]) == ({**LEAF, "seq": 0}, [])


def test_take_when_unreadable_says_so_and_goes_on() -> None:
    data = [GOOD[0], b"{}", *GOOD[2:]]
    assert read(data, Checkpoint(LOG, 5, oracle.root(data))) == [("LEAF-FORM", "leaf 1")]


def test_take_when_unreadable_still_holds_the_root_against_the_checkpoint() -> None:
    assert read([GOOD[0], b"{}"], checkpoint(2)) == [("LEAF-FORM", "leaf 1"), ("CHECKPOINT-ROOT", "checkpoint at 2")]


def test_take_when_numbered_otherwise_says_so() -> None:
    assert read([GOOD[0], leaf(7)]) == [("LEAF-PLACE", "leaf 1")]


def test_take_when_of_another_log_says_so() -> None:
    assert read([leaf(0, log="log-2/0123")]) == [("LEAF-LOG", "leaf 0")]


@pytest.mark.parametrize(("behind", "found"), [(BACKWARDS_MS, []), (BACKWARDS_MS + 1, [("LEAF-TIME", "leaf 2")])])
def test_take_when_dated_back_says_so_beyond_two_minutes(behind: int, found: list[tuple[str, str]]) -> None:
    at = LEAF["at"]
    assert read([leaf(0, at=at), leaf(1, at=at + 5000), leaf(2, at=at + 5000 - behind)]) == found


def test_take_when_dated_back_step_by_step_counts_from_the_latest_of_all() -> None:
    at = LEAF["at"]
    data = [leaf(seq, at=at - seq * (BACKWARDS_MS // 2 + 1)) for seq in range(4)]
    assert read(data) == [("LEAF-TIME", "leaf 2"), ("LEAF-TIME", "leaf 3")]


@pytest.mark.parametrize("place", range(5))
def test_take_when_a_leaf_was_changed_every_later_checkpoint_says_so(place: int) -> None:
    data = [*GOOD]
    data[place] = leaf(place, state={"revision": 2})
    found = read(data, *(checkpoint(size) for size in range(1, 6)))
    assert found == [("CHECKPOINT-ROOT", f"checkpoint at {size}") for size in range(place + 1, 6)]


def test_take_when_two_leaves_were_swapped_says_so() -> None:
    data = [GOOD[0], GOOD[2], GOOD[1]]
    expected = [("LEAF-PLACE", "leaf 1"), ("LEAF-PLACE", "leaf 2"), ("CHECKPOINT-ROOT", "checkpoint at 3")]
    assert read(data, checkpoint(3)) == expected


def test_take_when_the_checkpoint_is_of_another_log_says_so() -> None:
    assert read(GOOD[:2], checkpoint(2, "log-2/0123")) == [("CHECKPOINT-LOG", "checkpoint at 2")]


def test_take_when_two_checkpoints_of_one_size_differ_says_which_is_false() -> None:
    assert read(GOOD[:2], checkpoint(2), Checkpoint(LOG, 2, EMPTY)) == [("CHECKPOINT-ROOT", "checkpoint at 2")]


def test_end_when_leaves_were_cut_off_says_so() -> None:
    found = read(GOOD[:3], *(checkpoint(size) for size in (2, 4, 5)))
    assert found == [("LEAVES-MISSING", "checkpoint at 4"), ("LEAVES-MISSING", "checkpoint at 5")]


def test_problem_is_written_as_one_line() -> None:
    assert str(Problem("LEAF-FORM", "leaf 1", "is wrong")) == "leaf 1: is wrong [LEAF-FORM]"
