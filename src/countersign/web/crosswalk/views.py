"""Which boxes of other frameworks the evidence on record serves."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.readiness.crosswalk import FRAMEWORKS, held
from countersign.readiness.queries import dossier_of
from countersign.web.crosswalk import showing
from countersign.web.crosswalk.table import sheets
from countersign.web.exporting import as_workbook

BY_KEY = {one.key: one for one in FRAMEWORKS}


def on_record(request: Visit) -> dict[str, int | None]:
    return held(dossier_of(request.organisation.id, request.today))


@endpoint(showing.OPENED_BY)
@require_safe
def crosswalk(request: Visit) -> HttpResponse:
    """Every kind of evidence with the places it serves, or the places of one framework (``?framework=DORA``)."""
    asked = request.GET.get("framework", "")
    one, counted = BY_KEY.get(asked), on_record(request)
    context = {
        "on": request.today,
        "heading": showing.heading(one),
        "empty": not any(counted.values()),
        "framework": one,
        "not_known": asked if asked and not one else "",
        "choices": [{"key": it.key, "name": it.name, "current": it is one} for it in FRAMEWORKS],
        "kinds": showing.kinds(counted),
        "rows": showing.rows(one, counted) if one else [],
        "editions": showing.editions(),
        "workbook_url": reverse("crosswalk:workbook", args=[request.organisation.slug]),
    }
    return render(request, "crosswalk/crosswalk.html", context)


@endpoint(showing.OPENED_BY)
@require_safe
def workbook(request: Visit) -> HttpResponse:
    """The whole table, with what is on record today, to work through in a spreadsheet."""
    mark = f"{_('EXAMPLE')}-" if request.example else ""
    name = f"{mark}crosswalk-{request.today.isoformat()}.xlsx"
    organisation = request.organisation.name
    return as_workbook(name, sheets(organisation, request.today, on_record(request), example=request.example))
