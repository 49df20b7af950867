"""Who is here (DOMAIN, 2.1 number 3). An id that is not in the list of people is nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from countersign.kernel.words import listed
from countersign.people.facts import Person
from countersign.readiness.dossier.form import Dossier


def find(dossier: Dossier, id: str | None) -> Person | None:
    return dossier.by_id.get(id) if id else None


def is_active(dossier: Dossier, id: str | None) -> bool:
    """Has this person joined, and not left?"""
    return id in those(dossier, here)


def here(person: Person, on: date) -> bool:
    """Somebody is gone on the day given in ``left``."""
    return (person.joined is None or person.joined <= on) and not gone(person, on)


def gone(person: Person, on: date) -> bool:
    return person.left is not None and person.left <= on


def has_left(dossier: Dossier, id: str | None) -> bool:
    """Is this somebody we know, who is gone?"""
    return id in those(dossier, gone)


def those(dossier: Dossier, are: Callable[[Person, date], bool]) -> frozenset[str]:
    """The ids of those who are here, or gone. Asked for every holder of a role, so they are found once."""
    known: dict[str, frozenset[str]] = dossier.known
    if are.__name__ not in known:
        known[are.__name__] = frozenset(id for id, one in dossier.by_id.items() if are(one, dossier.as_of))
    return known[are.__name__]


def active(dossier: Dossier) -> list[Person]:
    return [person for person in dossier.people if here(person, dossier.as_of)]


def name_of(dossier: Dossier, id: str | None) -> str:
    """What to call somebody in a sentence; the bare text when it names nobody we know."""
    person = find(dossier, id)
    return person.called if person else id or "nobody"


def names_of(dossier: Dossier, ids: list[str] | tuple[str, ...]) -> str:
    """A few names as they stand in a sentence, the first twenty of many."""
    return listed([name_of(dossier, id) for id in ids])
