"""What was worked out before, and still holds: told again as long as the ledger has nothing that could change it.

Kept in the process, beside the place in the log at which it was worked out. Nobody can forge it, and nothing has to be
told that something changed: what came since is asked of the log each time, and that costs the same however long the log
is and however many people there are. Meant for numbers, and for what rules are told; what somebody may do is read anew
in every request.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.db import connection

from countersign.ledger.queries import Mark, entered_since, mark
from countersign.ledger.reconciling.snapshot import snapshot

type Later = Collection[tuple[str, UUID]]
"""Noun and id of each row that an entry was made about."""


@dataclass(frozen=True)
class Known[Value]:
    """What was worked out when the log was so far. ``which``: of several that take the same place in the memory."""

    mark: Mark
    value: Value
    which: Hashable = None


MEMORY: dict[Hashable, Known[Any]] = {}
MOST_KNOWN = 5000

MOST_LATER = 200
"""With more entries since, it is worked out anew."""


def recalled[Value](
    organisation: UUID,
    what: Hashable,
    decide: frozenset[str],
    work: Callable[[], Value],
    carry: Callable[[Value, Later], Value | None] | None = None,
    *,
    which: Hashable = None,
) -> Value:
    """``what`` of an organisation, which ``work`` reads from rows of the nouns in ``decide`` and from nothing else.

    ``work`` may hold ids and days from outside, and no row that was read there: that may be older than the place in the
    ledger with which it is remembered. Rows come in only where ``what`` or ``which`` names their newest entries.
    ``carry`` makes of what is known and what came since what holds now, or None where it cannot. ``which``: of what
    is large, such as all holders of a day, only the one that was asked for last is kept.
    """
    key = organisation, what
    known = cast("Known[Value] | None", MEMORY.get(key))
    if known and known.which != which:
        known = None
    if known and (later := since(organisation, known, decide)) is not None:
        if not later:
            return known.value
        if connection.in_atomic_block:
            value = carry(known.value, later) if carry else None
            return work() if value is None else value
    if connection.in_atomic_block:
        return work()  # what is not committed is not remembered
    if len(MEMORY) >= MOST_KNOWN:
        MEMORY.clear()
    with snapshot():
        found = now(organisation, known, decide, work, carry, which)
    MEMORY[key] = found
    return found.value


def now[Value](
    organisation: UUID,
    known: Known[Value] | None,
    decide: frozenset[str],
    work: Callable[[], Value],
    carry: Callable[[Value, Later], Value | None] | None,
    which: Hashable,
) -> Known[Value]:
    """At this moment: carried on from what is known, or else worked out."""
    here = mark(organisation)
    later = since(organisation, known, decide) if known and carry else None
    value = carry(known.value, later) if known and carry and later is not None else None
    return Known(here, work() if value is None else value, which)


def since(organisation: UUID, known: Known[Any], decide: frozenset[str]) -> set[tuple[str, UUID]] | None:
    """What came since and decides; None where that is too much to say."""
    later = entered_since(organisation, known.mark, MOST_LATER)
    return None if later is None else {(noun, of) for noun, of in later if noun in decide}
