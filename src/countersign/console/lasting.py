"""What several processes share is not counted any more, so that using it does not write to it.

Python writes into each object how often it is used, and whoever writes to memory that was shared gets a copy of it.
Objects that last for ever, as ``None`` does, are not counted (PEP 683). Every object that there is before the processes
part lasts as long as any of them anyway, so it is given the mark that ``None`` carries. Decision 81.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from ctypes import Array, c_uint32
from itertools import chain
from types import CodeType

type Memory = Array[c_uint32]
"""Our own memory, as words of four bytes: an object's count is the first of its own."""

WORDS = 1 << 60
"""More than any machine has; of a longer row not even the length could be said."""

MARKED = 1 << 31
"""No count comes so far."""

TIMES = 1000


def last_for_ever() -> bool:
    """All that there is now, and is not thrown away at once. False where counts are kept in another way."""
    memory = words()
    if memory is None or not counts_as_known(memory):
        return False
    mark = memory[id(None) >> 2]
    objects = gc.get_objects()
    held = gc.get_referents(*objects)
    for address in map(id, chain(objects, held, constants(held))):
        memory[address >> 2] = mark
    return True


def words() -> Memory | None:
    """None where an object's address is not where it lies, or its count does not begin with the lower half."""
    if sys.implementation.name != "cpython" or sys.maxsize < WORDS or sys.byteorder != "little":
        return None
    return (c_uint32 * WORDS).from_address(0)


def counts_as_known(memory: Memory) -> bool:
    """Does a new object's word grow with each use, and ``None``'s not at all?"""
    new = object()
    words = (id(new) >> 2, id(None) >> 2)
    before = [memory[word] for word in words]
    uses = [(new, None)[at] for at in (0, 1) for _ in range(TIMES)]
    now = [memory[word] for word in words]
    del uses
    return now == [before[0] + TIMES, before[1]] and before[1] >= MARKED > now[0]


def constants(held: Iterable[object]) -> Iterator[object]:
    """What code names and compares with: the collector does not look into code. Nobody is asked what they are, for some
    would make themselves up to answer."""
    code = [one for one in held if type(one) is CodeType]
    while code:
        tuples = [part for one in code for part in (one.co_names, one.co_consts)]
        inside = list(chain.from_iterable(tuples))
        yield from tuples
        yield from inside
        code = [one for one in inside if type(one) is CodeType]
