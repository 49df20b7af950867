"""Inputs a and g: what earlier reviews decided, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from countersign.actions import queries as register
from countersign.actions.enums import ActionKind, SourceKind
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.people import queries as people
from countersign.reviews.enums import DecisionKind
from countersign.reviews.queries.carrying import Carried, actions, carried, done_since
from countersign.reviews.queries.lines import Line, nothing
from countersign.reviews.queries.surroundings import beginning

NOBODY = "nobody"


def earlier_actions(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Every open action of earlier reviews, and what was done since the last one, in the register too."""
    if since is None:
        yield nothing("This is the first review on record here: there are no earlier actions.")
        return
    still, done = carried(organisation, as_of), done_since(organisation, since, as_of)
    zone = people.organisation(organisation).time_zone
    followed = register.actions(organisation).filter(source_kind=SourceKind.REVIEW.value, raised_on__lt=as_of)
    rows = [one for one in followed if one.dropped_at is None or day_in(zone, one.dropped_at) > since]
    to_do = [one for one in rows if one.dropped_at is None and (one.done_on is None or one.done_on > as_of)]
    yield from map(open_action, still)
    yield from (open_line(one.title, str(one.owner), one.due_on, as_of) for one in to_do)
    if not still and not to_do:
        yield nothing("No action of an earlier review is open.")
    for one in done:
        yield Line(say("Done on {day}: {words}", day=one.done_on, words=one.words))
    for row in rows:
        if row.done_on is not None and since < row.done_on <= as_of:
            yield Line(say("Done on {day}: {words}", day=row.done_on, words=row.title))
        elif row.dropped_at is not None:
            yield Line(say("Dropped on {day}: {words}", day=day_in(zone, row.dropped_at), words=row.title))


def open_action(one: Carried) -> Line:
    action = one.decision
    if action.due_on is None:
        told = {"owner": str(action.owner or NOBODY), "words": action.words}
        return Line(say("Open, with no day: {words} ({owner})", **told))
    return late_line(action.words, str(action.owner or NOBODY), action.due_on, one.late)


def open_line(words: str, owner: str, due_on: date, on: date) -> Line:
    return late_line(words, owner, due_on, max(0, (on - due_on).days))


def late_line(words: str, owner: str, due_on: date, late: int) -> Line:
    told = {"owner": owner, "words": words, "day": due_on}
    if late:
        return Line(say("{n} days late, due {day}: {words} ({owner})", n=late, **told))
    return Line(say("Open, due {day}: {words} ({owner})", **told))


def ideas(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Improvements that are open, those that were done since the review before, and where each comes from."""
    first, zone = beginning(as_of, since), people.organisation(organisation).time_zone
    every = register.actions(organisation).filter(kind=ActionKind.IMPROVEMENT.value, raised_on__lte=as_of)
    rows = [one for one in every if one.dropped_at is None or day_in(zone, one.dropped_at) > as_of]
    told = False
    for one in actions(organisation).filter(kind=DecisionKind.IMPROVEMENT.value, review__held_on__lt=as_of):
        if one.done_on is None or one.done_on > as_of:
            told = True
            yield Line(say("Decided on {day}, not done yet: {words}", day=one.review.held_on, words=one.words))
    for row in rows:
        if row.done_on is None or row.done_on > as_of:
            told = True
            yield Line(say("Since {day}, not done yet: {words} ({owner})", day=row.raised_on, words=row.title,
                owner=str(row.owner)))  # fmt: skip
        elif row.done_on > first:
            told = True
            yield Line(say("Done on {day}: {words}", day=row.done_on, words=row.title))
    if not told:
        yield nothing("No improvement is open, and none was done since {day}.", day=first)
