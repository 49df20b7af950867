"""A list of trainings from another system: what its columns mean, what it would record, and then recording it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from countersign.awareness.commands.take_over_completions import take_over_completions
from countersign.awareness.imports import Column, Line, Table, compare, read_list
from countersign.entrance.acts import ActForm, fresh_act, perform
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.web.lists.columns import form_for, shown
from countersign.web.lists.forms import ColumnsForm, ConfirmForm
from countersign.web.lists.kept import Kept, Kind
from countersign.web.numbers import opening
from countersign.web.trainings import showing
from countersign.web.trainings.forms import CourseListForm

MOST_AT_ONCE = 1000
MOST_SHOWN = 100

MEANINGS = [
    ("", gettext_lazy("not used")),
    (Column.ADDRESS.value, gettext_lazy("mail address")),
    (Column.NUMBER.value, gettext_lazy("employee number")),
    (Column.COURSE.value, gettext_lazy("name of the course")),
    (Column.DAY.value, gettext_lazy("day of completion")),
    (Column.UNTIL.value, gettext_lazy("valid until")),
    (Column.STATUS.value, gettext_lazy("status")),
    (Column.SCORE.value, gettext_lazy("what came out")),
]


def what_is_missing(chosen: Collection[str]) -> str:
    """Why columns cannot be read so, or nothing."""
    if not {Column.ADDRESS.value, Column.NUMBER.value} & set(chosen):
        return _("Say which column holds the mail address, or the employee number.")
    if Column.DAY.value not in chosen:
        return _("Say which column holds the day of completion.")
    return ""


TRAININGS = Kind("countersign.trainings", Column, MEANINGS, what_is_missing, read_list)
"""``about``: the course, where the list does not say it."""


def lines_of(request: Visit, kept: Kept[Column]) -> list[Line]:
    """Its rows beside what is here by now. Sent twice, it records nothing twice."""
    table = TRAININGS.table(request.organisation.id, kept)
    return compare(table, kept.about, kept.order, request.organisation, request.today)


@endpoint("completion.import")
def upload(request: Visit) -> HttpResponse:
    """Nothing is recorded by uploading; what was read is shown first, and then confirmed, a part at a time."""
    if request.method == "POST" and "columns" in request.POST:
        return columns(request)
    if request.method == "POST" and "kept" in request.POST:
        return confirm(request)
    page = partial(upload_page, request)
    if request.method != "POST":
        sealed = request.GET.get("kept", "")
        return shown_again(request, sealed) if sealed else page(form=fresh_list())
    form = CourseListForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(form=form, status=422)
    data, name = form.cleaned_data["file"]
    try:
        table = read_list(data, name)
    except Unreadable as unreadable:
        form.add_error("file", unreadable.words.in_language(_))
        return page(form=form, status=422)
    digest = files.keep(request.organisation.id, data)
    kept = Kept(digest, name, form.cleaned_data["course"], form.cleaned_data["days"], table.columns)
    return preview(request, kept) if table.is_known else columns_page(request, kept, table)


def fresh_list() -> CourseListForm:
    return CourseListForm(initial={"act": fresh_act()})


def shown_again(request: Visit, sealed: str) -> HttpResponse:
    """What is left of a list of which a part was recorded."""
    try:
        return preview(request, TRAININGS.opened(request.organisation.id, sealed))
    except Refused as refused:
        said = refused.words.in_language(_)
        return upload_page(request, form=fresh_list(), status=403, refusal=said)


def upload_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {"form": form, "refusal": refusal, "list_url": showing.address(request, "list")}
    return render(request, "trainings/import.html", context, status=status)


def columns(request: Visit) -> HttpResponse:
    """What the columns mean was said: the preview, or why not."""
    organisation = request.organisation.id
    try:
        kept = TRAININGS.opened(organisation, request.POST.get("kept", ""))
        table = TRAININGS.table(organisation, kept)
        form = form_for(TRAININGS, organisation, kept, table, request)
        if not form.is_valid():
            return columns_page(request, kept, table, form=form, status=422)
        return preview(request, TRAININGS.told(kept, form.said()))
    except Refused as refused:
        return upload_page(request, form=fresh_list(), status=403, refusal=refused.words.in_language(_))


def columns_page(
    request: Visit, kept: Kept[Column], table: Table, *, form: ColumnsForm | None = None, status: int = 200
) -> HttpResponse:
    form = form or form_for(TRAININGS, request.organisation.id, kept, table)
    context = shown(form, kept, table, showing.address(request, "import"))
    return render(request, "trainings/columns.html", context, status=status)


def confirm(request: Visit) -> HttpResponse:
    """One act for as many rows as one act takes; with more, the page with the rest comes again."""
    sealed = request.POST.get("kept", "")

    def act(*, by: Actor, at: datetime, kept: str) -> None:
        read = TRAININGS.opened(request.organisation.id, kept)
        new = [line for line in lines_of(request, read) if line.is_new]
        if not new:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        take_over_completions(lines=new[:MOST_AT_ONCE], file=read.digest, by=by, at=at)

    def then(_ref: Ref | None) -> str:
        if any(line.is_new for line in lines_of(request, TRAININGS.opened(request.organisation.id, sealed))):
            return f"{showing.address(request, 'import')}?{urlencode({'kept': sealed})}"
        return showing.address(request, "list") + "?show=everybody#others"

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return upload_page(request, form=fresh_list(), status=status, refusal=refusal or _("Choose the list again."))

    return perform(request.actor, act, ConfirmForm(request.POST), then=then, page=page)


def preview(request: Visit, kept: Kept[Column]) -> HttpResponse:
    lines = lines_of(request, kept)
    new = [line for line in lines if line.is_new]
    refused = [line for line in lines if line.refused is not None]
    context = {
        "form": ConfirmForm(initial={"act": fresh_act(), "kept": TRAININGS.sealed(request.organisation.id, kept)}),
        "heading": heading(len(new)),
        "file_name": kept.name,
        "new": [told(line) for line in new[:MOST_SHOWN]],
        "more": max(0, len(new) - MOST_SHOWN),
        "count": min(len(new), MOST_AT_ONCE),
        "later": max(0, len(new) - MOST_AT_ONCE),
        "there": sum(line.there for line in lines),
        "unfinished": sum(line.unfinished for line in lines),
        "refused": [why(line) for line in refused[:MOST_SHOWN]],
        "refused_count": len(refused),
        "again_url": showing.address(request, "import"),
    }
    return render(request, "trainings/preview.html", context)


def heading(n: int) -> str:
    if not n:
        return _("Nothing in it can be taken over")
    return ngettext("One training can be taken over", "{n} trainings can be taken over", n).format(n=opening(n))


def why(line: Line) -> dict[str, Any]:
    return {"row": line.row, "why": line.refused.in_language(_) if line.refused else ""}


def told(line: Line) -> dict[str, Any]:
    return {
        "row": line.row,
        "name": line.name,
        "course": line.course,
        "on": line.completed_on,
        "until": line.valid_until,
    }
