"""What follows an approval: since when it is there, and what came of it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse

from countersign.entrance.acts import fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.resources.commands.conclude import conclude
from countersign.resources.commands.release import release
from countersign.web.resources import showing
from countersign.web.resources.forms import ConcludeForm, ReleaseForm
from countersign.web.resources.views import form_page


@endpoint("resource.release")
def release_one(request: Visit, resource_id: UUID) -> HttpResponse:
    row = showing.readable(request, resource_id)
    page = partial(form_page, request, "resources/release.html", row=row)
    if request.method != "POST":
        return page(form=ReleaseForm(initial={"act": fresh_act(), "released_on": request.today}))
    act = partial(release, request_id=row.id)
    then = to(showing.address(request, "request", row.id))
    return perform(request.actor, act, ReleaseForm(request.POST), then=then, page=page)


@endpoint("resource.conclude")
def conclude_one(request: Visit, resource_id: UUID) -> HttpResponse:
    row = showing.readable(request, resource_id)
    page = partial(form_page, request, "resources/conclude.html", row=row)
    if request.method != "POST":
        return page(form=ConcludeForm(initial={"act": fresh_act(), "concluded_on": request.today}))
    act = partial(conclude, request_id=row.id)
    then = to(showing.address(request, "request", row.id))
    return perform(request.actor, act, ConcludeForm(request.POST), then=then, page=page)
