from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, parse_ref
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.kernel.words import say
from countersign.ledger.writing import MOST_ROWS, command, locked, write
from countersign.people.commands.change import change
from countersign.people.commands.change_address import change_address
from countersign.people.commands.enter import enter
from countersign.people.commands.leave import leave
from countersign.people.entries import ImportApplied
from countersign.people.enums import PersonKind
from countersign.people.imports.plan import Item, Plan, State, make_plan
from countersign.people.imports.present import Known, known, people_present
from countersign.people.imports.values import Line, from_json
from countersign.people.models import Import, ImportPreview, Organisation
from countersign.people.permissions import IMPORT, check_can_import
from countersign.people.queries import import_preview, imports, today
from countersign.people.queries import person as somebody

FACTS = ("name", "title", "department", "employee_number", "kind", "joined_on")


@command
def apply_import(
    *, import_id: UUID, plan_shown: str, gone: Iterable[UUID] = (), left_on: date | None = None, by: Actor, at: datetime
) -> Ref:
    """Do what the list says, exactly as it was shown: enter, change and let leave, each person with an entry.

    ``gone`` are those not in the list who were ticked off, ``left_on`` the day since when. All of it happens, or
    nothing. The plan is made anew under the lock; one that differs from what was shown is stale.
    """
    organisation = locked(Organisation, by.organisation, by.organisation)
    person = check_can_import(by)
    if by.via != IMPORT:
        raise RuntimeError("whoever applies a list acts via import")
    preview = waiting(organisation.id, import_id)
    plan = plan_of(preview, at)
    if plan.digest != plan_shown:
        raise Stale("Somebody changed people after you opened this list. Look at it again, then confirm.")
    going = ticked_off(plan, set(gone))
    check_size(plan.counts[State.NEW] + plan.counts[State.CHANGED] + len(going))
    entered = enter_all(plan.of(State.NEW), by, at)
    for item in plan.of(State.CHANGED):
        change_one(item, entered, by, at)
    for item in going:
        let_leave(item, left_on or today(organisation.id, at), by, at)
    applied = record(preview, plan, len(going), person, at)
    preview.delete()
    return applied


def record(preview: ImportPreview, plan: Plan, left: int, person: UUID, at: datetime) -> Ref:
    """The list itself, with what came of it."""
    applied = Import(
        id=preview.id,
        organisation_id=preview.organisation_id,
        file_name=preview.file_name,
        file_digest=preview.file_digest,
        entered=plan.counts[State.NEW],
        changed=plan.counts[State.CHANGED],
        left=left,
        unchanged=plan.counts[State.UNCHANGED],
        refused=plan.counts[State.REFUSED],
        applied_at=at,
        applied_by_id=person,
    )
    write(applied, ImportApplied(docs=(preview.file_digest,)))
    return applied.ref


def waiting(organisation: UUID, id: UUID) -> ImportPreview:
    preview = import_preview(organisation, id)
    if preview is None and imports(organisation).filter(id=id).exists():
        raise Refused("This list was applied before.")
    if preview is None:
        raise Unknown("import")
    return preview


def plan_of(preview: ImportPreview, at: datetime) -> Plan:
    """What a list would change now."""
    lines = [from_json(kept) for kept in preview.lines]
    organisation = preview.organisation_id
    return make_plan(lines, people_present(organisation, at), today(organisation, at))


def ticked_off(plan: Plan, gone: set[UUID]) -> list[Item]:
    """Those not in the list whom the reader ticked; anybody else's id is unknown."""
    going = [item for item in plan.of(State.GONE) if item.person and item.person.id in gone]
    if len(going) != len(gone):
        raise Unknown("person")
    return going


def check_size(acts: int) -> None:
    if not acts:
        raise Refused("There is nothing to do: everybody in the list is here as it says.")
    if acts > MOST_ROWS:
        raise Refused(
            say(
                "The list would change {n} people; at most {most} go at once for now. Split it.", n=acts, most=MOST_ROWS
            )
        )


