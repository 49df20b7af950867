"""What shows that a holder is competent, as the page of their appointment says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from countersign.entrance import clock
from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit
from countersign.people import queries as people
from countersign.roles import permissions, queries
from countersign.roles.enums import Basis
from countersign.web.roles import showing
from countersign.web.roles.words import BASES

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Competence, CompetenceGap


def competent(request: Visit, appointment: Appointment) -> dict[str, Any] | None:
    """Everything that is written down, and what this reader can do next. None for whoever may not read it."""
    by, holder = request.actor, appointment.person_id
    if not permissions.reaches(by, "competence.read", holder):
        return None
    found = queries.competent(request.organisation.id, holder, appointment.role.key)
    alone = by.person == holder and people.is_only_leader(request.organisation.id, by.person, clock.now())
    still_open = not appointment.is_over(request.today)
    may_record = still_open and permissions.reaches(by, "competence.record", holder)
    may_plan = still_open and permissions.reaches(by, "gap.plan", holder)
    return {
        "own": by.person == holder,
        "held": [evidence(request, one, only_leader=alone) for one in found.competences if one.withdrawn_at is None],
        "gaps": [gap(request, one) for one in found.gaps if one.withdrawn_at is None],
        "withdrawn": [
            *(withdrawn(one, named(one.basis), one.text) for one in found.competences if one.withdrawn_at),
            *(withdrawn(one, _("Gap"), one.missing) for one in found.gaps if one.withdrawn_at),
        ],
        "shown": found.evidence(request.today) is not None,
        "planned": found.plan(request.today, request.organisation.time_zone),
        "record_url": showing.address(request, "show_competence", appointment.id) if may_record else "",
        "plan_url": showing.address(request, "plan_gap", appointment.id) if may_plan else "",
    }


def named(basis: str) -> str:
    return str(BASES[Basis(basis)][0])


def evidence(request: Visit, one: Competence, *, only_leader: bool) -> dict[str, Any]:
    by = request.actor
    may_withdraw = permissions.reaches(by, "competence.withdraw", one.person_id)
    return {
        "basis": named(one.basis),
        "text": one.text or "",
        "shown_on": one.shown_on,
        "expires_on": one.expires_on,
        "over": one.expires_on is not None and one.expires_on < request.today,
        "recorded_at": one.recorded_at,
        "recorded_by": str(one.recorded_by),
        "confirmed_at": one.confirmed_at,
        "confirmed_by": str(one.confirmed_by or ""),
        "by_another": one.recorded_by_id != one.person_id,
        "single_handed": one.single_handed,
        "confirm_url": showing.address(request, "confirm_competence", one.id)
        if permissions.may_confirm(by, one, only_leader)
        else "",
        "act": fresh_act(),
        "withdraw_url": showing.address(request, "withdraw_competence", one.id) if may_withdraw else "",
    }


def gap(request: Visit, one: CompetenceGap) -> dict[str, Any]:
    by, waits = request.actor, one.evaluated_at is None
    may_withdraw = waits and permissions.reaches(by, "gap.withdraw", one.person_id)
    return {
        "missing": one.missing or "",
        "plan": one.plan or "",
        "due_on": one.due_on,
        "late": waits and one.due_on < request.today,
        "planned_at": one.planned_at,
        "planned_by": str(one.planned_by),
        "closed": one.closed,
        "evaluated_on": one.evaluated_on,
        "evaluated_by": str(one.evaluated_by or ""),
        "judged": one.judged or "",
        "evaluate_url": showing.address(request, "evaluate_gap", one.id) if permissions.may_evaluate(by, one) else "",
        "withdraw_url": showing.address(request, "withdraw_gap", one.id) if may_withdraw else "",
    }


def withdrawn(one: Competence | CompetenceGap, name: str, text: str | None) -> dict[str, Any]:
    return {
        "name": name,
        "text": text or "",
        "at": one.withdrawn_at,
        "by": str(one.withdrawn_by),
        "because": one.withdrawn_because,
    }
