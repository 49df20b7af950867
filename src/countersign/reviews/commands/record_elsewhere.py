from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id, ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import names, person, today
from countersign.reviews.commands.confirm_attendance import fresh, leading_on
from countersign.reviews.commands.note_next import check_labels
from countersign.reviews.commands.plan_review import EARLIEST
from countersign.reviews.entries import AttendanceConfirmed, DecisionTaken, ReviewRecordedElsewhere
from countersign.reviews.enums import ABSENT, INPUTS, WITH_DATA, DecisionKind, ReviewKind
from countersign.reviews.models import Decision, Review
from countersign.reviews.permissions import check_can_record
from countersign.reviews.queries import minutes_digest, similarity

LONGEST_WORDS, MOST, LONGEST_TEXT = 1000, 40, 40_000


@dataclass(frozen=True, kw_only=True)
class Past:
    """A decision of a review held elsewhere: what, whose, by when, and on which day it was done."""

    words: str
    kind: DecisionKind = DecisionKind.IMPROVEMENT
    owner_id: UUID | None = None
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is on paper of a review. ``levels``: by input how far it was covered. ``minutes_on``: the day on which the
    minutes say they were written; none: there are none. ``confirmed``: the chair confirmed them there. ``text``: what
    they say, typed or read out of the file; it is compared with the minutes before (REV-009)."""

    held_on: date
    kind: ReviewKind = ReviewKind.FULL
    chair_id: UUID | None = None
    attendees: Sequence[UUID] = ()
    guests: str = ""
    levels: Mapping[str, int] = field(default_factory=dict)
    decisions: Sequence[Past] = ()
    minutes_on: date | None = None
    confirmed: bool = False
    next_planned_on: date | None = None
    endorsed: Sequence[str] = ()
    documented: str = ""
    text: str = ""


@command
def record_elsewhere(*, record: Record, scan: str | None = None, by: Actor, at: datetime) -> Ref:
    """Enter a review that was held before or outside, on the word of whoever records it (decision 20).

    It shows as recorded later, and never as signed here. Whether it was what 9.3 wants is for the findings to judge.
    """
    check_can_record(by)
    check_address_has_settled(by, at)
    check_makes_sense(record, today(by.organisation, at))
    for one in filter(None, [record.chair_id, *record.attendees, *(each.owner_id for each in record.decisions)]):
        person(by.organisation, one)
    check_labels(by.organisation, record.endorsed)
    review = row_of(record, scan, by, at)
    review.similarity = similarity(review, review.minutes or {})
    write(review, ReviewRecordedElsewhere(docs=(review.document,), occurred_on=record.held_on))
    for one in dict.fromkeys([*filter(None, [record.chair_id]), *record.attendees]):
        attended(review, one, by, at)
    for number, past in enumerate(record.decisions, 1):
        decided(review, number, past, by, at)
    return review.ref


def check_makes_sense(record: Record, on: date) -> None:
    days = [record.held_on, record.minutes_on, *(one.done_on for one in record.decisions)]
    if any(day and day > on for day in days):
        raise Refused("That day is still to come. Only what has happened can be recorded.")
    if record.held_on.year < EARLIEST:
        raise Refused("Look at the year of the review.")
    if record.minutes_on and record.minutes_on < record.held_on:
        raise Refused("Minutes are not written before the meeting. Look at both days.")
    if not record.attendees and record.chair_id is None:
        raise Refused("Say who was there.")
    if any(not ABSENT <= level <= WITH_DATA for level in record.levels.values()):
        raise Refused("Say of each input whether it was left out, mentioned, or looked at with data.")
    if len(record.decisions) > MOST or any(not one.words.strip() for one in record.decisions):
        raise Refused(say("Say of each decision what it was; at most {n} are recorded at once.", n=MOST))
    if any(len(one.words) > LONGEST_WORDS for one in record.decisions):
        raise Refused(say("Say what was decided in at most {n} characters.", n=LONGEST_WORDS))
    if len(record.text) > LONGEST_TEXT:
        raise Refused(say("The minutes have at most {n} characters. Shorten what is compared.", n=LONGEST_TEXT))
    check_days(record)


def check_days(record: Record) -> None:
    for one in record.decisions:
        if any(day and day < record.held_on for day in (one.due_on, one.done_on)):
            raise Refused("What a review decided is not due or done before its day. Look at the days.")


def row_of(record: Record, scan: str | None, by: Actor, at: datetime) -> Review:
    minutes = minutes_on_paper(record, by.organisation)
    return Review(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=record.kind.value,
        planned_on=record.held_on,
        held_on=record.held_on,
        chair_id=record.chair_id,
        invited=sorted({one.hex for one in record.attendees if one != record.chair_id}),
        guests=clean(record.guests).strip() or None,
        planned_at=at,
        planned_by_id=who(by),
        elsewhere=True,
        minutes=minutes,
        document=minutes_digest(minutes),
        minutes_on=record.minutes_on,
        next_planned_on=record.next_planned_on,
        endorsed=sorted({*record.endorsed}),
        scan=scan,
        closed_at=at,
        closed_by_id=who(by),
    )


def minutes_on_paper(record: Record, organisation: UUID) -> dict[str, Any]:
    called = names(organisation, [record.chair_id]) if record.chair_id else {}
    return {
        "format": "countersign.minutes-elsewhere/1",
        "held_on": record.held_on.isoformat(),
        "chair": ref("person", record.chair_id) if record.chair_id else None,
        "chair_name": next(iter(called.values()), ""),
        "inputs": {part.value: {"level": record.levels.get(part.value, ABSENT)} for part in INPUTS},
        "confirmed": record.confirmed,
        "documented": clean(record.documented).strip(),
        "text": "\n".join(clean(line).rstrip() for line in record.text.splitlines()).strip(),
    }


def attended(review: Review, one: UUID, by: Actor, at: datetime) -> None:
    """Said by the recorder, of somebody: the row tells both."""
    row = fresh(review, one, at)
    row.attended, row.said_by_id, row.said_at = True, who(by), at
    row.leads, row.capacity = leading_on(review.organisation_id, one, review.held_on)
    row.hat = (Hat.TOP_MANAGEMENT if row.leads else Hat.STAFF).value
    write(row, AttendanceConfirmed(occurred_on=review.held_on))


def decided(review: Review, number: int, past: Past, by: Actor, at: datetime) -> None:
    row = Decision(
        id=new_id(at),
        organisation_id=review.organisation_id,
        review_id=review.id,
        number=number,
        kind=past.kind.value,
        words=clean(past.words).strip(),
        decided_by_id=review.chair_id,
        owner_id=past.owner_id,
        due_on=past.due_on,
        written_at=at,
        written_by_id=who(by),
        taken_at=at,
        done_on=past.done_on,
        done_at=at if past.done_on else None,
        done_by_id=who(by) if past.done_on else None,
    )
    write(row, DecisionTaken(occurred_on=review.held_on))