def enter_all(items: list[Item], by: Actor, at: datetime) -> dict[str, UUID]:
    """Everybody new, managers first. Returns their ids by ``row 7``; whoever leads in a circle follows in a change."""
    entered: dict[str, UUID] = {}
    late = []
    for item in managers_first(items):
        written = manager_of(item)
        manager = resolved(written, entered)
        if written and manager is None:
            late.append(item)
        entered[f"row {item.row}"] = enter_one(item, manager, by, at)
    for item in late:
        change_manager(item, entered, by, at)
    return entered


def managers_first(items: list[Item]) -> list[Item]:
    rows = {f"row {item.row}": item for item in items}
    ordered: list[Item] = []
    seen: set[int] = set()
    for item in items:
        chain: list[Item] = []
        upwards: Item | None = item
        while upwards and upwards.row not in seen:
            seen.add(upwards.row)
            chain.append(upwards)
            upwards = rows.get(manager_of(upwards))
        ordered += reversed(chain)
    return ordered


def manager_of(item: Item) -> str:
    changed = item.change_of("manager_id")
    return changed.after if changed else ""


def resolved(written: str, entered: dict[str, UUID]) -> UUID | None:
    """A manager's id, or None for nobody and for somebody who is not entered yet."""
    if not written or written.startswith("row "):
        return entered.get(written)
    return UUID(hex=written)


def enter_one(item: Item, manager: UUID | None, by: Actor, at: datetime) -> UUID:
    line = said_by(item)
    reference = enter(
        name=line.name,
        email=line.email,
        title=line.title,
        department=line.department,
        employee_number=line.employee_number,
        kind=PersonKind(line.kind or PersonKind.EMPLOYEE),
        manager_id=manager,
        joined_on=line.joined_on,
        by=by,
        at=at,
    )
    id = parse_ref(reference)[1]
    if line.left_on:
        leave(person_id=id, left_on=line.left_on, by=by, at=at)
    return id


def change_manager(item: Item, entered: dict[str, UUID], by: Actor, at: datetime) -> None:
    """Give somebody who was just entered the manager who came after them."""
    person = somebody(by.organisation, entered[f"row {item.row}"])
    change_facts(known(person), {"manager_id": resolved(manager_of(item), entered)}, by, at)


def change_one(item: Item, entered: dict[str, UUID], by: Actor, at: datetime) -> None:
    """What a row says about somebody who is here: facts, then the address, then the day of leaving."""
    line, person = said_by(item), item.person
    if person is None:
        raise RuntimeError("a change is about somebody")
    facts: dict[str, Any] = {one.field: getattr(line, one.field) for one in item.changes if one.field in FACTS}
    if item.change_of("manager_id"):
        facts["manager_id"] = resolved(manager_of(item), entered)
    if facts:
        change_facts(person, facts, by, at)
    if item.change_of("email"):
        change_address(person_id=person.id, new_address=line.email, by=by, at=at)
    if item.change_of("left_on") and line.left_on:
        leave(person_id=person.id, left_on=line.left_on, by=by, at=at)


def change_facts(person: Known, facts: dict[str, Any], by: Actor, at: datetime) -> None:
    """The command takes everything; what the row does not say stays as it is."""
    now = {name: facts.get(name, getattr(person, name)) for name in (*FACTS, "manager_id", "on_leave", "executive")}
    now["kind"] = PersonKind(now["kind"])
    change(person_id=person.id, revision_shown=person.revision, by=by, at=at, **now)


def let_leave(item: Item, left_on: date, by: Actor, at: datetime) -> None:
    if item.person is None:
        raise RuntimeError("somebody who is gone was here")
    leave(person_id=item.person.id, left_on=left_on, by=by, at=at)


def said_by(item: Item) -> Line:
    if item.line is None:
        raise RuntimeError("a row that does something says something")
    return item.line
