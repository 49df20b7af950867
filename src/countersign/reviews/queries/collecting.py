"""What reviews tell readiness (decision 21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.instants import day_in
from countersign.kernel.references import Ref, ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with
from countersign.people.queries import setting
from countersign.reviews.facts import ManagementReview, ReviewAction
from countersign.reviews.models import Attendance, Decision, Review
from countersign.reviews.queries.carrying import became
from countersign.reviews.settings import INTERVAL

if TYPE_CHECKING:
    from countersign.actions.models import Action
    from countersign.people.models import Organisation, Setting


WITHOUT_A_RECORD = timedelta(days=30)
"""So long after a meeting its minutes are missing (REV-012); until then the chair may still sign."""


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[ManagementReview, ...]:
    """The reviews held by a day, and those planned for later; what was called off by then is left out.

    One counts as held once its minutes are signed: until then it is planned for its day, and nothing in it is taken.
    Where nobody signed for thirty days it was held without a record, and that is a finding of its own (REV-012).
    """
    zone = (firm or organisation_with(organisation)).time_zone
    rows = REVIEWS.rows(organisation=organisation)
    here = [one for one in rows if not (one.called_off_at and day_in(zone, one.called_off_at) <= as_of)]
    ids = [one.id for one in here]
    there, taken = defaultdict(list), defaultdict(list)
    for review, person in ATTENDED.values(organisation=organisation) if ids else ():
        there[review].append(person)
    for decided in TAKEN.rows(organisation=organisation) if ids else ():
        taken[decided.review_id].append(decided)
    levels = {one.id: levels_of(one) for one in here}
    register = became(organisation, (one for some in taken.values() for one in some))
    to_do = {id: tuple(actions_of(some, register, zone, as_of)) for id, some in taken.items()}
    return tuple(told(one, there[one.id], taken[one.id], to_do.get(one.id, ()), levels[one.id], as_of) for one in here)


def taken_in(organisation: Any) -> QuerySet[Decision]:
    """What reviews decided and nobody struck, in its order."""
    here = Decision.objects.filter(organisation_id=organisation, struck_at=None, taken_at__isnull=False)
    return here.order_by("review_id", "number")


def attended(organisation: Any) -> QuerySet[Any, Any]:
    """Who was at which review, as they said."""
    here = Attendance.objects.filter(organisation_id=organisation, void_at=None, attended=True)
    return here.order_by("review_id", "-leads", "said_at", "id").values_list("review_id", "person_id")


REVIEWS = Prepared(
    lambda organisation: (
        Review.objects.filter(organisation_id=organisation)
        .defer("agenda", "signature_evidence")
        .order_by("planned_on", "planned_at", "id")
    ),
    organisation=UUIDField(),
)
ATTENDED = Prepared(attended, organisation=UUIDField())
TAKEN = Prepared(taken_in, organisation=UUIDField())


def levels_of(one: Review) -> dict[str, int]:
    """How far each input was covered, as it is signed; what is still being written says nothing yet."""
    return {key: said["level"] for key, said in (one.minutes or {}).get("inputs", {}).items()}


def told(
    one: Review,
    there: list[UUID],
    taken: list[Decision],
    to_do: tuple[ReviewAction, ...],
    levels: Mapping[str, int],
    as_of: date,
) -> ManagementReview:
    """A review as of a day. What is dated later does not exist yet: it is planned then."""
    signed = one.closed_at is not None and one.minutes_on is not None and one.minutes_on <= as_of
    if one.held_on is None or one.held_on > as_of:
        return ManagementReview(id=one.ref, planned_on=one.planned_on, chair=named(one.chair_id))
    if not (signed or one.elsewhere):
        return unsigned(one, there, as_of)
    confirmed = named(one.chair_id) if not one.elsewhere or (one.minutes or {}).get("confirmed") else None
    return ManagementReview(
        id=one.ref,
        planned_on=one.planned_on,
        held_on=one.held_on,
        next_planned_on=one.next_planned_on,
        chair=named(one.chair_id),
        attendees=tuple(ref("person", each) for each in there),
        inputs={key: levels.get(key, 0) for key in "abcdefg"},
        decisions=len(taken),
        decision_owners=tuple(dict.fromkeys(ref("person", each.decided_by_id) for each in taken if each.decided_by_id)),
        actions=to_do,
        minutes_on=one.minutes_on if signed else None,
        minutes_confirmed_by=confirmed if signed else None,
        similarity_prev=one.similarity / 1000 if signed and one.similarity is not None else None,
        endorsed_versions=tuple(one.endorsed),
    )


def unsigned(one: Review, there: list[UUID], as_of: date) -> ManagementReview:
    """A meeting that took place and whose minutes the chair has not signed by a day."""
    if one.held_on is None or as_of <= one.held_on + WITHOUT_A_RECORD or not there:
        return ManagementReview(id=one.ref, planned_on=one.held_on, chair=named(one.chair_id))
    return ManagementReview(
        id=one.ref,
        planned_on=one.planned_on,
        held_on=one.held_on,
        chair=named(one.chair_id),
        attendees=tuple(ref("person", each) for each in there),
        inputs=dict.fromkeys("abcdefg", 0),
    )


def actions_of(
    taken: Iterable[Decision], register: Mapping[Ref, Action], zone: str, as_of: date
) -> Iterator[ReviewAction]:
    """What a review gave people to do. What became an action of the register is as it is there; one that was dropped
    by then is nobody's any more."""
    for one in taken:
        followed = register.get(one.made) if one.made else None
        if followed is not None:
            if followed.dropped_at is None or day_in(zone, followed.dropped_at) > as_of:
                yield action(followed.owner_id, followed.counting_due_on, followed.done_on, as_of)
        elif one.is_action:
            yield action(one.owner_id, one.due_on, one.done_on, as_of)


def action(owner: UUID | None, due_on: date | None, done_on: date | None, as_of: date) -> ReviewAction:
    return ReviewAction(owner=named(owner), due=due_on, done=done_on if done_on and done_on <= as_of else None)


def named(person: UUID | None) -> str | None:
    return ref("person", person) if person else None


def collect_interval(organisation: UUID, as_of: date, held: Mapping[str, Setting] | None = None) -> int | None:
    """So many months from one review to the next; None: the organisation has emptied it.

    ``held``: the settings that hold on the day, where whoever asks has read them already.
    """
    row = setting(organisation, INTERVAL.key, as_of) if held is None else held.get(INTERVAL.key)
    months = INTERVAL.read(row.value) if row and row.value is not None else INTERVAL.default
    return int(months) or None
