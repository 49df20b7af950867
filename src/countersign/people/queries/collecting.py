"""What people tells readiness about a day: the organisation, the register, and whoever another fact refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from countersign.kernel.records import cut
from countersign.kernel.references import Ref, parse_ref, ref
from countersign.ledger.remembering import recalled
from countersign.people import facts
from countersign.people.enums import PersonKind, Scope
from countersign.people.models import Organisation, Person
from countersign.people.queries.leaves import is_away
from countersign.people.queries.register import Register
from countersign.people.queries.rows import organisation as organisation_with
from countersign.people.queries.titles import titled

STAFF = frozenset({PersonKind.EMPLOYEE, PersonKind.DIRECTOR})
OUTSIDERS = frozenset({PersonKind.CONTRACTOR, PersonKind.SUPPLIER})

LEVELS = 12
"""How far up a chain of managers is followed. A longer one ends there, and nobody counts its steps."""

TOLD = (
    *("organisation", "name", "title", "department", "kind", "executive"),
    *("joined_on", "left_on", "manager", "on_leave", "leave_from", "leave_until", "last_leave_from", "back_on"),
)
"""The columns that a fact about somebody is made from."""

MANAGERS = tuple("manager__" * level + "manager_id" for level in range(LEVELS))


@dataclass(frozen=True)
class Collected:
    """The keys of the dossier that people feeds."""

    org: facts.Organisation
    people: tuple[facts.Person, ...]
    top_management: tuple[facts.Leader, ...]


def collect_facts(
    organisation: UUID,
    as_of: date,
    *,
    named: Collection[Ref] = (),
    led: Collection[Ref] = (),
    titles: Collection[str] = (),
    register: Register | None = None,
) -> Collected:
    """The organisation on a day. ``named``: the people to tell of; ``led``: those to tell of with all above them;
    ``titles``: job titles, of which it is told who has them.

    Whoever is or was on the register is told of too. ``register``: what whoever asks has read already.
    """
    register = register or Register(organisation_with(organisation))
    firm, entries = register.firm, leaders_by(register, as_of)
    ids = {*named, *led, *(entry.person for entry in entries)}
    found = recalled(
        organisation,
        ("people", bool(led), bool(titles)),
        frozenset({Person.noun}),
        lambda: tell(organisation, as_of, wanted(organisation, ids, led, titles)),
        which=(as_of, frozenset(ids), frozenset(led), frozenset(titles)),
    )
    return Collected(about(firm, as_of), found, entries)


def wanted(organisation: UUID, refs: Collection[Ref], led: Collection[Ref], titles: Collection[str]) -> set[UUID]:
    """Those who are named, all above those who are led, and whoever has one of some job titles."""
    having = {id for some in titled(organisation, titles).values() for id in some}
    return ids_of(refs) | above(organisation, ids_of(led)) | having


def tell(organisation: UUID, as_of: date, ids: Collection[UUID]) -> tuple[facts.Person, ...]:
    """Of some people, by their ids. There may be thousands: whoever holds a role is named."""
    found = Person.objects.filter(organisation_id=organisation, id__in=ids).order_by("id")
    return tuple(told(person, as_of) for person in found.only(*TOLD))


def active(organisation: UUID, on: date) -> QuerySet[Person]:
    """Who has joined by a day and is not gone on it, whatever was erased since (DOMAIN.md §2.1, number 3)."""
    return Person.objects.filter(is_active(on), organisation_id=organisation)


def is_active(on: date, whose: str = "") -> Q:
    """The same, as a condition. ``whose``: the way to the person, such as ``manager__``."""
    goes_on = Q(**{f"{whose}left_on": None}) | Q(**{f"{whose}left_on__gt": on})
    return goes_on & (Q(**{f"{whose}joined_on": None}) | Q(**{f"{whose}joined_on__lte": on}))


def executives(organisation: UUID) -> QuerySet[Person]:
    """Whoever is marked as one, found by an index: there are few."""
    return Person.objects.filter(organisation_id=organisation, executive=True)


def about(firm: Organisation, as_of: date) -> facts.Organisation:
    """The organisation itself. Employees and directors are its heads; contractors and suppliers come on top."""
    counted = heads(firm.id, as_of)
    staff = [(department, n) for department, kind, n in counted if kind in STAFF]
    return facts.Organisation(
        name=firm.name,
        purpose=firm.purpose or None,
        headcount=sum(n for _, n in staff),
        scope="part" if firm.isms_scope == Scope.PART else "whole",
        isms_started=firm.isms_started_on,
        departments=departments(firm.departments, staff),
        has_contractors=any(kind in OUTSIDERS for _, kind, _ in counted),
        context_terms=tuple(firm.context_terms),
    )


def heads(organisation: UUID, on: date) -> list[tuple[str, PersonKind, int]]:
    """How many people of each kind are in each department on a day."""

    def count() -> list[tuple[str, PersonKind, int]]:
        sorts = active(organisation, on).order_by().values("department", "kind").annotate(n=Count("id"))
        return [(row["department"], PersonKind(row["kind"]), row["n"]) for row in sorts]

    return recalled(organisation, ("heads", on), frozenset({Person.noun}), count)


def departments(covered: list[str], staff: list[tuple[str, int]]) -> tuple[facts.Department, ...]:
    """Those that the ISMS covers; where none is named, all in which somebody works."""
    names = sorted(covered or {name for name, _ in staff if name})
    return tuple(facts.Department(name=name, n=sum(n for one, n in staff if one == name)) for name in names)


def leaders_by(register: Register, as_of: date) -> tuple[facts.Leader, ...]:
    """The countersigned entries that had begun by a day, ended ones too, the longest-serving first."""
    begun = [entry for entry in register.entries if entry.confirmed_at and entry.leads_from <= as_of]
    return tuple(
        facts.Leader(
            person=entry.person.ref,
            basis=cast("facts.Basis", entry.basis.lower()),
            covers_scope=entry.covers_scope,
            since=entry.leads_from,
            until=entry.leads_until,
        )
        for entry in sorted(begun, key=lambda entry: (entry.leads_from, entry.entered_at, entry.id))
    )


def above(organisation: UUID, ids: set[UUID]) -> set[UUID]:
    """Everybody above these people, as far as it is recorded who manages whom."""
    chains = Person.objects.filter(organisation_id=organisation, id__in=ids).values_list(*MANAGERS)
    return {manager for chain in chains for manager in chain if manager}


def ids_of(refs: Iterable[Ref]) -> set[UUID]:
    return {parse_ref(one)[1] for one in refs}


def leave_of(person: Person, as_of: date) -> tuple[facts.Leave, ...]:
    """The leave before and the one that is recorded now, as far as they have begun and their days are known."""
    periods = (person.last_leave_from, person.back_on), (person.leave_from, person.leave_until)
    return tuple(facts.Leave(since=first, until=back) for first, back in periods if first and first <= as_of)


def told(person: Person, as_of: date) -> facts.Person:
    """What is known of somebody; little of whoever was erased.

    Of leave without days it is known that it is so today, and not since when.
    """
    about_them = facts.Person(
        id=person.ref,
        name=person.name,
        title=person.title,
        dept=person.department or None,
        kind=cast("facts.Kind", person.kind.lower()),
        exec=person.executive,
        joined=person.joined_on,
        left=person.left_on,
        reports_to=ref("person", person.manager_id) if person.manager_id else None,
        on_leave=is_away(person, as_of),
        leave=leave_of(person, as_of),
    )
    return cut(about_them, as_of) or about_them
