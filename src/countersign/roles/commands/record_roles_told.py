from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import departments as departments_of
from countersign.people.queries import today
from countersign.roles.commands.send_roles import check_departments
from countersign.roles.entries import RolesTellingRecorded
from countersign.roles.enums import Way
from countersign.roles.models import RolesTelling
from countersign.roles.permissions import check_can_tell
from countersign.roles.queries import held_then

LONGEST_WHAT, LONGEST_LINK = 200, 500
EARLIEST = 1995


@command
def record_roles_told(
    *,
    way: Way,
    what: str,
    told_on: date,
    keys: Sequence[str] = (),
    departments: Sequence[str] = (),
    scan: str | None = None,
    link: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down that people were told elsewhere who holds which role: when, by which way, and what shows it.

    ``keys``: the roles it named; without any, all that were held on that day (decision 20: recorded, never signed).
    """
    check_can_tell(by, "rolestelling.record")
    check_happened(way, told_on, today(by.organisation, at))
    check_words(what, link)
    told, besides = check_departments(departments, departments_of(by.organisation, told_on))
    held = {one.role.key for one in held_then(by.organisation, told_on, at)}
    if unheld := sorted({*keys} - held):
        raise Refused(say("Nobody held the role {key} on that day: nobody was told of them.", key=unheld[0]))
    if not held:
        raise Refused("By what is recorded here, nobody held a role on that day. Record the appointments first.")
    row = RolesTelling(
        id=new_id(at),
        organisation_id=by.organisation,
        way=way.value,
        what=clean(what).strip(),
        keys=sorted({*keys}),
        departments=told,
        left_out=besides,
        told_on=told_on,
        scan=scan,
        link=link.strip(),
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, RolesTellingRecorded(occurred_on=told_on, docs=(scan,) if scan else ()))
    return row.ref


def check_happened(way: Way, told_on: date, on: date) -> None:
    if way is Way.HERE:
        raise Refused("Say by which way people were told: what is sent from here is recorded by itself.")
    if told_on > on:
        raise Refused("That day lies ahead: it is recorded once people were told.")
    if told_on.year < EARLIEST:
        raise Refused("Look at the year.")


def check_words(what: str, link: str) -> None:
    if not what.strip():
        raise Refused("Say in a few words what people saw or heard: an auditor asks for it.")
    if len(what) > LONGEST_WHAT:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_WHAT))
    if len(link) > LONGEST_LINK:
        raise Refused(say("The link has at most {n} characters.", n=LONGEST_LINK))
    if link.strip() and not link.strip().startswith(("https://", "http://")):
        raise Refused("A link begins with https://")
