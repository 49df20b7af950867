"""What is not counted any more, and what still is."""

from __future__ import annotations

from typing import cast

import pytest

from countersign.console.lasting import Memory, counts_as_known
from tests.entrance.starting import run

pytestmark = pytest.mark.beside

LASTING = """
import json, sys, weakref
from countersign.console.lasting import last_for_ever

class Thing:
    def told(self):
        return "a word that stands in code alone"

last_for_ever() or sys.exit("counts are kept in another way here")
shared = [Thing, Thing.told, Thing.told.__code__, Thing().told(), json, json.dumps, json.dumps.__name__]
before = [sys.getrefcount(one) for one in shared]
used = [list(shared) for _ in range(100)]
after = [sys.getrefcount(one) for one in shared]
new = Thing()
gone = weakref.ref(new)
del new
print(before == after, gone() is None)
"""


def test_what_was_there_is_not_counted_and_what_comes_later_is() -> None:
    """The process also ends as any other does."""
    ended = run("-c", LASTING)
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (0, ["True", "True"], "")


class Elsewhere:
    """Words in which no count is kept, or another one than ours."""

    def __getitem__(self, _word: int) -> int:
        return 1 << 31


def test_where_counts_are_kept_in_another_way_nothing_is_written() -> None:
    assert not counts_as_known(cast("Memory", Elsewhere()))
