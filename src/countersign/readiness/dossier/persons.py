"""Who is here (DOMAIN, 2.1 number 3). An id that is not in the list of people is nobody."""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import listed
from countersign.people.facts import Person
from countersign.readiness.dossier.form import Dossier


def find(dossier: Dossier, id: str | None) -> Person | None:
    return dossier.by_id.get(id) if id else None


def is_active(dossier: Dossier, id: str | None) -> bool:
    """Has this person joined, and not left?"""
    person = find(dossier, id)
    return person is not None and here(person, dossier.as_of)


def here(person: Person, on: date) -> bool:
    """Somebody is gone on the day given in ``left``."""
    return (person.joined is None or person.joined <= on) and not gone(person, on)


def gone(person: Person, on: date) -> bool:
    return person.left is not None and person.left <= on


def has_left(dossier: Dossier, id: str | None) -> bool:
    """Is this somebody we know, who is gone?"""
    person = find(dossier, id)
    return person is not None and gone(person, dossier.as_of)


def active(dossier: Dossier) -> list[Person]:
    return [person for person in dossier.people if here(person, dossier.as_of)]


def name_of(dossier: Dossier, id: str | None) -> str:
    """What to call somebody in a sentence; the bare text when it names nobody we know."""
    person = find(dossier, id)
    return person.called if person else id or "nobody"


def names_of(dossier: Dossier, ids: list[str] | tuple[str, ...]) -> str:
    """A few names as they stand in a sentence, the first twenty of many."""
    return listed([name_of(dossier, id) for id in ids])
