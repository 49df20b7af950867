from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command
from countersign.people.queries import person, today
from countersign.readiness.declared import gap_of
from countersign.readiness.models import Gap
from countersign.readiness.permissions import check_can_write_statement
from countersign.readiness.queries import finding_on

LONGEST = 1000


@command
def declare_gap(
    *,
    code: str,
    key: str,
    revision_shown: int,
    fact: str,
    done: str,
    plan: str,
    due_on: date,
    owner_id: UUID,
    risk: str,
    by: Actor,
    at: datetime,
) -> None:
    """Write a known gap into the working copy of the statement. Nothing is recorded yet (decision 12).

    ``revision_shown``: of the line as the page showed it; 0 where there was none.
    """
    check_can_write_statement(by)
    before = gap_of(by.organisation, code, key)
    if revision_shown != (before.revision if before else 0):
        raise Stale("Somebody changed this line after you opened it. Look at it again, then save.")
    if before is None and finding_on(by.organisation, today(by.organisation, at), code, key) is None:
        raise Refused("This is not raised any more: there is nothing to declare.")
    texts = {"fact": fact, "done": done, "plan": plan, "risk": risk}
    check_texts(texts)
    check_plan(due_on, today(by.organisation, at))
    owner = person(by.organisation, owner_id)
    if owner.left_on is not None and owner.left_on <= today(by.organisation, at):
        raise Refused("Whoever owns the plan has left: choose somebody who is here.")
    row = before or Gap(id=new_id(at), organisation_id=by.organisation, code=code, key=key, revision=0)
    for name, text in texts.items():
        setattr(row, name, text.strip())
    row.due_on, row.owner_id = due_on, owner.id
    row.edited_by_id, row.edited_at, row.revision = who(by), at, row.revision + 1
    row.save()


def check_texts(texts: dict[str, str]) -> None:
    """What an honest sentence needs; what was done so far may be nothing."""
    asks = {
        "fact": "Say what is so, with a number and a day.",
        "plan": "Say what will be done.",
        "risk": "Say what can happen until then.",
    }
    for name, text in texts.items():
        if not text.strip() and name in asks:
            raise Refused(asks[name])
        if len(text.strip()) > LONGEST:
            raise Refused(say("Say each thing in at most {n} characters.", n=LONGEST))


def check_plan(due_on: date, on: date) -> None:
    if due_on <= on:
        raise Refused("The day by which it will be done has to lie ahead.")
    if due_on.year > on.year + 10:
        raise Refused("Look at the year by which it will be done.")
