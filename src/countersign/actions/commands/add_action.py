from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.actions.entries import ActionAdded, ActionSponsored
from countersign.actions.enums import ActionKind, SourceKind
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_add, check_due, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id, parse_ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.queries import one
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import is_leader, person, today

LONGEST_TITLE, LONGEST_SOURCE, LONGEST_TASK = 200, 300, 2000


@dataclass(frozen=True)
class Source:
    """What an action came from: of which sort, in words, and the row, where there is one (``noun_<32 hex>``)."""

    kind: SourceKind
    words: str = ""
    ref: Ref | None = None


@command
def add_action(
    *,
    kind: ActionKind,
    title: str,
    task: str,
    source: Source,
    owner_id: UUID,
    due_on: date,
    raised_on: date | None = None,
    cause: str = "",
    sponsor_id: UUID | None = None,
    after_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put down what is to be done, by whom and until when, and what it comes from (ISO/IEC 27001, 10.1 and 10.2).

    Commands of other contexts call this inside their own. ``raised_on``: the day it was decided, today if nobody says.
    ``sponsor_id``: who in top management asked for it; whoever names themselves sponsors it in their own name.
    ``after_id``: the action that did not work.
    """
    check_can_add(by)
    on = today(by.organisation, at)
    raised = raised_on or on
    check_happened(raised, on)
    check_due(due_on, raised)
    check_is_here(person(by.organisation, owner_id), on)
    row = Action(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=kind.value,
        title=titled(title),
        task=said(task, "Say what is to be done.", LONGEST_TASK),
        cause=clean_text(cause, LONGEST_TASK) or None,
        after=one(Action, by.organisation, after_id) if after_id else None,
        raised_on=raised,
        added_at=at,
        added_by_id=who(by),
        owner_id=owner_id,
        due_on=due_on,
        first_due_on=due_on,
    )
    name_source(row, source)
    if sponsor_id is not None and sponsor_id != by.person:
        name_sponsor(row, sponsor_id, raised, by, at)
    write(row, ActionAdded(occurred_on=raised))
    if sponsor_id is not None and sponsor_id == by.person:
        name_sponsor(row, sponsor_id, raised, by, at)
        write(row, ActionSponsored(occurred_on=raised))
    return row.ref


def name_source(row: Action, source: Source) -> None:
    row.source_kind, row.source = source.kind.value, clean(source.words).strip()
    if len(row.source) > LONGEST_SOURCE:
        raise Refused(say("Say where it comes from in at most {n} characters.", n=LONGEST_SOURCE))
    if source.ref is None and not row.source:
        raise Refused("Say where it comes from: an audit, a meeting, or what somebody saw.")
    if source.ref is not None:
        parse_ref(source.ref)
        row.source_ref = source.ref


def name_sponsor(row: Action, sponsor: UUID, on: date, by: Actor, at: datetime) -> None:
    """Whoever asked for it led on the day on which they did. Of oneself it is one's own act."""
    if sponsor == by.person:
        check_address_has_settled(by, at)
    someone = person(by.organisation, sponsor)
    if not is_leader(by.organisation, sponsor, on):
        raise Refused(say("{name} was not top management on {day}.", name=str(someone), day=on))
    row.sponsor_id, row.sponsored_on, row.sponsored_at = sponsor, on, at
    row.sponsor_told_by_id = who(by)


def titled(title: str) -> str:
    written = clean(title).strip()
    if not written:
        raise Refused("Give it a name that says what will be different.")
    if len(written) > LONGEST_TITLE:
        raise Refused(say("Its name has at most {n} characters.", n=LONGEST_TITLE))
    return written


def said(text: str, missing: str, longest: int) -> str:
    """A text that may not be empty."""
    written = clean_text(text, longest)
    if not written:
        raise Refused(missing)
    return written


def clean_text(text: str, longest: int) -> str:
    """Lines as they were written, and nothing invisible in them."""
    written = "\n".join(clean(line).rstrip() for line in text.splitlines()).strip()
    if len(written) > longest:
        raise Refused(say("Say it in at most {n} characters.", n=longest))
    return written
