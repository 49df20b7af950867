"""Self-checks of holders: the latest of each appointment, and what readiness is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, QuerySet, UUIDField

from countersign.awareness.facts import RoleCheck as Fact
from countersign.awareness.models import RoleCheck
from countersign.kernel.references import ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared

if TYPE_CHECKING:
    from countersign.roles.models import Appointment

AGAIN = timedelta(days=365)
"""After so long a self-check is offered again."""


def role_checks(organisation: UUID) -> QuerySet[RoleCheck]:
    """All there ever were, the latest first."""
    here = RoleCheck.objects.filter(organisation_id=organisation)
    return here.select_related("role", "person").order_by("-checked_at", "-id")


def role_check(organisation: UUID, id: UUID) -> RoleCheck:
    """Raises Unknown for none, and for somebody else's."""
    found = role_checks(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("rolecheck")
    return found


def latest_check(organisation: UUID, appointment: UUID) -> RoleCheck | None:
    return role_checks(organisation).filter(appointment_id=appointment).first()


def was_asked(organisation: UUID, appointment: UUID, seed: str) -> bool:
    """Were the questions of this seed answered before?"""
    return role_checks(organisation).filter(appointment_id=appointment, seed=seed).exists()


def offered(organisation: UUID, held: Iterable[Appointment], on: date) -> list[Appointment]:
    """Of somebody's appointments those that they accepted, and have not checked themselves in for a year."""
    accepted = [one for one in held if one.accepted_at is not None and not one.is_over(on)]
    if not accepted:
        return []
    ids = [one.id for one in accepted]
    recent = role_checks(organisation).filter(appointment_id__in=ids, checked_on__gt=on - AGAIN)
    done = set(recent.order_by().values_list("appointment_id", flat=True))
    return [one for one in accepted if one.id not in done]


CHECKED_IN = Prepared(
    lambda organisation, as_of, since: (
        role_checks(organisation)
        .filter(checked_on__lte=as_of, checked_on__gt=since)
        .order_by("checked_at", "id")
        .values_list("appointment_id", "person_id", "checked_on", "passed")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
    since=DateField(),
)


def collect_role_checks(organisation: UUID, as_of: date, of: Collection[str]) -> tuple[Fact, ...]:
    """What these people (references) found out about themselves in the year up to a day, the earliest first.

    Of each of their appointments the latest check, and the latest that was passed.
    """
    if not of:
        return ()
    here = CHECKED_IN.values(organisation=organisation, as_of=as_of, since=as_of - AGAIN)
    latest: dict[tuple[UUID, bool], tuple[UUID, date, bool]] = {}
    for appointment, person, on, passed in here:
        if ref("person", person) in of:
            latest.pop((appointment, passed), None)
            latest[appointment, passed] = (person, on, passed)
    found = latest.values()
    return tuple(Fact(person=ref("person", person), on=on, passed=passed, how="self") for person, on, passed in found)
