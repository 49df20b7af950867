from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import Register, capacity_in, organisation, person
from countersign.reviews.entries import AttendanceConfirmed
from countersign.reviews.enums import ReviewState
from countersign.reviews.models import Attendance, Review
from countersign.reviews.permissions import check_can_attend, check_state
from countersign.reviews.queries import attendance_of

HATS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.RISK_OWNER, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.DEPARTMENT_CONTACT)
"""As what somebody sits there who has several hats, the first first."""


@command
def confirm_attendance(*, review_id: UUID, by: Actor, at: datetime) -> Ref:
    """Say that one was at the review. It is everybody's own act, and nobody does it for them.

    Whether they were there as top management is read from the register for that day.
    """
    review = locked(Review, by.organisation, review_id)
    me = check_can_attend(by, review)
    check_state(review, ReviewState.OPEN)
    check_address_has_settled(by, at)
    row = attendance_of(by.organisation, review.id, me) or fresh(review, me, at)
    if not row._state.adding and row.attended:
        raise Refused("You have confirmed already that you were there.")
    say_so(row, review.held_on, attended=True, by=me, at=at)
    row.hat = hat_of(by, row.leads)
    write(row, AttendanceConfirmed())
    return row.ref


def fresh(review: Review, who: UUID, at: datetime) -> Attendance:
    return Attendance(id=new_id(at), organisation_id=review.organisation_id, review_id=review.id, person_id=who)


def say_so(row: Attendance, on: date | None, *, attended: bool, by: UUID, at: datetime) -> None:
    """What the register says of them on the day of the review."""
    row.attended, row.said_by_id, row.said_at = attended, by, at
    row.because = None
    row.leads, row.capacity = leading_on(row.organisation_id, row.person_id, on)


def leading_on(here: UUID, who: UUID, on: date | None) -> tuple[bool, str]:
    """Are they top management on a day, and as what they sit there."""
    led = [one for one in Register(organisation(here)).leaders(on) if one.person_id == who] if on else []
    return bool(led), capacity_in(led[0]) if led else person(here, who).title or ""


def hat_of(by: Actor, leads: bool) -> str:
    """Top management where the register has them there on that day; or else what they wear."""
    worn = [hat for hat in HATS if hat in by.hats and (leads or hat is not Hat.TOP_MANAGEMENT)]
    return next(iter(worn), Hat.STAFF).value
