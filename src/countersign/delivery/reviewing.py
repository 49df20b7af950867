"""What waits because a policy has to be looked at again, or was, and has to change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.policies import queries as policies
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.policies.models import Review
    from countersign.policies.queries import ReviewDue, Shelf


def reviews(read: Gathered, on: date) -> Iterator[Owed]:
    """Policies in force that somebody has to look at again: leaders do it, and the ISMS lead is told as well."""
    asked = [due for due in policies.reviews_due(read.shelf, on) if due.is_asked(on)]
    leaders = {one.person_id for one in read.register.leaders(on)} if asked else set()
    leads = answering(read, on) - leaders if asked else set()
    for due in asked:
        yield from (to_review(read, due, person, on) for person in sorted(leaders))
        yield from (to_remind(read, due, person, on) for person in sorted(leads))


def to_review(read: Gathered, due: ReviewDue, person: UUID, on: date) -> Owed:
    late = say("Review “{title}”: it was due by {day}", title=due.version.title, day=due.due_on)
    ahead = say("Review “{title}” by {day}", title=due.version.title, day=due.due_on)
    return Owed(
        person=person,
        item=review_item(due),
        since=asked_since(read, due),
        title=late if due.is_overdue(on) else ahead,
        why=say("Top management says whether it is still right. It was last looked at on {day}.", day=due.looked_at),
        label=say("Read and decide"),
        route=("policies:review", due.policy.id.hex),
        minutes=3,
        until=due.due_on,
    )


def to_remind(read: Gathered, due: ReviewDue, person: UUID, on: date) -> Owed:
    late = say("The review of “{title}” was due by {day}", title=due.version.title, day=due.due_on)
    ahead = say("“{title}” is to be reviewed by {day}", title=due.version.title, day=due.due_on)
    return Owed(
        person=person,
        item=review_item(due),
        since=asked_since(read, due),
        title=late if due.is_overdue(on) else ahead,
        why=say("Top management does it, and has been asked. Tell them what has happened since."),
        label=say("Open the policy"),
        route=("policies:policy", due.policy.id.hex),
        minutes=1,
        until=due.due_on,
    )


def review_item(due: ReviewDue) -> str:
    """Another item for each day it falls due: next year it is asked again."""
    return f"{due.policy.ref}/{due.due_on.isoformat()}"


def asked_since(read: Gathered, due: ReviewDue) -> date:
    """Nobody could be asked about a text on paper before it was recorded here."""
    entered = due.version.signed_at
    return max(due.asked_from, day_in(read.firm.time_zone, entered)) if entered else due.asked_from


def changes(read: Gathered, on: date) -> Iterator[Owed]:
    """What top management asked to have changed, for the ISMS lead, until another text is put forward."""
    asked = [one for policy in read.shelf.reviews if (one := unanswered(read.shelf, policy))]
    leads = answering(read, on) if asked else set()
    titles = {one.id: one.title for one in read.shelf.versions}
    for review in asked:
        for person in sorted(leads):
            yield Owed(
                person=person,
                item=review.ref,
                since=day_in(read.firm.time_zone, review.recorded_at),
                title=say("Change “{title}”", title=titles[review.version_id]),
                why=say("{name} reviewed it and asks for a change.", name=str(review.reviewed_by)),
                label=say("Open the draft"),
                route=("policies:draft", review.policy_id.hex),
                minutes=15,
            )


def unanswered(shelf: Shelf, policy: UUID) -> Review | None:
    """The change that was asked for in a policy, while no text that came later is on its way or in force."""
    known = [one for one in shelf.versions if one.policy_id == policy]
    asked = policies.change_asked(shelf.reviews.get(policy, []), known)
    on_its_way = (one for one in known if asked and one.offered_at > asked.recorded_at and one.withdrawn_at is None)
    return asked if not any(on_its_way) else None
