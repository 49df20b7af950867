"""January: Meridian is set up, whoever leads countersigns, and HR's lists bring everybody else."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from itertools import batched, pairwise

from countersign.examples.doing.people import joins, put_right, say_what_is_ours
from countersign.examples.meridian.cast import CLARA, INGRID, MARCO, PURPOSE, TERMS, THANDI, THERE_ALREADY, Member
from countersign.examples.meridian.crowd import FIRST_LIST, Somebody, there_on
from countersign.examples.stage import Act, Stage, every, there
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id, parse_ref
from countersign.ledger.acts import asked_for
from countersign.people import queries as people
from countersign.people.commands.apply_import import apply_import, plan_of, waiting
from countersign.people.commands.change_setting import change_setting
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.preview_import import preview_import
from countersign.people.enums import Basis, PersonKind
from countersign.people.imports.days import Order
from countersign.people.imports.interpreting import interpret
from countersign.people.imports.reading import read_book
from countersign.people.permissions import IMPORT
from countersign.readiness.settings import APPLYING
from countersign.readiness.settings import KINDS as KINDS_OF_SETTINGS

MONDAY, TUESDAY = date(2026, 1, 12), date(2026, 1, 13)
BEGINS_AT = time(8, 0)
MARCO_CAME = date(2026, 11, 2)
FIRST_OF_THEM, LAST_OF_THEM, APART = date(2026, 2, 9), date(2026, 11, 16), timedelta(weeks=4)
ROWS = 750
"""In one file: HR sends the first list in three."""

HEADINGS = ("Name", "Email", "Job title", "Department", "Manager", "Kind", "Start date", "Employee number", "Status")
KINDS = {PersonKind.EMPLOYEE: "Employee", PersonKind.CONTRACTOR: "Contractor"}


def clara_says_what_is_ours(stage: Stage) -> None:
    say_what_is_ours(stage, stage.by("Clara", Hat.ISMS_LEAD), PURPOSE, TERMS)


def nis2_applies(stage: Stage) -> None:
    """Ports are critical services by law."""
    change_setting(
        key=APPLYING.key,
        value=("NIS2",),
        from_on=stage.today,
        reason="Ports are critical services under NIS2 in every country in which we work.",
        shown=None,
        registry=KINDS_OF_SETTINGS,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def countersigns(stage: Stage, name: str) -> None:
    entry = there(people.unconfirmed(stage.organisation, stage.person(name).id), "leader")
    confirm_leader(leader_id=entry.id, by=stage.by(name), at=stage.at)


def goes_on_the_register(stage: Stage, member: Member) -> None:
    enter_leader(
        person_id=stage.person(member.first).id,
        basis=Basis.BOARD,
        leads_from=stage.day(member.joined_on),
        by=stage.by("Ingrid", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def ingrid_gives(stage: Stage, name: str, hat: Hat) -> None:
    grant(person_id=stage.person(name).id, hat=hat, by=stage.by("Ingrid", Hat.TOP_MANAGEMENT), at=stage.at)


def take_it_from_clara(stage: Stage) -> None:
    """Clara set everything up; the list of people is Ben's."""
    given = there(people.open_grant(stage.organisation, stage.person("Clara").id, Hat.HR), "grant")
    end_access(grant_id=given.id, by=stage.by("Ingrid", Hat.TOP_MANAGEMENT), at=stage.at)


def ben_takes_in(stage: Stage, called: str, rows: Sequence[Somebody]) -> None:
    """A list of HR, read and confirmed as it is shown. Reading it is no act of the story: nothing is recorded by it."""
    by = stage.by("Ben", Hat.HR)
    with asked_for(new_id(stage.at)):
        shown = previewed(stage, called, rows)
    preview = waiting(stage.organisation, parse_ref(shown)[1])
    plan = plan_of(preview, stage.at).digest
    apply_import(import_id=preview.id, plan_shown=plan, by=replace(by, via=IMPORT), at=stage.at)


def previewed(stage: Stage, called: str, rows: Sequence[Somebody]) -> str:
    book = read_book(as_file(stage, rows), called)
    meant = interpret(book, lambda _digest: None, Order.UNKNOWN)
    told = {"file_name": called, "file_digest": book.digest, "book": book.pages, **meant.arguments()}
    return preview_import(by=stage.by("Ben", Hat.HR), at=stage.at, **told)


def as_file(stage: Stage, rows: Sequence[Somebody]) -> bytes:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEADINGS)
    for one in rows:
        since = stage.day(one.joined_on).isoformat()
        told = (one.name, one.email, one.title, one.department, one.manager, KINDS[one.kind], since)
        sheet.writerow((*told, one.employee_number, "On leave" if one.on_leave else "Active"))
    return out.getvalue().encode()


def lists_of_newcomers() -> Iterator[Act]:
    """Every fourth Monday; the first brings all who joined since the list of January."""
    days = (FIRST_LIST, *every(FIRST_OF_THEM, LAST_OF_THEM, APART))
    for before, day in pairwise(days):
        if rows := there_on(day, after=before):
            does = partial(ben_takes_in, called=f"joiners {day}.csv", rows=rows)
            yield Act(day, time(7, 40), f"Ben takes in who joined by {day}", does)


ACTS = (
    Act(MONDAY, time(8, 12), "Clara says what is Meridian's own", clara_says_what_is_ours),
    *(
        Act(
            MONDAY,
            time(8, 20 + number),
            f"{member.first} is entered",
            partial(joins, member=member, entered_by="Clara"),
        )
        for number, member in enumerate(THERE_ALREADY)
    ),
    Act(MONDAY, time(8, 35), "Ingrid is put right", partial(put_right, member=INGRID, entered_by="Clara")),
    Act(MONDAY, time(8, 36), "Clara is put right", partial(put_right, member=CLARA, entered_by="Clara")),
    Act(MONDAY, time(9, 5), "Ingrid countersigns the register", partial(countersigns, name="Ingrid")),
    Act(
        MONDAY,
        time(9, 10),
        "Ingrid enters Thandi on the register",
        partial(goes_on_the_register, member=THANDI),
    ),
    Act(MONDAY, time(9, 40), "Thandi countersigns", partial(countersigns, name="Thandi")),
    Act(MONDAY, time(10, 0), "Ingrid gives Ben the list of people", partial(ingrid_gives, name="Ben", hat=Hat.HR)),
    Act(MONDAY, time(10, 2), "Ingrid ends Clara's access to it", take_it_from_clara),
    Act(
        MONDAY,
        time(10, 5),
        "Ingrid lets Rita record audits",
        partial(ingrid_gives, name="Rita", hat=Hat.INTERNAL_AUDITOR),
    ),
    Act(MONDAY, time(11, 0), "Clara says that NIS2 applies", nis2_applies),
    *(
        Act(
            TUESDAY,
            time(7, 20 + 10 * number),
            f"Ben takes in part {number} of the list",
            partial(ben_takes_in, called=f"everybody, part {number}.csv", rows=rows),
        )
        for number, rows in enumerate(batched(there_on(FIRST_LIST), ROWS), start=1)
    ),
    *lists_of_newcomers(),
    Act(MARCO_CAME, time(8, 0), "Marco is entered", partial(joins, member=MARCO, entered_by="Ben")),
    Act(MARCO_CAME, time(9, 0), "Ingrid enters Marco on the register", partial(goes_on_the_register, member=MARCO)),
    Act(MARCO_CAME, time(9, 30), "Marco countersigns", partial(countersigns, name="Marco")),
)
