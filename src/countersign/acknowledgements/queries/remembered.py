"""Numbers of a day: counted once, and counted on for each name that somebody sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from countersign.acknowledgements.models import Acceptance
from countersign.ledger.remembering import Later, recalled


@dataclass(frozen=True)
class Some:
    """Whom to count: everybody, or some ``people``; as if the names in ``without`` had not been set."""

    people: frozenset[UUID] | None = None
    without: frozenset[UUID] = frozenset()


EVERYBODY = Some()

type Count = Callable[[Some], Counter[str]]
"""Numbers to which each person adds their part, whoever else is counted."""

DECIDE = frozenset(
    {
        *("organisation", "person", "leader", "appointment", "role"),
        *("policy", "version", "cosignature", "endorsement"),
        *("acceptance", "reply", "exemption", "undertaking"),
    }
)
"""What the numbers are worked out from. Entries about anything else leave them as they are."""


def numbers(organisation: UUID, what: str, on: date, facts: Hashable, count: Count) -> Mapping[str, int]:
    """What ``count`` says of everybody on a day. After a name only the difference is counted.

    ``facts``: the newest entries of what whoever asks has read before. With others, it is another number.
    """

    def carry(known: Counter[str], later: Later) -> Counter[str] | None:
        return carried(organisation, count, known, later)

    return recalled(organisation, (what, on, facts), DECIDE, lambda: count(EVERYBODY), carry)


def carried(organisation: UUID, count: Count, known: Counter[str], later: Later) -> Counter[str] | None:
    """The same numbers after some names were set: those people are counted as they are, less as they were."""
    names = frozenset(of for noun, of in later if noun == Acceptance.noun)
    if len(names) < len(later):
        return None
    setters = Acceptance.objects.filter(organisation_id=organisation, id__in=names).values_list("person", flat=True)
    people, moved = frozenset(setters), Counter(known)
    moved.update(count(Some(people)))
    moved.subtract(count(Some(people, without=names)))
    return moved
