"""A list of people comes in: upload, look at what it would change, confirm, done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, see, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import say
from countersign.people import queries
from countersign.people.commands.apply_import import apply_import, compare
from countersign.people.commands.discard_import import discard_import
from countersign.people.commands.preview_import import preview_import
from countersign.people.imports.plan import Plan, State, names_of
from countersign.people.imports.present import Known, people_present
from countersign.people.permissions import IMPORT
from countersign.web.exporting import as_csv
from countersign.web.people.import_forms import ApplyForm, UploadForm
from countersign.web.people.plan_shown import (
    accounts,
    button,
    entered,
    finding,
    first_ambiguous,
    listed,
    refused_row,
)
from countersign.web.people.series import progress, refused

if TYPE_CHECKING:
    from countersign.people.models import Import, ImportPreview

MOST_TICKS = 200
"""A list that lacks more people than that is a part of one; ticking them off by hand would be a mistake."""

MOST_AT_ONCE = 1000

SAMPLE = """\
Name,Email,Job title,Department,Manager,Kind,Start date,End date
Ada Lindqvist,ada.lindqvist@example.org,Managing director,Leadership,,Director,2019-04-01,
Ben Osei,ben.osei@example.org,Engineer,Engineering,Ada Lindqvist,Employee,2024-09-16,
Cleo Marsh,cleo.marsh@example.org,Designer,Product,ada.lindqvist@example.org,Contractor,2025-01-06,2026-12-31
"""


@endpoint("person.import")
def upload(request: Visit) -> HttpResponse:
    slug = request.organisation.slug

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        before = queries.imports(request.organisation.id)[:5]
        context = {
            "form": form,
            "refusal": refusal,
            "sample_url": reverse("people:sample", args=[slug]),
            "back_url": reverse("people:list", args=[slug]),
            "under_way": under_way(request),
            "before": [{"row": one, "url": reverse("people:import", args=[slug, one.id])} for one in before],
        }
        return render(request, "people/import.html", context, status=status)

    if request.method != "POST":
        return page(form=UploadForm(initial={"act": fresh_act()}))
    then = to_made(lambda id: reverse("people:import", args=[slug, id]))
    remembered = partial(queries.mapped_columns, request.organisation.id)
    form = UploadForm(request.POST, request.FILES, remembered=remembered)
    return perform(request.actor, preview_import, form, then=then, page=page)


@endpoint("person.import")
@require_safe
def sample(request: Visit) -> HttpResponse:
    """A list to fill in. Begins with a byte order mark, so that Excel reads the names right."""
    answer = HttpResponse("\ufeff" + SAMPLE, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer


@endpoint("person.import")
def one(request: Visit, import_id: UUID) -> HttpResponse:
    """A list that was read: what it would change, or, once it is applied, what it changed."""
    organisation = request.organisation.id
    series = queries.import_series(organisation, import_id)
    if series and series.closed_at is None:
        return progress(request, series)
    preview = queries.import_preview(organisation, import_id)
    here = reverse("people:import", args=[request.organisation.slug, import_id])
    if preview is None:
        applied = queries.applied_import(organisation, import_id)
        return see(here) if request.method == "POST" else done(request, applied)
    if not preview.size:
        return see(reverse("people:import_columns", args=[request.organisation.slug, import_id]))
    known = people_present(organisation, clock.now())
    plan = compare(preview, known, request.today)
    page = partial(preview_page, request, preview, plan, known)
    tickable = {"gone": plan.of(State.GONE), "accounts": plan.of(State.ACCOUNT)}
    if request.method != "POST":
        first = {"act": fresh_act(), "plan_shown": plan.digest, "left_on": request.today}
        return page(form=ApplyForm(**tickable, initial=first))
    form = ApplyForm(request.POST, **tickable)
    by = replace(request.actor, via=IMPORT)
    return perform(by, partial(apply_import, import_id=import_id), form, then=to(here), page=page)


def preview_page(
    request: Visit,
    preview: ImportPreview,
    plan: Plan,
    known: Sequence[Known],
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "plan_shown": plan.digest}  # type: ignore[attr-defined]
    slug, acts = request.organisation.slug, plan.counts[State.NEW] + plan.counts[State.CHANGED]
    tickable = [state for state in (State.GONE, State.ACCOUNT) if 0 < plan.counts[state] <= MOST_TICKS]
    context = {
        "form": form,
        "refusal": refusal,
        "finding": finding(plan),
        "file_name": preview.file_name,
        "system": preview.system,
        "made_at": preview.made_at,
        "remarks": [say(template, **values).in_language(_) for template, values in preview.remarks],
        **listed(request, plan, names_of(plan, known)),
        "gone": plan.counts[State.GONE],
        "asks_gone": State.GONE in tickable,
        "asks_accounts": State.ACCOUNT in tickable,
        "accounts": accounts(plan, form) if State.ACCOUNT in tickable else [],
        "acts": acts,
        "in_steps": preview.size > MOST_AT_ONCE,
        "button": button(plan),
        "days_asked": first_ambiguous(plan),
        "days_act": fresh_act(),
        "page_chosen": preview.chosen,
        "columns_url": reverse("people:import_columns", args=[slug, preview.id]),
        "refused": plan.counts[State.REFUSED],
        "export_url": reverse("people:refused_rows", args=[slug, preview.id]),
        "discard_url": reverse("people:discard_import", args=[slug, preview.id]),
        "discard_act": fresh_act(),
    }
    return render(request, "people/import_preview.html", context, status=status)


def under_way(request: Visit) -> dict[str, Any] | None:
    """The long list that is being taken in: it is shown as unfinished until it is closed."""
    series = queries.open_import(request.organisation.id)
    if series is None:
        return None
    return {"row": series, "url": reverse("people:import", args=[request.organisation.slug, series.id])}


@endpoint("person.import")
@require_safe
def refused_rows(request: Visit, import_id: UUID) -> HttpResponse:
    """Every row that is not taken in, with its column and reason, to be mended."""
    organisation = request.organisation.id
    headings = [_("Row"), _("Name"), _("Mail address"), _("Column"), _("Reason")]
    series = queries.import_series(organisation, import_id)
    preview = queries.import_preview(organisation, import_id)
    if series is None and preview is None:
        raise Unknown("import")
    rows: list[list[object]] = []
    if preview and not (series and series.is_laid_out):
        plan = compare(preview, people_present(organisation, clock.now()), request.today)
        rows += [refused_row(item) for item in plan.of(State.REFUSED)]
    late = queries.refused_import_steps(organisation, import_id)
    rows += [[step.row or "", step.name, "", "", step.refusal] for step in late]
    return as_csv("refused-rows.csv", headings, rows)


@endpoint("person.import")
@require_POST
def discard(request: Visit, import_id: UUID) -> HttpResponse:
    slug = request.organisation.slug
    if queries.import_preview(request.organisation.id, import_id) is None:
        raise Unknown("import")
    then = to(reverse("people:upload", args=[slug]))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        back = reverse("people:list", args=[slug])
        return render(request, "errors/403.html", {"sentence": refusal, "back_url": back}, status=status)

    return perform(
        request.actor, partial(discard_import, import_id=import_id), ActForm(request.POST), then=then, page=page
    )


def done(request: Visit, applied: Import) -> HttpResponse:
    slug = request.organisation.slug
    series = queries.import_series(request.organisation.id, applied.id)
    context = {
        "applied": applied,
        **(refused(request, series.id) if series else {}),
        "by": str(queries.person(request.organisation.id, applied.applied_by_id)),
        "finding": entered(applied.entered),
        "list_url": reverse("people:list", args=[slug]),
        "again_url": reverse("people:upload", args=[slug]),
    }
    return render(request, "people/import_done.html", context)
