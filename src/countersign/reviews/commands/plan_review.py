from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from re import compile
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import is_leader, person
from countersign.reviews.entries import ReviewPlanned
from countersign.reviews.enums import ReviewKind
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_plan

EARLIEST, LATEST = 2005, 2100
LONGEST_PLACE = 200
LONGEST_REASON = 1000
MOST_INVITED = 50
AT = compile("([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is planned about a review.

    ``begins``: the time of day as "09:30", or nothing. ``chair_id``: a leader; ``invited``: whoever else is asked to
    come; ``guests``: who is nobody here, by name. ``because``: why an extraordinary one is held.
    """

    planned_on: date
    kind: ReviewKind = ReviewKind.FULL
    because: str = ""
    begins: str = ""
    place: str = ""
    chair_id: UUID | None = None
    invited: Sequence[UUID] = ()
    guests: str = ""


@command
def plan_review(*, plan: Plan, by: Actor, at: datetime) -> Ref:
    """Plan a management review. Its agenda is there at once, from what the product knows (9.3.1, 9.3.2)."""
    check_can_plan(by)
    review = Review(id=new_id(at), organisation_id=by.organisation, planned_at=at, planned_by_id=who(by))
    apply_plan(review, plan)
    write(review, ReviewPlanned())
    return review.ref


def apply_plan(review: Review, plan: Plan) -> None:
    """Write a plan into a row, once all of it makes sense. Raises Unknown for somebody else's people."""
    check_makes_sense(plan)
    here = review.organisation_id
    for one in {*plan.invited, *filter(None, [plan.chair_id])}:
        check_is_here(here, one, plan.planned_on)
    if plan.chair_id and not is_leader(here, plan.chair_id, plan.planned_on):
        raise Refused("It is top management's review: whoever chairs it stands in the register on that day.")
    review.kind, review.planned_on = plan.kind.value, plan.planned_on
    review.because = clean(plan.because).strip() or None
    review.begins, review.place = plan.begins, clean(plan.place).strip()
    review.chair_id = plan.chair_id
    review.invited = sorted({one.hex for one in plan.invited if one != plan.chair_id})
    review.guests = clean(plan.guests).strip() or None


def check_makes_sense(plan: Plan) -> None:
    if not EARLIEST <= plan.planned_on.year <= LATEST:
        raise Refused("Look at the year of the review.")
    if plan.kind is ReviewKind.EXTRAORDINARY and not plan.because.strip():
        raise Refused("Say why it is held out of turn: an incident, an audit ahead, or something that was missing.")
    if plan.begins and not AT.fullmatch(plan.begins):
        raise Refused("Write the time as 09:30.")
    if len(plan.place) > LONGEST_PLACE or len(plan.guests) > LONGEST_PLACE:
        raise Refused(say("The place and the guests have at most {n} characters.", n=LONGEST_PLACE))
    if len(plan.because) > LONGEST_REASON:
        raise Refused(say("Say why in at most {n} characters.", n=LONGEST_REASON))
    if len({*plan.invited}) > MOST_INVITED:
        raise Refused(say("Invite at most {n} people: a review decides.", n=MOST_INVITED))


def check_is_here(organisation: UUID, id: UUID, on: date) -> None:
    one = person(organisation, id)
    if one.erased_at is not None or (one.left_on is not None and one.left_on <= on):
        raise Refused(say("{name} is not here any more on that day: invite somebody who is.", name=str(one)))
