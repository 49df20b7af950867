"""Appointing, accepting, declining, ending: one page with the terms, and beside them the act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, Address, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.people.enums import WordingKind
from countersign.roles import permissions, queries
from countersign.roles.commands.accept import accept as put_name
from countersign.roles.commands.approve import approve as appoint
from countersign.roles.commands.decline import decline as say_no
from countersign.roles.commands.end import end as bring_to_an_end
from countersign.roles.enums import AppointmentState, RenewalState
from countersign.web.crosswalk.showing import also
from countersign.web.roles import showing
from countersign.web.roles.check_shown import check_of
from countersign.web.roles.competent import competent
from countersign.web.roles.forms import AcceptForm, ApproveForm, DeclineForm, EndForm

if TYPE_CHECKING:
    from countersign.roles.models import Appointment


STALE = 409
HR = "hr"
"""The key of that role in the library."""


def readable(request: Visit, appointment_id: UUID) -> Appointment:
    """Raises Unknown for none, for somebody else's, and for one that is not the reader's to see."""
    found = queries.appointment(request.organisation.id, appointment_id)
    if not permissions.can_read(request.actor, found):
        raise Unknown("appointment")
    return found


def mine(request: Visit, appointment_id: UUID) -> Appointment:
    """Raises Unknown for an appointment of anybody else."""
    found = queries.appointment(request.organisation.id, appointment_id)
    if found.person_id != request.actor.person:
        raise Unknown("appointment")
    return found


def show(
    request: Visit,
    appointment: Appointment,
    task: str,
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    """The terms, the two hands under them, and what the reader is asked to do."""
    at = clock.now()
    organisation = request.organisation.id
    context = {
        "task": task,
        "form": form,
        "refusal": refusal,
        "terms": {**showing.terms(appointment), "before": before(appointment)},
        "proposed_by": str(appointment.proposed_by),
        "proposed_at": appointment.proposed_at,
        "hands": showing.hands(appointment)[: {"approve": 0, "accept": 1}.get(task, 2)],
        "organisation": request.organisation.name,
        "today": request.today,
        "capacity": people.capacity_of(organisation, request.actor.person, at),
        "also": also(request, *ticked(appointment)) if not task else None,
        "renewals": [] if task else renewals(request, appointment),
        "declined_because": appointment.declined_because,
        "role_url": showing.address(request, "role", appointment.role_id),
        "competence": competent(request, appointment) if not task else None,
        "check": check_of(request, appointment) if not task else None,
        "list_url": showing.address(request, "list"),
        "history_url": showing.address(request, "history", appointment.role_id),
        "appointment_url": showing.address(request, "appointment", appointment.id),
        **more,
    }
    return render(request, "roles/appointment.html", context, status=status)


def renewals(request: Visit, appointment: Appointment) -> list[dict[str, Any]]:
    """Each time the holder was asked to take on another description, the newest first, with what can be done now."""
    asked = list(queries.renewals(request.organisation.id).filter(appointment_id=appointment.id))
    now = queries.newest(request.organisation.id, appointment.role.key)
    alone = people.is_only_leader(request.organisation.id, request.actor.person, clock.now())
    told = []
    for one in reversed(asked):
        still = not appointment.is_over(request.today) and now is not None and one.role_id == now.id
        act = ""
        if still and permissions.can_approve_renewal(request.actor, one, alone):
            act = "approve_renewal"
        elif still and one.state is RenewalState.ASKED and one.person_id == request.actor.person:
            act = "accept_renewal"
        told.append(showing.renewal(request, one, act, still=still))
    return told


def before(appointment: Appointment) -> str:
    """From whom somebody takes over; empty for nobody."""
    if appointment.succeeds_id is None:
        return ""
    return str(queries.appointment(appointment.organisation_id, appointment.succeeds_id).person)


def ticked(appointment: Appointment) -> tuple[str, ...]:
    """What an accepted appointment counts as elsewhere: a duty of 5.3, or the security duties of HR."""
    if appointment.accepted_at is None:
        return ()
    kinds = (("assignment", bool(appointment.role.carries)), ("hr", appointment.role.key == HR))
    return tuple(kind for kind, is_one in kinds if is_one)


def to_appointment(request: Visit, appointment: Appointment) -> Address:
    return to(showing.address(request, "appointment", appointment.id))


@endpoint("appointment.approve")
def approve(request: Visit, appointment_id: UUID) -> HttpResponse:
    found = readable(request, appointment_id)
    open_task = "approve" if found.state is AppointmentState.PROPOSED else ""
    own, proposed = (one == request.actor.person for one in (found.person_id, found.proposed_by_id))
    page = partial(show, request, found, open_task, own=own, proposed=proposed)
    if request.method != "POST":
        return page(form=ApproveForm(initial={"act": fresh_act(), "digest_shown": found.document}))
    act = partial(appoint, appointment_id=found.id)
    return perform(request.actor, act, ApproveForm(request.POST), then=to_appointment(request, found), page=page)


def only_leader(request: Visit) -> bool:
    return people.is_only_leader(request.organisation.id, request.actor.person, clock.now())


@endpoint("appointment.accept")
def accept(request: Visit, appointment_id: UUID) -> HttpResponse:
    found = mine(request, appointment_id)
    if request.method != "POST":
        return answer_page(request, found)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        """Whoever saw another sentence gets the one of today."""
        return answer_page(request, found, form=None if status == STALE else form, status=status, refusal=refusal)

    act = partial(put_name, appointment_id=found.id)
    return perform(request.actor, act, AcceptForm(request.POST), then=to_appointment(request, found), page=page)


@endpoint("appointment.decline")
def decline(request: Visit, appointment_id: UUID) -> HttpResponse:
    """The other answer. Asked for alone, it is the same page."""
    found = mine(request, appointment_id)
    if request.method != "POST":
        return answer_page(request, found, declining=DeclineForm(initial={"act": fresh_act()}))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return answer_page(request, found, declining=form, status=status, refusal=refusal)

    act = partial(say_no, appointment_id=found.id)
    return perform(request.actor, act, DeclineForm(request.POST), then=to_appointment(request, found), page=page)


def answer_page(
    request: Visit,
    found: Appointment,
    *,
    form: ActForm | None = None,
    declining: ActForm | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """Both answers. The sentence on the page is the one that will be recorded."""
    wording = people.wording(request.organisation.id, WordingKind.ROLE)
    words = queries.words_for(found, wording.text)
    first = AcceptForm(initial={"act": fresh_act(), "wording_id": wording.id, "words_shown": words})
    return show(
        request,
        found,
        {AppointmentState.APPROVED: "accept", AppointmentState.PROPOSED: "wait"}.get(found.state, ""),
        form=form or first,
        status=status,
        refusal=refusal,
        sentence=words,
        accept_url=showing.address(request, "accept", found.id),
        decline_url=showing.address(request, "decline", found.id),
        declining=declining or DeclineForm(initial={"act": fresh_act()}),
        opened=declining is not None,
    )


@endpoint("appointment.end")
def end(request: Visit, appointment_id: UUID) -> HttpResponse:
    """End an appointment, or take a proposal back."""
    found = readable(request, appointment_id)
    today = request.today
    task = "end" if found.ended_at is None else ""
    page = partial(show, request, found, task, may_end=permissions.can_end(request.actor, found, today))
    if request.method != "POST":
        return page(form=EndForm(initial={"act": fresh_act(), "held_until": max(today, found.held_from)}))
    act = partial(bring_to_an_end, appointment_id=found.id)
    return perform(request.actor, act, EndForm(request.POST), then=to_appointment(request, found), page=page)
