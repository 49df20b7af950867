"""A list of trainings from another system: what its columns mean, what it would record, and then recording it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from countersign.awareness.commands.take_over_completions import take_over_completions
from countersign.awareness.imports import Column, Line, Table, compare, read_list
from countersign.entrance.acts import ActForm, fresh_act, perform
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.people.imports.days import Order
from countersign.web.numbers import opening
from countersign.web.trainings import showing
from countersign.web.trainings.forms import ColumnsForm, ConfirmForm, ListForm

MOST_AT_ONCE = 1000
MOST_SHOWN = 100
SEAL = "countersign.trainings"
GONE = gettext_noop("The list is not here any more. Choose it again.")


@dataclass(frozen=True)
class Kept:
    """A list that was uploaded: its digest and name, and what was said about it."""

    digest: str
    name: str
    course: str
    order: Order
    columns: Mapping[Column, int]

    def sealed(self, organisation: UUID) -> str:
        """So that no other list, and nobody else's, is taken for it."""
        columns = {column.value: at for column, at in self.columns.items()}
        return dumps([organisation.hex, self.digest, self.name, self.course, self.order.value, columns], salt=SEAL)


def opened(organisation: UUID, sealed: str) -> Kept:
    """Raises Refused for what we did not seal."""
    try:
        whose, digest, name, course, order, columns = loads(sealed, salt=SEAL)
    except BadSignature as error:
        raise Refused(GONE) from error
    if whose != organisation.hex:
        raise Refused(GONE)
    return Kept(digest, name, course, Order(order), {Column(column): at for column, at in columns.items()})


def table_of(organisation: UUID, kept: Kept) -> Table:
    """The list as it was kept. Raises Refused when it is gone."""
    try:
        return read_list(files.read(organisation, kept.digest), kept.name, kept.columns)
    except (FileMissing, FileChanged, Unreadable) as error:
        raise Refused(GONE) from error


def lines_of(request: Visit, kept: Kept) -> list[Line]:
    """Its rows beside what is here by now. Sent twice, it records nothing twice."""
    table = table_of(request.organisation.id, kept)
    return compare(table, kept.course, kept.order, request.organisation, request.today)


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
    form = ListForm(request.POST, request.FILES)
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


def fresh_list() -> ListForm:
    return ListForm(initial={"act": fresh_act()})


def shown_again(request: Visit, sealed: str) -> HttpResponse:
    """What is left of a list of which a part was recorded."""
    try:
        return preview(request, opened(request.organisation.id, sealed))
    except Refused as refused:
        said = refused.words.in_language(_)
        return upload_page(request, form=fresh_list(), status=403, refusal=said)


def upload_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {"form": form, "refusal": refusal, "list_url": showing.address(request, "list")}
    return render(request, "trainings/import.html", context, status=status)


def columns(request: Visit) -> HttpResponse:
    """What the columns mean was said: the preview, or why not."""
    try:
        kept = opened(request.organisation.id, request.POST.get("kept", ""))
        table = table_of(request.organisation.id, kept)
        form = ColumnsForm(request.POST, headings=table.page.rows[table.headings])
        if not form.is_valid():
            return columns_page(request, kept, table, form=form, status=422)
        return preview(request, Kept(kept.digest, kept.name, kept.course, kept.order, form.said()))
    except Refused as refused:
        return upload_page(request, form=fresh_list(), status=403, refusal=refused.words.in_language(_))


def columns_page(
    request: Visit, kept: Kept, table: Table, *, form: ColumnsForm | None = None, status: int = 200
) -> HttpResponse:
    headings = table.page.rows[table.headings]
    if form is None:
        known = {f"column_{at}": column.value for column, at in table.columns.items()}
        first = {"act": fresh_act(), "kept": kept.sealed(request.organisation.id), **known}
        form = ColumnsForm(initial=first, headings=headings)
    below = table.page.rows[table.headings + 1 : table.headings + 4]
    context = {
        "form": form,
        "refusal": " ".join(str(one) for one in form.non_field_errors()) if form.is_bound else "",
        "file_name": kept.name,
        "columns": [
            {
                "field": form[f"column_{at}"],
                "heading": heading,
                "samples": [row[at] for row in below if at < len(row) and row[at]],
            }
            for at, heading in enumerate(headings)
        ],
        "again_url": showing.address(request, "import"),
    }
    return render(request, "trainings/columns.html", context, status=status)


def confirm(request: Visit) -> HttpResponse:
    """One act for as many rows as one act takes; with more, the page with the rest comes again."""
    sealed = request.POST.get("kept", "")

    def act(*, by: Actor, at: datetime, kept: str) -> None:
        read = opened(request.organisation.id, kept)
        new = [line for line in lines_of(request, read) if line.is_new]
        if not new:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        take_over_completions(lines=new[:MOST_AT_ONCE], file=read.digest, by=by, at=at)

    def then(_ref: Ref | None) -> str:
        if any(line.is_new for line in lines_of(request, opened(request.organisation.id, sealed))):
            return f"{showing.address(request, 'import')}?{urlencode({'kept': sealed})}"
        return showing.address(request, "list") + "?show=everybody#others"

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return upload_page(request, form=fresh_list(), status=status, refusal=refusal or _("Choose the list again."))

    return perform(request.actor, act, ConfirmForm(request.POST), then=then, page=page)


def preview(request: Visit, kept: Kept) -> HttpResponse:
    lines = lines_of(request, kept)
    new = [line for line in lines if line.is_new]
    refused = [line for line in lines if line.refused is not None]
    context = {
        "form": ConfirmForm(initial={"act": fresh_act(), "kept": kept.sealed(request.organisation.id)}),
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
