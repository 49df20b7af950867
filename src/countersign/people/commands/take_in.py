from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, ref
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.kernel.words import say
from countersign.ledger.filling import made
from countersign.ledger.writing import MOST_ROWS, command, locked, write_many
from countersign.people.commands.apply_import import change_facts, change_one
from countersign.people.commands.leave import leave
from countersign.people.entries import PersonEntered
from countersign.people.enums import PersonKind
from countersign.people.imports.laying import Verb
from countersign.people.imports.plan import Change, Item, State
from countersign.people.imports.present import known
from countersign.people.imports.statuses import Status
from countersign.people.imports.values import Line, from_json
from countersign.people.models import ImportSeries, ImportStep, Organisation, Person
from countersign.people.permissions import IMPORT, check_can_enter, check_can_import
from countersign.people.queries import import_series, import_steps, import_steps_between, today
from countersign.people.queries import person as somebody

AFTER_ALL = 1_000_000
"""Positions behind every step: for what is only listed."""

COUNTED = {Verb.ENTER: "entered", Verb.CHANGE: "changed", Verb.LEAVE: "left"}


@command
def take_in(*, import_id: UUID, first: int, last: int, by: Actor, at: datetime) -> Ref:
    """Do the steps of a long list from one position to another, all or none. What is done before is not done again.

    A step meets people as they are now: whoever was changed by somebody else since the list was confirmed makes it
    stale, and whoever took an address or number refuses it. At most 1,000 steps.
    """
    locked(Organisation, by.organisation, by.organisation)
    check_can_import(by)
    if by.via != IMPORT:
        raise RuntimeError("whoever takes a list in acts via import")
    series = under_way(by.organisation, import_id)
    steps = import_steps_between(by.organisation, import_id, first, last)[:MOST_ROWS]
    enter_many([step for step in steps if step.verb == Verb.ENTER], by, at)
    for step in steps:
        if step.verb != Verb.ENTER:
            do(step, series, by, at)
    finish(series, steps)
    return ref("import", import_id)


def under_way(organisation: UUID, id: UUID) -> ImportSeries:
    series = import_series(organisation, id)
    if series is None:
        raise Unknown("import")
    if series.closed_at is not None:
        raise Refused("This list was applied before.")
    return series


def finish(series: ImportSeries, steps: Sequence[ImportStep]) -> None:
    """What is done is counted and gone."""
    verbs = [step.verb for step in steps]
    counts = {column: F(column) + verbs.count(verb.value) for verb, column in COUNTED.items()}
    ImportSeries.objects.filter(organisation_id=series.organisation_id, id=series.id).update(**counts)
    if steps:
        waiting = import_steps(series.organisation_id, series.id)
        waiting.filter(position__gte=steps[0].position, position__lte=steps[-1].position).delete()


def enter_many(steps: Sequence[ImportStep], by: Actor, at: datetime) -> None:
    """Everybody new, set-wise: one look at addresses, numbers and managers for all of them."""
    if not steps:
        return
    check_can_enter(by)
    lines = [from_json(step.told["line"]) for step in steps]
    check_free(by.organisation, lines)
    managers = [manager_of(step) for step in steps]
    new = {step.person_id for step in steps}
    here = Person.objects.filter(organisation_id=by.organisation, id__in=set(filter(None, managers)) - new)
    there = {None, *new, *here.values_list("id", flat=True)}
    known = [manager if manager in there else None for manager in managers]
    people = [newcomer(*one) for one in zip(steps, lines, known, strict=True)]
    without_manager([step for step, manager in zip(steps, managers, strict=True) if manager not in there])
    write_many(people, [PersonEntered() for _person in people])
    for person, line in zip(people, lines, strict=True):
        if line.left_on:
            leave(person_id=person.id, left_on=line.left_on, by=by, at=at)


def check_free(organisation: UUID, lines: Sequence[Line]) -> None:
    """Raises Refused for the first address or number that somebody got in the meantime."""
    here = Person.objects.filter(organisation_id=organisation)
    if address := here.filter(email__in=[line.email for line in lines]).values_list("email", flat=True).first():
        raise Refused(say("{address} belongs to somebody here already.", address=address))
    numbers = [line.employee_number for line in lines if line.employee_number]
    if number := here.filter(employee_number__in=numbers).values_list("employee_number", flat=True).first():
        raise Refused(say("The employee number {number} belongs to somebody here already.", number=number))


def manager_of(step: ImportStep) -> UUID | None:
    return UUID(hex=step.told["manager"]) if step.told["manager"] else None


def without_manager(steps: Sequence[ImportStep]) -> None:
    """Somebody whose manager was refused is entered all the same, and the gap is listed."""
    why = "Entered without a manager: the row of the manager was refused."
    for step in steps:
        ImportStep.objects.create(
            organisation_id=step.organisation_id,
            import_id=step.import_id,
            position=step.position + AFTER_ALL,
            verb=Verb.MANAGER.value,
            row=step.row,
            name=step.name,
            person_id=step.person_id,
            told={},
            refusal=why,
        )


def newcomer(step: ImportStep, line: Line, manager: UUID | None) -> Person:
    return made(
        Person,
        id=step.person_id,
        organisation_id=step.organisation_id,
        name=line.name,
        email=line.email,
        title=line.title or None,
        employee_number=line.employee_number or None,
        department=line.department,
        kind=line.kind or PersonKind.EMPLOYEE.value,
        manager_id=manager,
        joined_on=line.joined_on,
        on_leave=line.status == Status.ON_LEAVE,
    )


def do(step: ImportStep, series: ImportSeries, by: Actor, at: datetime) -> None:
    """A step about somebody who is here."""
    person = locked(Person, by.organisation, step.person_id)
    told = step.told
    if person.revision != told.get("revision", person.revision):
        raise Stale("Somebody changed this person after the list was confirmed: import the list again.")
    if step.verb == Verb.LEAVE:
        leave(person_id=person.id, left_on=series.left_on or today(by.organisation, at), by=by, at=at)
    elif step.verb == Verb.MANAGER:
        manager = somebody(by.organisation, UUID(hex=told["manager"]))
        change_facts(known(person), {"manager_id": manager.id}, by, at)
    else:
        line, changes = from_json(told["line"]), tuple(Change(*one) for one in told["changes"])
        item = Item(State.CHANGED, step.row, line.name, line.email, line, known(person), changes)
        change_one(item, {}, by, at)
