"""A management review of each kind that an address can name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.files import keep
from countersign.reviews.commands.plan_review import Plan as ReviewPlan
from countersign.reviews.commands.record_elsewhere import Record, record_elsewhere
from countersign.reviews.commands.render_minutes import render_minutes
from tests.cast import Cast, id_of
from tests.policies.worlds import AT
from tests.reviews import worlds as review_worlds

TODAY = AT.date()


def management_reviews(here: Cast, by: Actor) -> dict[str, UUID]:
    """One that goes on with a decision, one that is signed and has its PDF, and one held elsewhere with its scan."""
    assert by.person
    plan = ReviewPlan(planned_on=TODAY, chair_id=by.person)
    going_on, signed_one = (review_worlds.begun(here, plan, by) for _ in range(2))
    review_worlds.concluded(here, signed_one, by)
    render_minutes(review_id=signed_one, pdf=keep(here.organisation, b"%PDF, minutes"), by=here.system, at=AT)
    record = Record(held_on=date(2025, 6, 12), chair_id=by.person, attendees=[by.person])
    elsewhere = record_elsewhere(record=record, scan=keep(here.organisation, b"%PDF-1.7, minutes"), by=by, at=AT)
    return {
        "meeting_id": going_on,
        "decision_id": review_worlds.decided_by(here, going_on, by),
        "minutes_id": signed_one,
        "record_id": id_of(elsewhere),
    }
