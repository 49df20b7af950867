"""Every read of roles, the organisation first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.kernel.instants import day_begins, day_in
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import say
from countersign.people.queries import organisation
from countersign.roles.enums import AppointmentState, Duty
from countersign.roles.library import LIBRARY
from countersign.roles.models import Appointment, Role

PEOPLE = ("person", "deputy", "proposed_by", "approved_by", "ended_by")

BEST_FIRST = (
    *(AppointmentState.ACCEPTED, AppointmentState.APPROVED),
    *(AppointmentState.PROPOSED, AppointmentState.DECLINED),
)


@dataclass(frozen=True)
class Standing:
    """An appointment as it stood on a day, as we know it now (decision 19).

    What was approved, accepted or declined later than the day is still open on it. ``left``: the person had gone.
    ``recorded_later``: it was written down after that day.
    """

    appointment: Appointment
    state: AppointmentState
    approved_on: date | None
    accepted_on: date | None
    declined_on: date | None
    left: bool
    recorded_later: bool

    @property
    def holds(self) -> bool:
        """Does the person hold the role: here, approved by top management, and not declined?"""
        return not self.left and self.state in (AppointmentState.APPROVED, AppointmentState.ACCEPTED)


def every_version(organisation: UUID) -> QuerySet[Role]:
    """All definitions, the newest of each role first."""
    return Role.objects.filter(organisation_id=organisation).order_by("key", "-version")


def roles(organisation: UUID) -> list[Role]:
    """What every role is now, in the order of the library."""
    return ordered({version.key: version for version in every_version(organisation).reverse()}.values())


def roles_on(organisation_id: UUID, on: date) -> list[Role]:
    """What every role was on a day, in the order of the library."""
    over = day_begins(organisation(organisation_id).time_zone, on + timedelta(days=1))
    described = every_version(organisation_id).filter(defined_at__lt=over).reverse()
    return ordered({version.key: version for version in described}.values())


def ordered(some: Iterable[Role]) -> list[Role]:
    """As the library has them; what it does not know comes last."""
    order = {key: place for place, key in enumerate(LIBRARY)}
    return sorted(some, key=lambda role: order.get(role.key, len(order)))


def newest(organisation: UUID, key: str) -> Role | None:
    """What a role is now."""
    return every_version(organisation).filter(key=key).first()


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


def appointment(organisation: UUID, id: UUID) -> Appointment:
    """Raises Unknown for none, and for somebody else's."""
    found = appointments(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("appointment")
    return found


def open_in_role(organisation: UUID, key: str, person: UUID, *, besides: UUID | None = None) -> Appointment | None:
    """What somebody has, or is proposed for, in any version of a role; ``besides``: this one does not count."""
    here = appointments(organisation).filter(role__key=key, person_id=person)
    found = here.filter(declined_at=None, ended_at=None)
    return (found.exclude(id=besides) if besides else found).first()


def standings(organisation_id: UUID, on: date) -> list[Standing]:
    """Every appointment, proposals too, whose days include this one."""
    zone = organisation(organisation_id).time_zone
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    current = appointments(organisation_id).filter(open_end, held_from__lte=on)
    return [standing(one, on, zone) for one in current]


def standings_of(organisation_id: UUID, person: UUID, on: date) -> list[Standing]:
    """The same of one person."""
    zone = organisation(organisation_id).time_zone
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    current = appointments(organisation_id).filter(open_end, held_from__lte=on, person_id=person)
    return [standing(one, on, zone) for one in current]


def deputised(organisation: UUID, person: UUID, on: date) -> QuerySet[Appointment]:
    """In whose appointments of a day somebody is named as the deputy."""
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    here = appointments(organisation).filter(open_end, held_from__lte=on, deputy_id=person)
    return here.filter(approved_at__isnull=False, declined_at=None)


def standing(appointment: Appointment, on: date, zone: str) -> Standing:
    def by_then(at: datetime | None) -> date | None:
        day = day_in(zone, at) if at else None
        return day if day and day <= on else None

    approved, accepted = by_then(appointment.approved_at), by_then(appointment.accepted_at)
    declined, left_on = by_then(appointment.declined_at), appointment.person.left_on
    if declined:
        state = AppointmentState.DECLINED
    elif accepted:
        state = AppointmentState.ACCEPTED
    else:
        state = AppointmentState.APPROVED if approved else AppointmentState.PROPOSED
    left = left_on is not None and left_on <= on
    later = day_in(zone, appointment.proposed_at) > on
    return Standing(appointment, state, approved, accepted, declined, left, later)


def coming(organisation: UUID, on: date) -> QuerySet[Appointment]:
    """What begins after a day, and has not been taken back."""
    return appointments(organisation).filter(held_from__gt=on, ended_at=None)


def holders(organisation: UUID, on: date) -> list[Standing]:
    """Who holds which role on a day: approved, here, and not declined."""
    return [one for one in standings(organisation, on) if one.holds]


def holding(organisation_id: UUID, on: date) -> QuerySet[Appointment]:
    """The appointments that hold on a day, to be worked with by the database: approved by then, and not declined.

    Whether the person has left by then is not asked here.
    """
    over = day_begins(organisation(organisation_id).time_zone, on + timedelta(days=1))
    current = Q(held_until=None) | Q(held_until__gt=on)
    undeclined = Q(declined_at=None) | Q(declined_at__gte=over)
    here = Appointment.objects.filter(current, undeclined, organisation_id=organisation_id, held_from__lte=on)
    return here.filter(approved_at__lt=over)


def nearest(found: Iterable[Standing]) -> dict[Duty, Standing | None]:
    """For the two duties of 5.3 what comes nearest to a holder who has accepted; None where nobody is even proposed."""
    ranked = sorted(found, key=lambda one: (one.left, BEST_FIRST.index(one.state)))
    return {duty: next((one for one in ranked if duty in one.appointment.role.carries), None) for duty in Duty}


def words_for(appointment: Appointment, template: str) -> str:
    """A wording's sentence with this role's values in it. Page and command build it here, so both say the same."""
    firm = organisation(appointment.organisation_id).name
    return str(say(template, title=appointment.role.name, organisation=firm))
