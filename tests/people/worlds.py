"""People at the stages that tests begin with, reached by commands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import Ref
from countersign.ledger.queries import leaf_of
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.apply_import import apply_import, plan_of
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change import change
from countersign.people.commands.change_setting import change_setting
from countersign.people.commands.grant import grant
from countersign.people.commands.preview_import import preview_import
from countersign.people.commands.propose_address import propose_address
from countersign.people.commands.set_departments import set_departments
from countersign.people.enums import PersonKind
from countersign.people.imports.plan import Plan
from countersign.people.imports.reading import read_people
from countersign.people.imports.values import lines_of
from countersign.people.models import AddressChange, Import, Person
from countersign.people.permissions import IMPORT
from countersign.people.queries import import_preview, organisation, setting_history
from countersign.people.settings import FREE_DAYS, Choices, Kind, Number
from tests.cast import BEGINNING, Cast, id_of

AT = BEGINNING + timedelta(days=1)
DAY = date(2026, 1, 6)
NOBODY = UUID(int=7)
HEADINGS = "Name,Email,Job title,Department,Manager,Kind,Start date,End date,Employee number\n"


def after(hours: int) -> datetime:
    return AT + timedelta(hours=hours)


def lead(here: Cast) -> Actor:
    """Tom, who set up Larkbeam, looks after its ISMS and its list of people."""
    return here.actor("tom", Hat.ISMS_LEAD, Hat.HR)


def top(here: Cast) -> Actor:
    return here.actor("priya", Hat.TOP_MANAGEMENT)


def hr(here: Cast) -> Actor:
    """Ruth, who has HR's access from now on."""
    grant(person_id=here.person("ruth").id, hat=Hat.HR, by=top(here), at=BEGINNING)
    return here.actor("ruth", Hat.HR)


def importing(by: Actor) -> Actor:
    return replace(by, via=IMPORT)


def put_right(here: Cast, first: str, *, by: Actor | None = None, at: datetime = AT, **facts: Any) -> Ref:
    """Change some facts about somebody and leave the others."""
    now = here.person(first)
    told: dict[str, Any] = {
        "revision_shown": now.revision,
        "name": now.name,
        "title": now.title or "",
        "department": now.department,
        "kind": PersonKind(now.kind),
        "manager_id": now.manager_id,
        "joined_on": now.joined_on,
        "on_leave": now.on_leave,
        "leave_from": now.leave_from,
        "leave_until": now.leave_until,
        "executive": now.executive,
        "employee_number": now.employee_number or "",
    }
    return change(person_id=now.id, by=by or lead(here), at=at, **{**told, **facts})


def newest_change(here: Cast, key: str) -> UUID | None:
    return next((row.id for row in setting_history(here.organisation, key)), None)


def set_number(here: Cast, key: str, value: str | None, **how: Any) -> Ref:
    """A number that judges, from the day of the act on unless the test says otherwise."""
    kind = Number(key=key, default=30, why="so that there is something to set")
    return chosen(here, kind, None if value is None else Decimal(value), **how)


def set_free_days(here: Cast, *days: date, **how: Any) -> Ref:
    return chosen(here, FREE_DAYS, days, **how)


def set_regimes(here: Cast, *keys: str, **how: Any) -> Ref:
    """The laws, contracts and codes that apply, from the day of the act on unless the test says otherwise."""
    kind = Choices(key="regimes", of=("NIS2", "NIS2-CIR", "DORA", "PCI", "UK-CODE"), why="so that there are some")
    return chosen(here, kind, keys, **how)


def chosen(
    here: Cast,
    kind: Kind,
    value: object,
    *,
    from_on: date | None = None,
    by: Actor | None = None,
    at: datetime = AT,
    **how: Any,
) -> Ref:
    told = {"reason": "We looked at it.", "shown": newest_change(here, kind.key), "registry": {kind.key: kind}, **how}
    return change_setting(key=kind.key, value=value, from_on=from_on or at.date(), by=by or lead(here), at=at, **told)


def previewed(here: Cast, text: str, *, by: Actor | None = None, at: datetime = AT, name: str = "people.csv") -> UUID:
    """A list that was uploaded and waits to be confirmed."""
    sheet = read_people(text.encode(), name)
    told = {"file_name": name, "file_digest": sheet.digest, "lines": lines_of(sheet), "remarks": sheet.remarks}
    return id_of(preview_import(by=by or lead(here), at=at, **told))  # type: ignore[arg-type]


def plan_now(here: Cast, preview: UUID, at: datetime = AT) -> Plan:
    found = import_preview(here.organisation, preview)
    assert found
    return plan_of(found, at)


def imported(here: Cast, text: str, *, by: Actor | None = None, at: datetime = AT, **how: Any) -> Ref:
    """A list that was uploaded and confirmed as it was shown."""
    preview = previewed(here, text, by=by, at=at)
    shown = plan_now(here, preview, at).digest
    return apply_import(import_id=preview, plan_shown=shown, by=importing(by or lead(here)), at=at, **how)


def kind_of(here: Cast, row: Person | AddressChange | Import) -> str:
    """The kind of the newest entry about a row."""
    found = leaf_of(here.organisation, row.entry)
    assert found
    return found.kind


def whole_story(here: Cast) -> None:
    """A list comes in, a leader gets another address, somebody and the organisation are put right."""
    address = "priya.raman@larkbeam.example"
    ruth = here.person("ruth").id
    grant(person_id=ruth, hat=Hat.ADMINISTRATOR, by=top(here), at=AT)
    announce_access(person_id=ruth, hat=Hat.RISK_OWNER, by=top(here), at=AT)
    imported(here, "Name,Email,Employee number\nSam Price,sam@larkbeam.example,21\n")
    change = propose_address(person_id=here.person("priya").id, new_address=address, by=top(here), at=after(1))
    approve_address(change_id=id_of(change), address_shown=address, by=lead(here), at=after(2))
    put_right(here, "ola", title="Tester", at=after(3))
    shown = organisation(here.organisation).revision
    set_departments(departments=["Engineering"], revision_shown=shown, by=lead(here), at=after(3))
    set_number(here, "POL-016.grace_days", "60", at=after(4))
