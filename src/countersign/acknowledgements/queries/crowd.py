"""Everybody who is asked to accept a version, as one set that the database works with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from countersign.acknowledgements.models import Acceptance, Exemption, Reply, Undertaking
from countersign.acknowledgements.queries.asking import Asked
from countersign.acknowledgements.queries.binding import under_contract
from countersign.acknowledgements.queries.by_role import turned_since
from countersign.acknowledgements.queries.exempting import holding_exemptions
from countersign.kernel.periods import first_within, months_after
from countersign.people import queries as people
from countersign.people.enums import PersonKind
from countersign.policies.audience import Audience, Some
from countersign.roles import queries as roles

if TYPE_CHECKING:
    from countersign.people.models import Person


def crowd(organisation: UUID, on: date) -> QuerySet[Person]:
    """Who is here on a day and asked at all: not on leave that day, not exempt, and not from outside as an auditor is.

    Joined by then, and gone on the day they left (DOMAIN.md §2.1, numbers 3 and 8). Whoever leads is never exempt.
    """
    here = people.people(organisation).filter(Q(left_on=None) | Q(left_on__gt=on), people.not_away(on), erased_at=None)
    here = here.filter(Q(joined_on=None) | Q(joined_on__lte=on)).exclude(kind=PersonKind.EXTERNAL.value)
    exempt = Q(pk__in=holding_exemptions(organisation, on).order_by().values("person_id"))
    return here.exclude(exempt & ~leads(organisation, on))


def asked_people(organisation: UUID, ask: Asked, on: date) -> QuerySet[Person]:
    """Who is asked to accept this version: of everybody who is asked at all those whom it is for."""
    here = crowd(organisation, on)
    return here.filter(within(organisation, ask.audience, on)) if ask.wanted else here.none()


def concerns(organisation: UUID, ask: Asked, person: UUID, on: date) -> bool:
    """Is this person among those whom the policy is for, and are they asked at all?"""
    if not ask.wanted or ask.audience.everybody:
        return ask.wanted
    return people.people(organisation).filter(within(organisation, ask.audience, on), id=person).exists()


def within(organisation: UUID, audience: Audience, on: date) -> Q:
    """True of whoever an audience names, in whatever way; the database works it out, however many they are."""
    some, *together, left_out = (matches(organisation, part, on) for part in audience.parts)
    ways = [*some, *(reduce(and_, part) for part in together)]
    named = Q() if audience.all_but else reduce(or_, ways)
    return reduce(and_, (~way for way in left_out), named)


def matches(organisation: UUID, some: Some, on: date) -> list[Q]:
    """For each way in which some people are named, true of whoever it names."""
    found = []
    if some.kinds:
        found.append(Q(kind__in=sorted(some.kinds)))
    if some.departments:
        found.append(Q(department__in=sorted(some.departments)))
    if some.roles:
        holders = roles.holding(organisation, on).filter(role__key__in=sorted(some.roles))
        found.append(Q(pk__in=holders.values("person_id")))
    if some.people:
        found.append(Q(pk__in=sorted(some.people)))
    return found


def reach(organisation: UUID, audience: Audience, on: date) -> int:
    """How many people are here on a day who would be asked."""
    return crowd(organisation, on).filter(within(organisation, audience, on)).count()


def signed_names(organisation: UUID, ask: Asked, on: date) -> Exists:
    """Their name stands under a version that counts, set there by that day and not too long ago."""
    return Exists(fresh_names(organisation, ask, on).filter(person=OuterRef("pk")))


def fresh_names(organisation: UUID, ask: Asked, on: date) -> QuerySet[Acceptance]:
    """What counts on that day."""
    names = names_under(organisation, ask, on)
    return names.filter(accepted_on__gte=ask.fresh_since) if ask.fresh_since else names


def names_under(organisation: UUID, ask: Asked, on: date) -> QuerySet[Acceptance]:
    """Whatever stands by that day under the versions that count, however long ago it was set."""
    names = Acceptance.objects.filter(organisation_id=organisation, version__in=ask.counting, accepted_on__lte=on)
    return names.exclude(pk__in=ask.without) if ask.without else names


def truth(condition: Q) -> ExpressionWrapper[Any]:
    """A condition as a column."""
    return ExpressionWrapper(condition, output_field=BooleanField())


def recorded_elsewhere(organisation: UUID, ask: Asked, on: date) -> Q:
    """The name that counts was recorded from a sheet or a list, and none was set here."""
    names = fresh_names(organisation, ask, on).filter(person=OuterRef("pk"))
    return Q(Exists(names.exclude(recorded_by=None))) & ~Q(Exists(names.filter(recorded_by=None)))


def settled(organisation: UUID, ask: Asked, on: date) -> Q:
    """True of whoever owes nothing more for this version: by their name, by approving it, or by their contract."""
    return Q(signed_names(organisation, ask, on)) | Q(pk__in=ask.approvers) | bound(organisation, on)


def bound(organisation: UUID, on: date) -> Q:
    """True of whomever a contract binds: it counts as an acceptance does (DOMAIN, 12.7), but for whoever leads."""
    return under_contract(organisation, on) & ~leads(organisation, on)


def late(organisation: UUID, ask: Asked, on: date, today: date | None = None) -> Q:
    """True of whoever has owed it for more days than they had, as ``Due.until`` counts for one person.

    ``today``: where ``on`` is a day before it, on which somebody may have been spared who is not any more.
    """
    began = on - timedelta(days=ask.days)
    if ask.effective_on >= began:
        return Q(pk__in=[])
    replies = Reply.objects.filter(organisation_id=organisation, version=ask.version, answered_on__gte=began)
    long_here = people.back_before(began, today or on)
    for name in day_columns(ask):
        long_here &= Q(**{name: None}) | Q(**{f"{name}__lt": began})
    long_here &= ~Q(pk__in=replies.order_by().values("person_id"))
    if ask.audience.by_role:
        long_here &= ~turned_since(organisation, ask.audience, began, today or on)
    for pauses in (ended(Exemption, organisation, today or on), ended(Undertaking, organisation, today or on)):
        long_here &= ~Q(pk__in=pauses.filter(last__gte=began).order_by().values("person_id"))
    if ask.months is None:
        return long_here
    fresh = names_under(organisation, ask, on).filter(accepted_on__gte=first_within(began - ONE_DAY, ask.months))
    not_long = [id for id, day in ask.approved.items() if months_after(day, ask.months) >= began - ONE_DAY]
    return long_here & ~Q(Exists(fresh.filter(person=OuterRef("pk")))) & ~Q(pk__in=not_long)


def began_since(organisation: UUID, audiences: Iterable[Audience], first: date, on: date) -> Q:
    """True of those for whom something can have begun again on a day or later, whatever the policy.

    ``audiences``: whom the policies are for.
    """
    answered = Reply.objects.filter(organisation_id=organisation, answered_on__gte=first)
    again = Q(pk__in=answered.order_by().values("person_id"))
    for name in ("joined_on", "back_on", "leave_until", "moved_on"):
        again |= Q(**{f"{name}__gte": first})
    for pauses in (ended(Exemption, organisation, on), ended(Undertaking, organisation, on)):
        again |= Q(pk__in=pauses.filter(last__gte=first).order_by().values("person_id"))
    return reduce(or_, (turned_since(organisation, one, first, on) for one in audiences if one.by_role), again)


ONE_DAY = timedelta(days=1)


def day_columns(ask: Asked) -> tuple[str, ...]:
    """On what days in somebody's row it could first be asked of them: a move counts where departments or kinds do.

    The days on which leave with an end was over, or a role was taken, are worked out beside them.
    """
    return ("joined_on", "back_on", "moved_on") if ask.audience.by_place else ("joined_on", "back_on")


def ended(model: type[Exemption | Undertaking], organisation: UUID, on: date) -> QuerySet[Any]:
    """What spared somebody until ``last``, and does so no more; the newest first."""
    here = model.objects.filter(organisation_id=organisation)
    return here.annotate(last=Coalesce(F("ended_on"), F("until_on"))).filter(last__lte=on).order_by("-last")


def over(model: type[Exemption | Undertaking], organisation: UUID, on: date) -> QuerySet[Any]:
    """The same of one person, who stands around it."""
    return ended(model, organisation, on).filter(person=OuterRef("pk"))


def paused_until(organisation: UUID, on: date) -> dict[str, Case | Subquery]:
    """The last days on which somebody was exempt, or bound by a contract; and when leave that had its days was over."""
    return {
        "leave_to": people.leave_over(on),
        "exempt_to": Subquery(over(Exemption, organisation, on).values("last")[:1]),
        "bound_to": Subquery(over(Undertaking, organisation, on).values("last")[:1]),
    }


def leads(organisation: UUID, on: date) -> Q:
    """True of executives and of those on the register of top management, whom an auditor asks first."""
    return Q(executive=True) | Q(pk__in=people.leaders(organisation, on).order_by().values("person_id"))


def waits_for_answer(organisation: UUID, ask: Asked, kind: str = "") -> Exists:
    """They asked, or said that they cannot accept, and nobody has answered yet."""
    replies = unanswered(organisation, ask)
    return Exists((replies.filter(kind=kind) if kind else replies).filter(person=OuterRef("pk")))


def waiting(organisation: UUID, ask: Asked) -> Q:
    """The same as a condition: few wait at any time, so that they are listed once and not looked up for each person."""
    return Q(pk__in=unanswered(organisation, ask).order_by().values("person_id"))


def unanswered(organisation: UUID, ask: Asked) -> QuerySet[Reply]:
    return Reply.objects.filter(organisation_id=organisation, version=ask.version, answered_at=None)
