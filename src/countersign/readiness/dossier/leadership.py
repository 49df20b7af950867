"""Who leads, on which day (DOMAIN, 2.1 numbers 4, 5 and 16). A missing date is never read as today."""

from __future__ import annotations

from datetime import date

from countersign.people.facts import Leader, Person
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.persons import active, find, gone, name_of


def register(dossier: Dossier) -> list[Leader]:
    """The entries of the register that had started by the day of the dossier."""
    return [entry for entry in dossier.top_management if entry.since <= dossier.as_of]


def was_top_manager(dossier: Dossier, id: str | None, on: date | None) -> bool:
    """Was this person on the register on that day?"""
    if on is None or not any(entry.person == id and covers(entry, on) for entry in dossier.top_management):
        return False
    person = find(dossier, id)
    return person is not None and not gone(person, on)


def covers(entry: Leader, on: date) -> bool:
    return entry.since <= on and (entry.until is None or on < entry.until)


def is_top_manager(dossier: Dossier, id: str | None) -> bool:
    """Asked about everybody who holds a role, and there may be thousands: the few on the register are found once."""
    known: dict[str, frozenset[str]] = dossier.known
    if "top_managers" not in known:
        listed = {entry.person for entry in dossier.top_management}
        known["top_managers"] = frozenset(one for one in listed if was_top_manager(dossier, one, dossier.as_of))
    return id in known["top_managers"]


def current_entries(dossier: Dossier) -> list[Leader]:
    """The register as it stands, people who have left taken out."""
    return [
        entry for entry in register(dossier) if covers(entry, dossier.as_of) and is_top_manager(dossier, entry.person)
    ]


def top_managers(dossier: Dossier) -> list[Person]:
    """Current top management, in the order of the register, each once."""
    ids = dict.fromkeys(entry.person for entry in current_entries(dossier))
    return [dossier.by_id[id] for id in ids]


def leaders(dossier: Dossier) -> list[Person]:
    """Active people who are current top managers or executives; nobody of kind external."""
    known: dict[str, list[Person]] = dossier.known
    if "leaders" not in known:
        known["leaders"] = [
            person
            for person in active(dossier)
            if person.kind != "external" and (person.exec or is_top_manager(dossier, person.id))
        ]
    return [*known["leaders"]]


def top_manager_named(dossier: Dossier) -> str:
    """Whom a sentence sends to: the first of top management, or top management itself."""
    found = top_managers(dossier)
    return name_of(dossier, found[0].id) if found else "top management"
