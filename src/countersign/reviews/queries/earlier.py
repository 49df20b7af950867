"""Inputs a and g: what earlier reviews decided, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from countersign.kernel.words import say
from countersign.reviews.enums import DecisionKind
from countersign.reviews.queries.carrying import Carried, actions, carried, done_since
from countersign.reviews.queries.lines import Line, nothing

NOBODY = "nobody"


def earlier_actions(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Every open action of earlier reviews, and what was done since the last one."""
    if since is None:
        yield nothing("This is the first review on record here: there are no earlier actions.")
        return
    still = carried(organisation, as_of)
    yield from map(open_action, still)
    if not still:
        yield nothing("No action of an earlier review is open.")
    for one in done_since(organisation, since, as_of):
        yield Line(say("Done on {day}: {words}", day=one.done_on, words=one.words))


def open_action(one: Carried) -> Line:
    action = one.decision
    told = {"owner": str(action.owner or NOBODY), "words": action.words}
    if action.due_on is None:
        return Line(say("Open, with no day: {words} ({owner})", **told))
    template = "Open, due {day}: {words} ({owner})"
    if one.late:
        return Line(say("{n} days late, due {day}: {words} ({owner})", n=one.late, day=action.due_on, **told))
    return Line(say(template, day=action.due_on, **told))


def ideas(organisation: UUID, as_of: date, _since: date | None) -> Iterator[Line]:
    """Improvements that earlier reviews decided and that are not done."""
    for one in actions(organisation).filter(kind=DecisionKind.IMPROVEMENT.value, review__held_on__lt=as_of):
        if one.done_on is None or one.done_on > as_of:
            yield Line(say("Decided on {day}, not done yet: {words}", day=one.review.held_on, words=one.words))
