from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, parse_ref, ref
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.writing import MOST_ROWS, command, locked, write
from countersign.people.commands.change import change
from countersign.people.commands.change_address import change_address
from countersign.people.commands.enter import enter
from countersign.people.commands.leave import leave
from countersign.people.entries import ImportApplied
from countersign.people.enums import PersonKind
from countersign.people.imports.laying import manager_of, managers_first
from countersign.people.imports.plan import YES, Item, Plan, State, make_plan
from countersign.people.imports.present import Known, known, people_present
from countersign.people.imports.statuses import Status
from countersign.people.imports.values import Line, from_json
from countersign.people.models import Import, ImportPreview, ImportSeries, Organisation
from countersign.people.permissions import IMPORT, check_can_import
from countersign.people.queries import import_lines, import_preview, imports, open_import, today
from countersign.people.queries import person as somebody

FACTS = ("name", "title", "department", "employee_number", "kind", "joined_on")


@command
def apply_import(
    *,
    import_id: UUID,
    plan_shown: str,
    gone: Iterable[UUID] = (),
    taken: Iterable[int] = (),
    left_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Do what the list says, exactly as it was shown: enter, change and let leave, each person with an entry.

    ``gone`` are those not in the list who were ticked off, ``left_on`` the day since when; ``taken`` are the rows of
    accounts that were ticked as people. All of it happens, or nothing. The plan is made anew under the lock; one that
    differs from what was shown is stale. A list of more than 1,000 rows only begins here: a round carries it on, in
    steps of which each is whole (decision 11).
    """
    organisation = locked(Organisation, by.organisation, by.organisation)
    person = check_can_import(by)
    if by.via != IMPORT:
        raise RuntimeError("whoever applies a list acts via import")
    check_nothing_under_way(organisation.id)
    preview = waiting(organisation.id, import_id)
    if preview.size > MOST_ROWS:
        return begin(preview, plan_shown, (set(gone), set(taken), left_on), person, by, at)
    plan = plan_of(preview, at)
    if plan.digest != plan_shown:
        raise Stale("Somebody changed people after you opened this list. Look at it again, then confirm.")
    going, coming = ticked_off(plan, set(gone)), ticked(plan, set(taken))
    check_size(len(coming) + plan.counts[State.CHANGED] + len(going))
    entered = enter_all(coming, by, at)
    for item in plan.of(State.CHANGED):
        change_one(item, entered, by, at)
    for item in going:
        let_leave(item, left_on or today(organisation.id, at), by, at)
    applied = record(preview, plan, coming, going, person, at)
    preview.delete()
    return applied


def check_nothing_under_way(organisation: UUID) -> None:
    """Two lists at once would change people under each other's hands."""
    if open_import(organisation):
        raise Refused("A long list is being taken in. Confirm this one when it is through.")


def begin(
    preview: ImportPreview,
    plan_shown: str,
    chosen: tuple[set[UUID], set[int], date | None],
    person: UUID,
    by: Actor,
    at: datetime,
) -> Ref:
    """Keep what was confirmed, for the round that carries it on."""
    gone, taken, left_on = chosen
    ImportSeries.objects.create(
        id=preview.id,
        organisation_id=by.organisation,
        plan_shown=plan_shown,
        gone=sorted(one.hex for one in gone),
        taken=sorted(taken),
        left_on=left_on or today(by.organisation, at),
        confirmed_by_id=person,
        confirmed_at=at,
        auth=list(by.auth),
    )
    return ref("import", preview.id)


def record(
    preview: ImportPreview, plan: Plan, coming: list[Item], going: list[Item], person: UUID, at: datetime
) -> Ref:
    """The list itself, with what came of it."""
    changed, refused = plan.counts[State.CHANGED], plan.counts[State.REFUSED]
    touched = len(coming) + changed + refused + sum(1 for item in going if item.row)
    applied = Import(
        id=preview.id,
        organisation_id=preview.organisation_id,
        file_name=preview.file_name,
        file_digest=preview.file_digest,
        entered=len(coming),
        changed=changed,
        left=len(going),
        unchanged=plan.rows - touched,
        refused=refused,
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
    organisation = preview.organisation_id
    return compare(preview, people_present(organisation, at), today(organisation, at))


def compare(preview: ImportPreview, known: Sequence[Known], today: date) -> Plan:
    """The same, for whoever has the people and the organisation's day at hand."""
    lines = import_lines(preview.organisation_id, preview.id)
    return make_plan([from_json(kept) for kept in lines], known, today)


def ticked_off(plan: Plan, gone: set[UUID]) -> list[Item]:
    """Those not in the list whom the reader ticked; anybody else's id is unknown."""
    going = [item for item in plan.of(State.GONE) if item.person and item.person.id in gone]
    if len(going) != len(gone):
        raise Unknown("person")
    return going


def ticked(plan: Plan, taken: set[int]) -> list[Item]:
    """Everybody new, and the accounts that the reader ticked as people; another row is unknown."""
    people = [item for item in plan.of(State.ACCOUNT) if item.row in taken]
    if len(people) != len(taken):
        raise Unknown("row")
    return sorted([*plan.of(State.NEW), *people], key=lambda item: item.row)


def check_size(acts: int) -> None:
    if not acts:
        raise Refused("There is nothing to do: everybody in the list is here as it says.")


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
        on_leave=line.status == Status.ON_LEAVE,
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
    if on_leave := item.change_of("on_leave"):
        facts |= {"on_leave": True} if on_leave.after == YES else leave_over(person, today(by.organisation, at))
    if facts:
        change_facts(person, facts, by, at)
    if item.change_of("email"):
        change_address(person_id=person.id, new_address=line.email, by=by, at=at)
    if item.change_of("left_on") and line.left_on:
        leave(person_id=person.id, left_on=line.left_on, by=by, at=at)


def leave_over(person: Known, on: date) -> dict[str, Any]:
    """Here again on a day: leave without an end is over. Where the day of coming back is known, the days stay."""
    first = person.leave_from
    if first is None or first > on or person.leave_until is not None:
        return {"on_leave": False}
    return {"on_leave": False, **({"leave_until": on} if first < on else {"leave_from": None})}


def change_facts(person: Known, facts: dict[str, Any], by: Actor, at: datetime) -> None:
    """The command takes everything; what the row does not say stays as it is."""
    names = (*FACTS, "manager_id", "on_leave", "leave_from", "leave_until", "executive")
    now = {name: facts.get(name, getattr(person, name)) for name in names}
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
