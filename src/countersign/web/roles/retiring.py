"""A role that nobody needs any more."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles import queries
from countersign.roles.commands.retire import retire as put_away
from countersign.web.roles import showing
from countersign.web.roles.describe_form import RetireForm


@endpoint("role.retire")
def retire(request: Visit, role_id: UUID) -> HttpResponse:
    found = queries.role(request.organisation.id, role_id)
    back = showing.address(request, "role", found.id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "refusal": refusal, "role": found, "back_url": back}
        return render(request, "roles/retire.html", context, status=status)

    if request.method != "POST":
        return page(form=RetireForm(initial={"act": fresh_act()}))
    act = partial(put_away, role_id=found.id)
    return perform(request.actor, act, RetireForm(request.POST), then=to(back), page=page)
