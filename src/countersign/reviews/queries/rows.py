"""Reads of management reviews and of what belongs to one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.ledger.queries import logs
from countersign.reviews.enums import Part
from countersign.reviews.models import Addendum, Attendance, Decision, Passage, Review

PEOPLE = ("chair", "chaired_by", "planned_by", "opened_by", "closed_by", "called_off_by")


def reviews(organisation: UUID) -> QuerySet[Review]:
    """Every review that was ever planned or held, without its texts; the latest day first."""
    here = Review.objects.filter(organisation_id=organisation).defer("agenda", "minutes", "signature_evidence")
    return here.select_related(*PEOPLE).order_by("-planned_on", "-planned_at", "-id")


def review(organisation: UUID, id: UUID) -> Review:
    """Raises Unknown for none, and for somebody else's."""
    found = Review.objects.filter(organisation_id=organisation, id=id).select_related(*PEOPLE).first()
    if found is None:
        raise Unknown("managementreview")
    return found


UNFINISHED = Prepared(
    lambda organisation: reviews(organisation).filter(closed_at=None, called_off_at=None).order_by("planned_on", "id"),
    organisation=UUIDField(),
)


def unfinished(organisation: UUID) -> list[Review]:
    """Planned, or held and not signed, the earliest first."""
    return UNFINISHED.rows(organisation=organisation)


def called_off_since(organisation: UUID, at: datetime) -> QuerySet[Review]:
    return reviews(organisation).filter(called_off_at__gte=at)


def held(organisation: UUID, before: date | None = None) -> QuerySet[Review]:
    """Those that were closed, the latest first; ``before`` a day."""
    closed = reviews(organisation).filter(closed_at__isnull=False).order_by("-held_on", "-closed_at", "-id")
    return closed.filter(held_on__lt=before) if before else closed


def last_held(organisation: UUID, on: date) -> date | None:
    """The day of the latest review that was held by a day."""
    days = Review.objects.filter(organisation_id=organisation, closed_at__isnull=False, held_on__lte=on)
    return days.order_by("-held_on").values_list("held_on", flat=True).first()


def attendances(organisation: UUID, reviews: Iterable[UUID]) -> QuerySet[Attendance]:
    here = Attendance.objects.filter(organisation_id=organisation, review_id__in=list(reviews), void_at=None)
    return here.select_related("person", "said_by").order_by("review_id", "-leads", "said_at", "id")


def attendance_of(organisation: UUID, review: UUID, person: UUID) -> Attendance | None:
    here = Attendance.objects.filter(organisation_id=organisation, review_id=review, person_id=person, void_at=None)
    return here.first()


def who_said(organisation: UUID, review: UUID) -> set[UUID]:
    """Whoever has said whether they were there."""
    here = Attendance.objects.filter(organisation_id=organisation, review_id=review, void_at=None)
    return set(here.values_list("person_id", flat=True))


def decisions(organisation: UUID, reviews: Iterable[UUID]) -> QuerySet[Decision]:
    """Those that stand, in their order."""
    here = Decision.objects.filter(organisation_id=organisation, review_id__in=list(reviews), struck_at=None)
    return here.select_related("owner", "decided_by", "done_by").order_by("review_id", "number")


def decision(organisation: UUID, id: UUID) -> Decision:
    """Raises Unknown for none, and for somebody else's."""
    here = Decision.objects.filter(organisation_id=organisation, id=id)
    found = here.select_related("owner", "decided_by", "done_by", "review").first()
    if found is None:
        raise Unknown("decision")
    return found


def next_number(organisation: UUID, review: UUID) -> int:
    """A number is never given twice, also where the decision was struck."""
    return Decision.objects.filter(organisation_id=organisation, review_id=review).count() + 1


def addenda(organisation: UUID, review: UUID) -> QuerySet[Addendum]:
    here = Addendum.objects.filter(organisation_id=organisation, review_id=review)
    return here.select_related("written_by").order_by("written_at", "id")


def passages(organisation: UUID, review: UUID) -> dict[Part, Passage]:
    """What is being minuted, by its part."""
    here = Passage.objects.filter(organisation_id=organisation, review_id=review).select_related("edited_by")
    return {Part(one.part): one for one in here.order_by("id")}


def passage(organisation: UUID, review: UUID, part: Part) -> Passage | None:
    here = Passage.objects.filter(organisation_id=organisation, review_id=review, part=part.value)
    return here.select_related("edited_by").first()


def with_unrendered() -> list[UUID]:
    """The organisations that have signed minutes without their PDF."""
    owed = Review.objects.filter(closed_at__isnull=False, elsewhere=False, pdf=None)
    found = list(owed.order_by("organisation_id").values_list("organisation_id", flat=True).distinct())
    return [one for one in found if one in logs()] if found else []


def unrendered(organisation: UUID) -> QuerySet[Review]:
    """Signed minutes without their PDF, the longest signed first."""
    owed = Review.objects.filter(organisation_id=organisation, closed_at__isnull=False, elsewhere=False, pdf=None)
    return owed.select_related("organisation", *PEOPLE).order_by("closed_at", "id")
