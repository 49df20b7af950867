"""A list of people comes in: upload, look at what it would change, confirm, done."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
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
from countersign.people.commands.apply_import import apply_import, plan_of
from countersign.people.commands.discard_import import discard_import
from countersign.people.commands.preview_import import preview_import
from countersign.people.imports.plan import Plan, State, names_of
from countersign.people.imports.present import people_present
from countersign.people.permissions import IMPORT
from countersign.web.people.import_forms import ApplyForm, UploadForm
from countersign.web.people.plan_shown import REMARKS, button, chosen_items, entered, finding, row, tabs
from countersign.web.people.words import LEADS

if TYPE_CHECKING:
    from countersign.people.models import Import, ImportPreview

A_PAGE = 50
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
            "before": [{"row": one, "url": reverse("people:import", args=[slug, one.id])} for one in before],
        }
        return render(request, "people/import.html", context, status=status)

    if request.method != "POST":
        return page(form=UploadForm(initial={"act": fresh_act()}))
    then = to_made(lambda id: reverse("people:import", args=[slug, id]))
    return perform(request.actor, preview_import, UploadForm(request.POST, request.FILES), then=then, page=page)


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
    preview = queries.import_preview(organisation, import_id)
    here = reverse("people:import", args=[request.organisation.slug, import_id])
    if preview is None:
        applied = queries.applied_import(organisation, import_id)
        return see(here) if request.method == "POST" else done(request, applied)
    plan = plan_of(preview, clock.now())
    page = partial(preview_page, request, preview, plan)
    if request.method != "POST":
        first = {"act": fresh_act(), "plan_shown": plan.digest, "left_on": request.today}
        return page(form=ApplyForm(gone=plan.of(State.GONE), initial=first))
    form = ApplyForm(request.POST, gone=plan.of(State.GONE))
    by = replace(request.actor, via=IMPORT)
    return perform(by, partial(apply_import, import_id=import_id), form, then=to(here), page=page)


def preview_page(
    request: Visit, preview: ImportPreview, plan: Plan, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "plan_shown": plan.digest}  # type: ignore[attr-defined]
    chosen, items = chosen_items(request, plan)
    page = Paginator(items, A_PAGE).get_page(request.GET.get("page"))
    names = names_of(plan, people_present(request.organisation.id, clock.now()))
    acts = plan.counts[State.NEW] + plan.counts[State.CHANGED]
    context = {
        "form": form,
        "refusal": refusal,
        "finding": finding(plan),
        "file_name": preview.file_name,
        "made_at": preview.made_at,
        "remarks": [say(template, **values).in_language(_) for template, values in preview.remarks],
        "tabs": tabs(plan, chosen),
        "chosen": chosen,
        "lead": _("Something in these rows needs a look.") if chosen == REMARKS else LEADS[State(chosen)],
        "rows": [row(item, names) for item in page],
        "shown": _("{first} to {last} of {n}").format(
            first=page.start_index(), last=page.end_index(), n=page.paginator.count
        ),
        "previous_url": f"?show={chosen}&page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?show={chosen}&page={page.next_page_number()}" if page.has_next() else "",
        "gone": plan.counts[State.GONE],
        "tickable": 0 < plan.counts[State.GONE] <= MOST_TICKS,
        "acts": acts,
        "too_many": acts > MOST_AT_ONCE,
        "most": MOST_AT_ONCE,
        "button": button(plan),
        "discard_url": reverse("people:discard_import", args=[request.organisation.slug, preview.id]),
        "discard_act": fresh_act(),
    }
    return render(request, "people/import_preview.html", context, status=status)


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
    context = {
        "applied": applied,
        "by": str(queries.person(request.organisation.id, applied.applied_by_id)),
        "finding": entered(applied.entered),
        "list_url": reverse("people:list", args=[slug]),
        "again_url": reverse("people:upload", args=[slug]),
    }
    return render(request, "people/import_done.html", context)
