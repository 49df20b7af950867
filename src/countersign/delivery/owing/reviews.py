"""What management reviews wait for: the chair's name, whoever was there, actions that are due, and one that is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered
from countersign.reviews import queries

if TYPE_CHECKING:
    from countersign.reviews.models import Decision, Review

SIGNED_WITHIN = timedelta(days=7)
"""So long after the meeting the chair signs in time (DOMAIN, 6.3)."""

A_WEEK = timedelta(days=7)


def of_reviews(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """For one person, or for everybody. What nobody is asked for any more is not here."""
    on = day_in(read.firm.time_zone, at)
    for review in queries.unfinished(read.firm.id):
        if review.opened_at is not None:
            yield from being_there(read, review)
            yield from signature(read, review)
        elif review.planned_on <= on:
            yield from opening(read, review, on)
    for action in queries.open_actions(read.firm.id):
        if action.owner_id and action.due_on and action.due_on - A_WEEK <= on and is_here(action, on):
            yield to_do(action, action.owner_id, action.due_on)


def is_here(action: Decision, on: date) -> bool:
    owner = action.owner
    return owner is not None and (owner.left_on is None or owner.left_on > on)


def being_there(read: Gathered, review: Review) -> Iterator[Owed]:
    """Whoever was invited says for themselves whether they were there."""
    said = queries.who_said(read.firm.id, review.id)
    for person in review.asked:
        if person not in said and review.held_on:
            yield Owed(
                person=person,
                item=f"{review.ref}/attend",
                since=review.held_on,
                title=say("Say whether you were at the management review of {day}", day=review.held_on),
                why=say("Everybody confirms it for themselves, and nobody for them."),
                label=say("Confirm it"),
                route=("reviews:attend", review.id.hex),
                minutes=1,
            )


def signature(read: Gathered, review: Review) -> Iterator[Owed]:
    """The chair signs once everything is there; until then it waits for whoever writes."""
    if review.chair_id and review.held_on and not queries.missing(review, queries.minutes_of(review)):
        yield Owed(
            person=review.chair_id,
            item=f"{review.ref}/sign",
            since=review.held_on,
            title=say("Sign the minutes of the management review of {day}", day=review.held_on),
            why=say("They are written. Only whoever chaired it can sign them."),
            label=say("Read and sign"),
            route=("reviews:sign", review.id.hex),
            minutes=5,
            until=review.held_on + SIGNED_WITHIN,
        )


def opening(read: Gathered, review: Review, on: date) -> Iterator[Owed]:
    """On its day, and after it: open it, or move it."""
    for lead in sorted(answering(read, on)):
        yield Owed(
            person=lead,
            item=f"{review.ref}/open",
            since=review.planned_on,
            title=say("Open the management review planned for {day}, or move it", day=review.planned_on),
            why=say("Its agenda is there. It counts as held once the meeting has opened."),
            label=say("Look at the agenda"),
            route=("reviews:review", review.id.hex),
            minutes=2,
        )


def to_do(action: Decision, owner: UUID, due_on: date) -> Owed:
    return Owed(
        person=owner,
        item=action.ref,
        since=due_on - A_WEEK,
        title=say("Say whether this is done: {words}", words=action.words),
        why=say("The management review of {day} decided it.", day=action.review.held_on),
        label=say("It is done"),
        route=("reviews:carry_out", action.id.hex),
        minutes=2,
        until=due_on,
    )
