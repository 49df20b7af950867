"""Saying yes, no, or not before a day; and accepting the risk that a refusal leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Refused, Unknown
from countersign.people import queries as people
from countersign.resources import queries
from countersign.resources.commands.accept_risk import accept_risk
from countersign.resources.commands.decide import decide
from countersign.resources.permissions import check_can_decide
from countersign.web.resources import showing
from countersign.web.resources.forms import AcceptRiskForm, RulingForm, amount_of
from countersign.web.resources.views import form_page

if TYPE_CHECKING:
    from countersign.resources.models import Request


@endpoint("resource.decide")
def decide_one(request: Visit, resource_id: UUID) -> HttpResponse:
    """The request and the answer on one page: a choice, a sentence, a button."""
    row = showing.readable(request, resource_id)
    here = [one for one in people.people(request.organisation.id) if one.name and one.left_on is None]
    made = partial(RulingForm, people=here, today=request.today)
    page = partial(decide_page, request, row)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "digest_shown": row.digest, **amount_of(row)}))
    act = partial(decide, request_id=row.id)
    then = to(showing.address(request, "request", row.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


def decide_page(request: Visit, row: Request, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    at = clock.now()
    capacity = people.capacity_of(request.organisation.id, request.actor.person, at)
    decisions = [showing.decision_shown(request, one) for one in queries.decisions_about(row)]
    told: dict[str, Any] = {
        "capacity": capacity,
        "today": request.today,
        "hindered": why_not(request, row, capacity),
        "decisions": decisions,
    }
    return form_page(request, "resources/decide.html", form=form, row=row, status=status, refusal=refusal, **told)


def why_not(request: Visit, row: Request, capacity: str) -> str:
    """Why this reader decides nothing here, in the words in which the command would refuse it."""
    alone = people.is_only_leader(request.organisation.id, request.actor.person, clock.now())
    try:
        check_can_decide(request.actor, row, capacity, alone)
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


@endpoint("resource.accept_risk")
def accept(request: Visit, resource_id: UUID) -> HttpResponse:
    """For whoever the refusal names, whether they may read other requests or not. Raises Unknown for others."""
    row = queries.request(request.organisation.id, resource_id)
    refusal = queries.final_decision(row)
    if refusal is None or refusal.risk_owner_id != request.actor.person:
        raise Unknown("resource")
    told: dict[str, Any] = {
        "refusal_shown": showing.decision_shown(request, refusal),
        "own_page": row.risk_accepted_on is not None,
    }
    page = partial(form_page, request, "resources/accept_risk.html", row=row, **told)
    if request.method != "POST":
        return page(form=AcceptRiskForm(initial={"act": fresh_act(), "digest_shown": row.digest}))
    act = partial(accept_risk, request_id=row.id)
    then = to(showing.address(request, "accept_risk", row.id))
    return perform(request.actor, act, AcceptRiskForm(request.POST), then=then, page=page)
