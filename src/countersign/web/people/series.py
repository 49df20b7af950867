"""A long list that is being taken in: how far it is, what it could not do, and how it goes on when it stopped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people import queries
from countersign.people.commands.resume_import import resume_import

if TYPE_CHECKING:
    from countersign.people.models import ImportSeries

A_PAGE = 50


def progress(
    request: Visit, series: ImportSeries, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """How far a list has come."""
    organisation, slug = request.organisation.id, request.organisation.slug
    preview = queries.import_preview(organisation, series.id)
    waiting = queries.import_steps(organisation, series.id).count()
    context = {
        "series": series,
        "file_name": preview.file_name if preview else "",
        "finding": how_far(series, waiting),
        "waiting": waiting,
        "refusal": refusal,
        "stopped": _(series.stopped) if series.stopped else "",
        "here_url": reverse("people:import", args=[slug, series.id]),
        "resume_url": reverse("people:resume_import", args=[slug, series.id]),
        "act": fresh_act(),
        "list_url": reverse("people:list", args=[slug]),
        **refused(request, series.id),
    }
    return render(request, "people/import_series.html", context, status=status)


def how_far(series: ImportSeries, waiting: int) -> str:
    if not series.is_laid_out:
        return _("The list waits to be taken in")
    return _("{done} of {n} taken in").format(done=series.total - waiting, n=series.total)


def refused(request: Visit, series: UUID) -> dict[str, Any]:
    """What could not be done after the list was confirmed, a page of it."""
    page = Paginator(queries.refused_import_steps(request.organisation.id, series), A_PAGE).get_page(
        request.GET.get("page")
    )
    return {
        "late": page,
        "late_count": page.paginator.count,
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "export_url": reverse("people:refused_rows", args=[request.organisation.slug, series]),
    }


@endpoint("person.import")
@require_POST
def resume(request: Visit, import_id: UUID) -> HttpResponse:
    series = queries.import_series(request.organisation.id, import_id)
    if series is None:
        raise Unknown("import")
    there = reverse("people:import", args=[request.organisation.slug, import_id])
    return perform(
        request.actor,
        partial(resume_import, import_id=import_id),
        ActForm(request.POST),
        then=to(there),
        page=partial(progress, request, series),
    )
