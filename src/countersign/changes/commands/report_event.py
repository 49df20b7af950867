from __future__ import annotations

from datetime import date, datetime

from countersign.actions.commands.add_action import clean_text
from countersign.changes.entries import EventReported
from countersign.changes.enums import EventKind
from countersign.changes.models import Event
from countersign.changes.permissions import check_can_report, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import today

LONGEST_TITLE, LONGEST_STORY = 200, 4000


@command
def report_event(*, kind: EventKind, title: str, happened_on: date, story: str = "", by: Actor, at: datetime) -> Ref:
    """Record that something significant happened: a change of the organisation or around it, or an incident.

    What it means for the policy is said afterwards, by top management or the ISMS lead (ISO/IEC 27001, 6.3, A.5.1).
    """
    check_can_report(by)
    check_happened(happened_on, today(by.organisation, at))
    called = clean(title).strip()
    if not called:
        raise Refused("Say in a few words what happened.")
    if len(called) > LONGEST_TITLE:
        raise Refused(say("Say it in at most {n} characters; the rest stands below.", n=LONGEST_TITLE))
    row = Event(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=kind.value,
        title=called,
        story=clean_text(story, LONGEST_STORY) or None,
        happened_on=happened_on,
        reported_at=at,
        reported_by_id=who(by),
    )
    write(row, EventReported(occurred_on=happened_on))
    return row.ref
