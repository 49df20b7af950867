"""What other pages say of self-checks: that of an appointment, and the quiet offer on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from countersign.awareness import queries
from countersign.awareness.permissions import may_check, may_read_check
from countersign.entrance.endpoint import Visit
from countersign.roles import queries as roles

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role


def check_of(request: Visit, appointment: Appointment) -> dict[str, Any] | None:
    """How the latest self-check went, and when; None for whoever may not read it, or where nobody accepted yet."""
    if appointment.accepted_at is None or not may_read_check(request.actor, appointment.person_id):
        return None
    latest, slug = queries.latest_check(request.organisation.id, appointment.id), request.organisation.slug
    own = appointment.person_id == request.actor.person
    return {
        "own": own,
        "on": latest.checked_on if latest else None,
        "passed": latest.passed if latest else False,
        "other_version": latest is not None and latest.role_id != held_now(request, appointment).id,
        "result_url": reverse("roles:check_result", args=[slug, latest.id]) if own and latest else "",
        "check_url": reverse("roles:check", args=[slug, appointment.id])
        if may_check(request.actor, appointment, request.today)
        else "",
    }


def held_now(request: Visit, appointment: Appointment) -> Role:
    """The version that its holder accepted last."""
    asked = list(roles.renewals(request.organisation.id).filter(appointment_id=appointment.id))
    return roles.role_held(appointment, asked, request.today, request.organisation.time_zone)


def offers(request: Visit) -> list[dict[str, Any]]:
    """The reader's own roles in which they could look whether they know them."""
    organisation, person = request.organisation, request.actor.person
    held = list(roles.appointments(organisation.id).filter(person_id=person)) if person else []
    return [
        {"role": held_now(request, one).name, "url": reverse("roles:check", args=[organisation.slug, one.id])}
        for one in queries.offered(organisation.id, held, request.today)
        if may_check(request.actor, one, request.today)
    ]
