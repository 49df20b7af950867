"""Every read of roles, the organisation first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, UUIDField

from countersign.kernel.instants import day_begins, day_in
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import say
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation
from countersign.roles.enums import AppointmentState, Duty
from countersign.roles.library import LIBRARY
from countersign.roles.models import Appointment, Renewal, Retirement, Role
from countersign.roles.queries.renewing import Asked, asked_on, by_appointment, by_then, renewals_in_short, role_held

if TYPE_CHECKING:
    from countersign.people.models import Organisation

READ_ONE_BY_ONE = ("document", "accepted_words", "confirmed")
"""What only the page of one appointment shows."""

OF_PEOPLE = ("id", "organisation", "name", "title", "left_on", "joined_on")
NAMED = ("person", "deputy", "escalates_to", "approved_by")
PEOPLE = ("person", "deputy", "escalates_to", "proposed_by", "approved_by", "ended_by")

BEST_FIRST = (
    *(AppointmentState.ACCEPTED, AppointmentState.APPROVED),
    *(AppointmentState.PROPOSED, AppointmentState.DECLINED),
)


@dataclass(frozen=True)
class Standing:
    """An appointment as it stood on a day, as we know it now (decision 19).

    What was approved, accepted or declined later than the day is still open on it. ``left``: the person had gone.
    ``joins_on``: they had not begun here, as HR says since. ``recorded_later``: it was written down after that day.
    ``role``: the version that is held; ``asked``: a newer one that the holder was asked to take on, and has not.
    """

    appointment: Appointment
    state: AppointmentState
    approved_on: date | None
    accepted_on: date | None
    declined_on: date | None
    left: bool
    joins_on: date | None
    recorded_later: bool
    role: Role
    asked: Asked | None

    @property
    def here(self) -> bool:
        """Had the person begun here, and not left?"""
        return not self.left and self.joins_on is None

    @property
    def holds(self) -> bool:
        """Does the person hold the role: here, approved by top management, and not declined?"""
        return self.here and self.state in (AppointmentState.APPROVED, AppointmentState.ACCEPTED)


def every_version(organisation: UUID) -> QuerySet[Role]:
    """All definitions with when they were retired, the newest of each role first."""
    gone = Retirement.objects.filter(organisation_id=organisation, role=OuterRef("pk")).values("retired_at")
    beside = {"retired_at": Subquery(gone[:1])}
    return Role.objects.filter(organisation_id=organisation).annotate(**beside).order_by("key", "-version")


def roles(organisation: UUID) -> list[Role]:
    """What every role is now, in the order of the library, without those that were retired."""
    newest_of = {version.key: version for version in every_version(organisation).reverse()}
    return ordered(one for one in newest_of.values() if one.retired_at is None)


def retirements(organisation: UUID) -> QuerySet[Retirement]:
    return Retirement.objects.filter(organisation_id=organisation).select_related("retired_by")


def retirement(role: Role) -> Retirement | None:
    """That and why a version is not needed any more."""
    return retirements(role.organisation_id).filter(role_id=role.id).first()


def roles_on(organisation_id: UUID, on: date) -> list[Role]:
    """What every role was on a day, in the order of the library, without those that were retired by then."""
    return there_on(every_version(organisation_id), organisation(organisation_id).time_zone, on)


CALLED = Prepared(
    lambda organisation: every_version(organisation).defer("duties", "competence", "authorities"),
    organisation=UUIDField(),
)


def roles_called(firm: Organisation, on: date) -> list[Role]:
    """The same with no more than what they are called and whether they carry a duty of 5.3, for lists of all."""
    return there_on(CALLED.rows(organisation=firm.id), firm.time_zone, on)


def in_words(organisation: UUID, some: Iterable[Role]) -> list[Role]:
    """Some of them with all that they ask, in the same order."""
    ids = [one.id for one in some]
    found = every_version(organisation).in_bulk(ids)
    return [found[id] for id in ids]


def there_on(every: Iterable[Role], zone: str, on: date) -> list[Role]:
    over = day_begins(zone, on + timedelta(days=1))
    newest_of: dict[str, Role] = {}
    for version in every:
        if version.defined_at < over:
            newest_of.setdefault(version.key, version)
    return ordered(one for one in newest_of.values() if one.retired_at is None or one.retired_at >= over)


def ordered(some: Iterable[Role]) -> list[Role]:
    """As the library has them; what it does not know comes last, by name."""
    order = {key: place for place, key in enumerate(LIBRARY)}
    return sorted(some, key=lambda role: (order.get(role.key, len(order)), role.name.casefold()))


def newest(organisation: UUID, key: str) -> Role | None:
    """What a role is now, or was when it was retired."""
    return every_version(organisation).filter(key=key).first()


def role(organisation: UUID, id: UUID) -> Role:
    """One version. Raises Unknown for none, and for somebody else's."""
    found = every_version(organisation).filter(id=id).select_related("defined_by").first()
    if found is None:
        raise Unknown("role")
    return found


