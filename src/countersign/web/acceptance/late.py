"""All policies that somebody is late with, and how many are."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.acknowledgements import queries
from countersign.entrance.endpoint import Visit, endpoint
from countersign.web.acceptance import showing
from countersign.web.numbers import opening


@endpoint("acceptance.read")
@require_safe
def late(request: Visit) -> HttpResponse:
    """Each number opens the list behind it."""
    found = queries.late_by_policy(request.organisation.id, request.today)
    rows = [
        {
            "title": ask.title,
            "label": ask.label,
            "people": n,
            "url": showing.address(request, "everybody", ask.version) + "?show=late#list",
        }
        for ask, n in found
    ]
    return render(request, "acceptance/late.html", {"heading": heading(len(rows)), "rows": rows})


def heading(n: int) -> str:
    if not n:
        return _("Nobody is late with any policy")
    return ngettext("One policy has late people", "{n} policies have late people", n).format(n=opening(n))
