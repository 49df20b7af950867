"""What a list would change: rows beside who is here. Pure: the same rows and people give the same plan, in any order.

An empty cell says nothing, so it changes nothing. Whoever is here and not in the list, or stands there as gone without
a day, is proposed as gone and stays until somebody ticks them off. What may be an account and no person is proposed and
stays out until somebody ticks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from countersign.kernel.digests import digest_value
from countersign.kernel.words import Words, say
from countersign.people.imports.present import Known
from countersign.people.imports.roll import Roll
from countersign.people.imports.statuses import Status
from countersign.people.imports.values import Line


class State(StrEnum):
    """What becomes of a row, or of somebody without one."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    ACCOUNT = "ACCOUNT"
    GONE = "GONE"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that becomes another. ``manager_id`` holds an id, or ``row 7`` for somebody who is new in row 7."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """One row and what it means; ``row`` is 0 for somebody who is not in the list."""

    state: State
    row: int
    name: str
    email: str
    line: Line | None = None
    person: Known | None = None
    changes: tuple[Change, ...] = ()
    column: str = ""
    reason: Words | None = None
    remark: Words | None = None

    def changing(self, state: State, change: Change) -> Item:
        """The same with one change more."""
        changes, about = (*self.changes, change), (self.line, self.person)
        return Item(state, self.row, self.name, self.email, *about, changes, self.column, self.reason, self.remark)

    def change_of(self, field: str) -> Change | None:
        return next((change for change in self.changes if change.field == field), None)

    def told(self) -> list[Any]:
        """What is agreed to by confirming this item."""
        person = self.person.id.hex if self.person else ""
        changes = [[change.field, change.before, change.after] for change in self.changes]
        return [self.state.value, self.row, self.email, person, changes]


@dataclass(frozen=True)
class Plan:
    """Everything that a list would change, by row; then who is not in it, by name."""

    items: tuple[Item, ...]

    def of(self, state: State) -> list[Item]:
        return [item for item in self.items if item.state is state]

    @cached_property
    def counts(self) -> dict[State, int]:
        found = Counter(item.state for item in self.items)
        return {state: found[state] for state in State}

    @property
    def rows(self) -> int:
        """How many rows the list has."""
        return sum(1 for item in self.items if item.row)

    @cached_property
    def remarked(self) -> list[Item]:
        """Rows in which something should be looked at, whatever becomes of them."""
        return [item for item in self.items if item.remark and item.state is not State.ACCOUNT]

    @cached_property
    def digest(self) -> str:
        """Holds on to exactly what was shown: a confirmation with another digest is stale."""
        return digest_value([item.told() for item in self.items if item.state is not State.UNCHANGED])


def make_plan(lines: Sequence[Line], known: Sequence[Known], today: date) -> Plan:
    """Compare every row with the people here."""
    roll = Roll(lines, known, today)
    first = [matched(line, roll) for line in lines]
    new = frozenset(item.row for item in first if item.state is State.NEW)
    items = [item if item.state in (State.REFUSED, State.GONE) else with_manager(item, roll, new) for item in first]
    items = in_circles(items, known)
    in_list = {item.person.id for item in items if item.person}
    gone = [
        Item(State.GONE, 0, one.name, one.email, person=one)
        for one in roll.here
        if one.id not in in_list and one.id not in roll.namesakes
    ]
    return Plan((*sorted(items, key=lambda item: item.row), *sorted(gone, key=lambda item: (item.name, item.email))))


def refused(line: Line, column: str, reason: Words, person: Known | None = None) -> Item:
    return Item(State.REFUSED, line.row, line.name, line.email, line, person, column=column, reason=reason)


def matched(line: Line, roll: Roll) -> Item:
    """Whom a row is about, and what it says about them; managers come later."""
    person = roll.by_number.get(line.employee_number) or roll.by_email.get(line.email)
    if line.problem:
        return refused(line, line.problem.column, line.problem.reason, person)
    if twice := roll.twice(line):
        return refused(line, "", twice, person)
    if person is None:
        return newcomer(line, roll)
    if says_no := contradiction(line, person, roll):
        return refused(line, "", says_no, person)
    if not person.is_here(roll.today):
        return leaver(line, person)
    changes = tuple(differences(line, person, roll.today))
    if left_too_early(line.left_on, line.joined_on or person.joined_on):
        return refused(line, "", say("They would leave before they joined: look at both dates."), person)
    if line.status == Status.LEFT and not line.left_on and not person.left_on:
        remark = say("The list says that they are no longer active, and gives no day.")
        return Item(State.GONE, line.row, line.name, line.email, line, person, remark=remark)
    state = State.CHANGED if changes else State.UNCHANGED
    return Item(state, line.row, line.name, line.email, line, person, changes)


def newcomer(line: Line, roll: Roll) -> Item:
    """Somebody whom nobody here knows by number or address; unless they only have another address now."""
    namesake = roll.namesake(line)
    if namesake and namesake.holds_credentials:
        return refused(line, "", protected(namesake))
    if namesake:
        reason = say(
            "{name} is here already, as {address}. The same person? Change the address on their page first. "
            "Somebody else? Add them by hand.",
            name=namesake.name,
            address=namesake.email,
        )
        return refused(line, "", reason)
    if left_too_early(line.left_on, line.joined_on):
        return refused(line, "", say("They would leave before they joined: look at both dates."))
    if line.account:
        return Item(State.ACCOUNT, line.row, line.name, line.email, line, remark=line.account)
    remark = passed_over(line, roll.today)
    return Item(State.UNCHANGED if remark else State.NEW, line.row, line.name, line.email, line, remark=remark)


def passed_over(line: Line, today: date) -> Words | None:
    """Why somebody who is not here is not entered either."""
    if line.left_on and line.left_on <= today:
        return say("Left before they were ever entered here: nothing to do.")
    if line.status == Status.LEFT and not line.left_on:
        return say("Not active, and never entered here: nothing to do.")
    if line.status == Status.NOT_YET and not line.joined_on:
        return say("Has not started yet, and the list gives no first day: entered once it does.")
    return None


def protected(person: Known) -> Words:
    return say(
        "{name} leads or has special access: no import changes that mail address. Propose it on their page, and a "
        "second person approves it.",
        name=person.name,
    )


def contradiction(line: Line, person: Known, roll: Roll) -> Words | None:
    """Number and address point at different people, or at an address that nobody may change like this."""
    other = roll.by_email.get(line.email)
    if other and other.id != person.id:
        return say("The number belongs to {one}, the address to {two}.", one=person.name, two=other.name)
    if line.employee_number and person.employee_number not in ("", line.employee_number):
        return say("{name} has the number {number} here.", name=person.name, number=person.employee_number)
    if person.email != line.email and person.holds_credentials:
        return protected(person)
    return None


def leaver(line: Line, person: Known) -> Item:
    """Somebody whose leaving is recorded. A list alone brings nobody back: it may simply be old."""
    if line.left_on is not None or line.status == Status.LEFT:
        return Item(State.UNCHANGED, line.row, line.name, line.email, line, person)
    reason = say("{name} has left. Record on their page that they came back, then import again.", name=person.name)
    return refused(line, "", reason, person)


def left_too_early(left_on: date | None, joined_on: date | None) -> bool:
    return bool(left_on and joined_on and left_on < joined_on)


YES, NO = "YES", "NO"
FIELDS = ("name", "email", "employee_number", "title", "department", "kind", "joined_on", "left_on")


def differences(line: Line, person: Known, today: date) -> Iterable[Change]:
    for field in FIELDS:
        before, after = getattr(person, field), getattr(line, field)
        if after and after != before:
            yield Change(field, str(before or ""), str(after))
    if line.status == Status.ON_LEAVE and not person.is_away(today):
        yield Change("on_leave", NO, YES)
    if line.status == Status.HERE and person.is_away_without_end(today):
        yield Change("on_leave", YES, NO)


def with_manager(item: Item, roll: Roll, new: frozenset[int]) -> Item:
    """The same with its manager found: somebody here, or somebody who is new in another row."""
    if item.line is None or not item.line.manager:
        return item
    found = roll.called(item.line.manager, new)
    me = who(item)
    if len(found) != 1 or me in found:
        return replace(item, remark=unclear(item.line.manager, found, me))
    (manager,) = found
    before = item.person.manager_id.hex if item.person and item.person.manager_id else ""
    if manager == before or (item.state is State.UNCHANGED and item.person is None):
        return item
    if item.person and not item.person.is_here(roll.today):
        return item
    state = item.state if item.state in (State.NEW, State.ACCOUNT) else State.CHANGED
    return item.changing(state, Change("manager_id", before, manager))


def in_circles(items: Sequence[Item], known: Iterable[Known]) -> list[Item]:
    """The same, with a remark at each row that has its part in people who answer to each other in a circle.

    A list is taken as it comes (record 0053), but nobody confirms it unknowing.
    """
    above = {one.id.hex: one.manager_id.hex for one in known if one.manager_id}
    moved = [item for item in items if item.change_of("manager_id")]
    above |= {who(item): change.after for item in moved if (change := item.change_of("manager_id"))}
    odd = {item.row for item in moved if comes_back(who(item), above)}
    circular = say(
        "With this manager the line comes back to them: no line leads to the top. It is recorded all the same."
    )
    return [replace(item, remark=item.remark or circular) if item.row in odd else item for item in items]


def who(item: Item) -> str:
    """An id, or ``row 7`` for somebody who is new there."""
    return item.person.id.hex if item.person else f"row {item.row}"


def comes_back(first: str, above: Mapping[str, str]) -> bool:
    """Does the line of managers lead back to where it began?"""
    seen: set[str] = set()
    upwards = above.get(first)
    while upwards and upwards != first and upwards not in seen:
        seen.add(upwards)
        upwards = above.get(upwards)
    return upwards == first


def unclear(written: str, found: set[str], me: str) -> Words:
    if found == {me}:
        return say("Nobody is their own manager: none is recorded.")
    if not found:
        return say("The manager {name} was not found: none is recorded for now.", name=written)
    return say("Several people are called {name}: write the manager's mail address.", name=written)


def names_of(plan: Plan, known: Iterable[Known]) -> dict[str, str]:
    """Who is meant by an id or a ``row 7`` in a change, for those who read it."""
    return {one.id.hex: one.name for one in known} | {f"row {item.row}": item.name for item in plan.items if item.row}
