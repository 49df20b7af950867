"""A random draw that anybody can make again: the same list and the same seed give the same people.

``ALGORITHM`` names what is written here. A change of it gets another name, and old draws are made again by the old one.

1. The list: one line for each person, ``[token, department, sorts]``, sorted by token. A token stands for somebody
   without saying who. ``sorts`` holds L for a leader, N for a newcomer, C for somebody from outside.
2. Everybody's place: SHA-256 over the seed, a slash and the token, as hexadecimal digits; the smallest comes first.
3. The first leader, the first newcomer and the first outsider by place are drawn, where there are any.
4. Then departments that nobody was drawn from, in the order of the place of their first: one person of each.
5. Then whoever is next by place, until there are enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from countersign.kernel.canonical import NotCanonical, canonical, from_canonical

ALGORITHM = "countersign.draw/1"

LEADER, NEWCOMER, OUTSIDER = "L", "N", "C"
SORTS = (LEADER, NEWCOMER, OUTSIDER)


class NoList(ValueError):
    """These bytes are no list of a draw."""


@dataclass(frozen=True)
class Lot:
    """One person who could be drawn, by a token."""

    token: str
    department: str = ""
    sorts: str = ""


def token_of(salt: str, person: str) -> str:
    """What stands for a person in one draw. Without the salt nobody can say for whom."""
    return hashlib.sha256(f"{salt}/{person}".encode()).hexdigest()


def written(lots: Iterable[Lot]) -> bytes:
    """The list as it is kept, and digested: canonical, sorted by token."""
    return canonical([[lot.token, lot.department, lot.sorts] for lot in sorted(lots, key=lambda lot: lot.token)])


def read(data: bytes) -> list[Lot]:
    """The list again. Raises NoList for anything else."""
    try:
        value = from_canonical(data)
    except NotCanonical as error:
        raise NoList(str(error)) from error
    if not isinstance(value, list):
        raise NoList("a list of people is a list")
    return [lot_of(one) for one in value]


def lot_of(value: object) -> Lot:
    if isinstance(value, list) and len(value) == 3 and all(isinstance(part, str) for part in value):
        return Lot(*value)
    raise NoList("each line is a token, a department and its sorts")


def place(seed: str, lot: Lot) -> str:
    return hashlib.sha256(f"{seed}/{lot.token}".encode()).hexdigest()


def drawn(lots: Sequence[Lot], seed: str, size: int) -> list[Lot]:
    """So many of them, in the order in which they were drawn; fewer where there are no more."""
    by_place = sorted(lots, key=lambda lot: (place(seed, lot), lot.token))
    found = list(of_sorts(by_place))
    reached = {lot.department for lot in found}
    found += [lot for lot in of_departments(by_place) if lot.department not in reached]
    taken = {lot.token for lot in found}
    found += [lot for lot in by_place if lot.token not in taken]
    return found[:size]


def of_sorts(by_place: Sequence[Lot]) -> Iterator[Lot]:
    """The first of each sort, unless one who is drawn already is of it too."""
    taken: list[Lot] = []
    for sort in SORTS:
        first = next((lot for lot in by_place if sort in lot.sorts), None)
        if first and not any(sort in lot.sorts for lot in taken):
            taken.append(first)
            yield first


def of_departments(by_place: Sequence[Lot]) -> Iterator[Lot]:
    """The first of each department."""
    seen: set[str] = set()
    for lot in by_place:
        if lot.department not in seen:
            seen.add(lot.department)
            yield lot
