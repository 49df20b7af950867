"""A role was described anew: top management approves what it has to, and the holder says yes or no."""

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
from countersign.roles.commands.accept_renewal import accept_renewal
from countersign.roles.commands.approve_renewal import approve_renewal
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.enums import Authority, RenewalState
from countersign.web.roles import showing
from countersign.web.roles.answering import STALE
from countersign.web.roles.comparing import told
from countersign.web.roles.forms import AcceptForm, ApproveForm, DeclineForm
from countersign.web.roles.words import AUTHORITIES

if TYPE_CHECKING:
    from countersign.roles.models import Renewal, Role


@endpoint("renewal.approve")
def approve(request: Visit, renewal_id: UUID) -> HttpResponse:
    """What changes in a role, before its holder is asked."""
    found = queries.renewal(request.organisation.id, renewal_id)
    if not permissions.can_read(request.actor, found.appointment):
        raise Unknown("renewal")
    task = "approve" if goes_on(request, found) and found.state is RenewalState.PROPOSED else ""
    page = partial(show, request, found, task)
    if request.method != "POST":
        return page(form=ApproveForm(initial={"act": fresh_act(), "digest_shown": found.document}))
    act = partial(approve_renewal, renewal_id=found.id)
    return perform(request.actor, act, ApproveForm(request.POST), then=to_appointment(request, found), page=page)


@endpoint("renewal.accept")
def accept(request: Visit, renewal_id: UUID) -> HttpResponse:
    found = mine(request, renewal_id)
    if request.method != "POST":
        return answer_page(request, found)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        """Whoever saw another sentence gets the one of today."""
        return answer_page(request, found, form=None if status == STALE else form, status=status, refusal=refusal)

    act = partial(accept_renewal, renewal_id=found.id)
    return perform(request.actor, act, AcceptForm(request.POST), then=to_appointment(request, found), page=page)


@endpoint("renewal.decline")
def decline(request: Visit, renewal_id: UUID) -> HttpResponse:
    """The other answer. Asked for alone, it is the same page."""
    found = mine(request, renewal_id)
    if request.method != "POST":
        return answer_page(request, found, declining=DeclineForm(initial={"act": fresh_act()}))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return answer_page(request, found, declining=form, status=status, refusal=refusal)

    act = partial(decline_renewal, renewal_id=found.id)
    return perform(request.actor, act, DeclineForm(request.POST), then=to_appointment(request, found), page=page)


def mine(request: Visit, renewal_id: UUID) -> Renewal:
    """Raises Unknown for what somebody else is asked."""
    found = queries.renewal(request.organisation.id, renewal_id)
    if found.person_id != request.actor.person:
        raise Unknown("renewal")
    return found


def to_appointment(request: Visit, found: Renewal) -> Address:
    return to(showing.address(request, "appointment", found.appointment_id))


def goes_on(request: Visit, found: Renewal) -> bool:
    """Is it still asked: the appointment goes on, and the role was not described anew since?"""
    now = queries.newest(found.organisation_id, found.role.key)
    return not found.appointment.is_over(request.today) and now is not None and now.id == found.role_id


def answer_page(
    request: Visit,
    found: Renewal,
    *,
    form: ActForm | None = None,
    declining: ActForm | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """Both answers. The sentence on the page is the one that will be recorded."""
    wording = people.wording(request.organisation.id, WordingKind.ROLE)
    words = queries.words_of(found.role, wording.text)
    first = AcceptForm(initial={"act": fresh_act(), "wording_id": wording.id, "words_shown": words})
    tasks = {RenewalState.ASKED: "accept", RenewalState.PROPOSED: "wait"}
    return show(
        request,
        found,
        tasks.get(found.state, "") if goes_on(request, found) else "",
        form=form or first,
        status=status,
        refusal=refusal,
        sentence=words,
        accept_url=showing.address(request, "accept_renewal", found.id),
        decline_url=showing.address(request, "decline_renewal", found.id),
        declining=declining or DeclineForm(initial={"act": fresh_act()}),
        opened=declining is not None,
    )


def show(
    request: Visit,
    found: Renewal,
    task: str,
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    """What changed, the whole description, what stays as it was agreed, and what the reader is asked to do."""
    held = held_now(request, found)
    context = {
        "task": task,
        "form": form,
        "refusal": refusal,
        "role": described(found.role),
        "held": held.version,
        "asked_by": str(found.asked_by),
        "asked_at": found.asked_at,
        "changed": told(held, found.role),
        "terms": showing.terms(queries.appointment(request.organisation.id, found.appointment_id)),
        "own": found.person_id == request.actor.person,
        "described": found.asked_by_id == request.actor.person,
        "organisation": request.organisation.name,
        "today": request.today,
        "capacity": people.capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "list_url": showing.address(request, "list"),
        "appointment_url": showing.address(request, "appointment", found.appointment_id),
        **more,
    }
    return render(request, "roles/renewal.html", context, status=status)


def held_now(request: Visit, found: Renewal) -> Role:
    """The version that the holder accepted last, before this one."""
    before = queries.renewals(request.organisation.id).filter(appointment_id=found.appointment_id)
    taken = [one.role for one in before if one.accepted_at and one.role.version < found.role.version]
    return taken[-1] if taken else found.appointment.role


def described(role: Role) -> dict[str, Any]:
    return {
        "name": role.name,
        "version": role.version,
        "clauses": showing.clauses(role),
        "duties": role.duties,
        "competence": role.competence,
        "needs": [str(AUTHORITIES[Authority(kind)][0]).lower() for kind in role.authorities],
    }