def role_with_key(organisation: UUID, key: str) -> Role:
    """What a role is now. Raises Unknown for one that was never described."""
    found = newest(organisation, key)
    if found is None:
        raise Unknown("role")
    return found


def appointments(organisation: UUID) -> QuerySet[Appointment]:
    """Every appointment there ever was, with its role and people, in the order of proposing."""
    here = Appointment.objects.filter(organisation_id=organisation)
    return here.select_related("role", *PEOPLE).order_by("held_from", "proposed_at", "id")


def told_of(organisation: UUID) -> QuerySet[Appointment]:
    """The same with no more of the people than who they are, and only of those whom a list of holders names."""
    named = (f"{one}__{column}" for one in NAMED for column in OF_PEOPLE)
    columns = (one.name for one in Appointment._meta.concrete_fields if one.name not in READ_ONE_BY_ONE)
    described = (f"role__{one.name}" for one in Role._meta.concrete_fields)
    here = appointments(organisation).select_related(None).select_related("role", *NAMED)
    return here.only(*columns, *described, *named)


def appointment(organisation: UUID, id: UUID) -> Appointment:
    """Raises Unknown for none, and for somebody else's."""
    found = appointments(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("appointment")
    return found


def open_in_role(organisation: UUID, key: str, person: UUID, *, besides: UUID | None = None) -> Appointment | None:
    """What somebody has without an end, or is proposed for, in any version of a role; ``besides``: not this one.

    Who has it until a day may be put forward for it from that day on: ``propose`` compares the two days.
    """
    here = appointments(organisation).filter(role__key=key, person_id=person)
    found = here.filter(declined_at=None, ended_at=None)
    return (found.exclude(id=besides) if besides else found).first()


def standings(
    organisation_id: UUID, on: date, keys: Collection[str] | None = None, people: Collection[UUID] | None = None
) -> list[Standing]:
    """Every appointment, proposals too, whose days include this one. Only to roles with these ``keys``, or of some
    ``people``."""
    zone = organisation(organisation_id).time_zone
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    here = told_of(organisation_id).filter(open_end, held_from__lte=on)
    renewed = renewals_in_short(organisation_id)
    if keys is not None:
        here, renewed = here.filter(role__key__in=keys), renewed.filter(role__key__in=keys)
    if people is not None:
        here = here.filter(person__in=people)
        renewed = renewed.filter(person__in=people)
    current = list(here)
    asked = by_appointment(renewed) if current else {}
    return [standing(one, on, zone, asked.get(one.id, ())) for one in current]


def standings_of(organisation_id: UUID, person: UUID, on: date) -> list[Standing]:
    """The same of one person."""
    zone = organisation(organisation_id).time_zone
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    current = list(appointments(organisation_id).filter(open_end, held_from__lte=on, person_id=person))
    asked = by_appointment(renewals_in_short(organisation_id).filter(person_id=person)) if current else {}
    return [standing(one, on, zone, asked.get(one.id, ())) for one in current]


def deputised(organisation: UUID, person: UUID, on: date) -> QuerySet[Appointment]:
    """In whose appointments of a day somebody is named as the deputy."""
    return standing_on(organisation, on).filter(deputy_id=person)


def escalated_to(organisation: UUID, person: UUID, on: date) -> QuerySet[Appointment]:
    """Whose appointments of a day say that they take to somebody what is stuck."""
    return standing_on(organisation, on).filter(escalates_to_id=person)


def standing_on(organisation: UUID, on: date) -> QuerySet[Appointment]:
    """Whatever was approved and not declined, and is not over by a day."""
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    here = appointments(organisation).filter(open_end, held_from__lte=on)
    return here.filter(approved_at__isnull=False, declined_at=None)


def standing(appointment: Appointment, on: date, zone: str, asked: Sequence[Renewal]) -> Standing:
    """``asked``: what its holder was ever asked to take on, the earlier versions first."""
    approved, accepted = (by_then(at, on, zone) for at in (appointment.approved_at, appointment.accepted_at))
    declined, left_on = by_then(appointment.declined_at, on, zone), appointment.person.left_on
    if declined:
        state = AppointmentState.DECLINED
    elif accepted:
        state = AppointmentState.ACCEPTED
    else:
        state = AppointmentState.APPROVED if approved else AppointmentState.PROPOSED
    left = left_on is not None and left_on <= on
    joined_on = appointment.person.joined_on
    joins_on = joined_on if joined_on is not None and joined_on > on else None
    later = day_in(zone, appointment.proposed_at) > on
    role, newer = role_held(appointment, asked, on, zone), asked_on(asked, on, zone)
    return Standing(appointment, state, approved, accepted, declined, left, joins_on, later, role, newer)


def coming(organisation: UUID, on: date) -> QuerySet[Appointment]:
    """What begins after a day, and has not been taken back. One that has its last day already begins all the same."""
    to_be = Q(ended_at=None) | Q(held_until__gt=F("held_from"), approved_at__isnull=False)
    return appointments(organisation).filter(to_be, held_from__gt=on)


def holders(organisation: UUID, on: date, keys: Collection[str] | None = None) -> list[Standing]:
    """Who holds which role on a day: approved, here, and not declined. ``keys``: only of these roles."""
    return [one for one in standings(organisation, on, keys) if one.holds]


def holding(organisation_id: UUID, on: date, zone: str = "") -> QuerySet[Appointment]:
    """The appointments that hold on a day, to be worked with by the database: approved by then, and not declined.

    Whether the person has begun here by then, or has left, is not asked here.
    ``zone``: the organisation's, where it was read.
    """
    over = day_begins(zone or organisation(organisation_id).time_zone, on + timedelta(days=1))
    current = Q(held_until=None) | Q(held_until__gt=on)
    undeclined = Q(declined_at=None) | Q(declined_at__gte=over)
    here = Appointment.objects.filter(current, undeclined, organisation_id=organisation_id, held_from__lte=on)
    return here.filter(approved_at__lt=over)


def nearest(found: Iterable[Standing]) -> dict[Duty, Standing | None]:
    """For the two duties of 5.3 what comes nearest to a holder who has accepted; None where nobody is even proposed."""
    ranked = sorted(found, key=lambda one: (not one.here, BEST_FIRST.index(one.state)))
    return {duty: next((one for one in ranked if duty in one.role.carries), None) for duty in Duty}


def words_for(appointment: Appointment, template: str) -> str:
    """A wording's sentence with this role's values in it. Page and command build it here, so both say the same."""
    return words_of(appointment.role, template)


def words_of(role: Role, template: str) -> str:
    """The same for one version of a role."""
    return str(say(template, title=role.name, organisation=organisation(role.organisation_id).name))
