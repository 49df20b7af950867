"""Entering what was decided on paper, in a meeting or below leadership; and the copy that shows it."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from countersign.entrance.acts import fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.resources import queries
from countersign.resources.commands.record_decision import record_decision
from countersign.web.resources import showing
from countersign.web.resources.forms import RecordRulingForm, amount_of
from countersign.web.resources.views import form_page
from countersign.web.scans import keeping, scan_to_take


@endpoint("resource.record")
def record(request: Visit, resource_id: UUID) -> HttpResponse:
    row = showing.readable(request, resource_id)
    named = [one for one in people.people(request.organisation.id) if one.name]
    made = partial(RecordRulingForm, people=named, today=request.today)
    again: dict[str, Any] = {"choose_again": "scan" in request.FILES}
    page = partial(form_page, request, "resources/record.html", row=row, **again)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "digest_shown": row.digest, **amount_of(row)}))
    act = partial(keeping(request.organisation.id, record_decision), request_id=row.id)
    then = to(showing.address(request, "request", row.id))
    return perform(request.actor, act, made(request.POST, request.FILES), then=then, page=page)


@endpoint("resource.read")
@require_safe
def scan(request: Visit, resourcedecision_id: UUID) -> HttpResponse:
    """The copy of a decision, for whoever may read the request."""
    found = queries.decision(request.organisation.id, resourcedecision_id)
    showing.readable(request, found.request_id)
    if not found.scan:
        raise Unknown("resourcedecision")
    return scan_to_take(request.organisation.id, found.scan, f"decision-{found.decided_on.isoformat()}")
