"""A register from elsewhere: what its columns mean, what it would change here, and then taking it over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.risks.commands.record_risk import LONGEST_LINK
from countersign.risks.commands.take_over_register import take_over_register
from countersign.risks.imports import Column, Line, Table, What, compare, gone, read_list
from countersign.risks.queries import RiskBook, Scale, Standing, scale
from countersign.web.lists.columns import form_for, shown
from countersign.web.lists.forms import ColumnsForm, ConfirmForm, ListForm
from countersign.web.lists.kept import Kept, Kind
from countersign.web.numbers import opening
from countersign.web.people.import_forms import days_field
from countersign.web.risks import showing

MOST_SHOWN = 200

MEANINGS = [
    ("", gettext_lazy("not used")),
    (Column.REFERENCE.value, gettext_lazy("number of the risk")),
    (Column.TITLE.value, gettext_lazy("title or description")),
    (Column.CAUSE.value, gettext_lazy("cause")),
    (Column.CONSEQUENCE.value, gettext_lazy("consequence")),
    (Column.AFFECTED.value, gettext_lazy("what is affected")),
    (Column.OWNER.value, gettext_lazy("owner of the risk")),
    (Column.LIKELIHOOD.value, gettext_lazy("likelihood, as it is now")),
    (Column.IMPACT.value, gettext_lazy("impact, as it is now")),
    (Column.DAY.value, gettext_lazy("day of the assessment")),
    (Column.IDENTIFIED.value, gettext_lazy("day it was identified")),
]
CHANGED: dict[str, Any] = {
    "title": gettext_lazy("title"),
    "reference": gettext_lazy("number"),
    "cause": gettext_lazy("cause"),
    "consequence": gettext_lazy("consequence"),
    "affected": gettext_lazy("what is affected"),
    "owner": gettext_lazy("owner"),
    "score": gettext_lazy("score"),
}


class RegisterForm(ListForm):
    """A register from elsewhere."""

    link = forms.CharField(required=False, max_length=LONGEST_LINK, label=gettext_lazy("Where is it kept?"))
    days = days_field()


def what_is_missing(chosen: Collection[str]) -> str:
    """Why columns cannot be read so, or nothing."""
    words = dict(MEANINGS)
    for needed in (Column.TITLE, Column.LIKELIHOOD, Column.IMPACT):
        if needed.value not in chosen:
            return _("Say which column holds the {field}.").format(field=words[needed.value])
    return ""


REGISTER = Kind("countersign.risks", Column, MEANINGS, what_is_missing, read_list)
"""``about``: where the register is kept."""


def lines_of(
    request: Visit, kept: Kept[Column], table: Table | None = None
) -> tuple[list[Line], list[Standing], Scale]:
    """Its rows beside what is here by now, and the risks here that it does not have any more."""
    measure = scale(request.organisation.id, request.today)
    here = RiskBook(request.organisation).standings(request.today, measure)
    table = table or REGISTER.table(request.organisation.id, kept)
    lines = compare(table, kept.order, request.organisation, request.today, measure, here)
    return lines, gone(lines, here), measure


@endpoint("risk.import")
def upload(request: Visit) -> HttpResponse:
    """Nothing is recorded by uploading; what was read is shown first, and then confirmed."""
    if request.method == "POST" and "columns" in request.POST:
        return columns(request)
    if request.method == "POST" and "kept" in request.POST:
        return confirm(request)
    page = partial(upload_page, request)
    if request.method != "POST":
        return page(form=fresh())
    form = RegisterForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(form=form, status=422)
    data, name = form.cleaned_data["file"]
    try:
        table = read_list(data, name)
    except Unreadable as unreadable:
        form.add_error("file", unreadable.words.in_language(_))
        return page(form=form, status=422)
    digest = files.keep(request.organisation.id, data)
    kept = Kept(digest, name, form.cleaned_data["link"], form.cleaned_data["days"], table.columns)
    return preview(request, kept) if table.is_known else columns_page(request, kept, table)


def fresh() -> RegisterForm:
    return RegisterForm(initial={"act": fresh_act()})


def upload_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {"form": form, "refusal": refusal, "list_url": showing.address(request, "list")}
    return render(request, "risks/import.html", context, status=status)


def columns(request: Visit) -> HttpResponse:
    """What the columns mean was said, or is to be said anew: the preview, or why not."""
    organisation = request.organisation.id
    try:
        kept = REGISTER.opened(organisation, request.POST.get("kept", ""))
        table = REGISTER.table(organisation, kept)
        if request.POST["columns"] == "ask":
            return columns_page(request, kept, table)
        form = form_for(REGISTER, organisation, kept, table, request)
        if not form.is_valid():
            return columns_page(request, kept, table, form=form, status=422)
        return preview(request, REGISTER.told(kept, form.said()))
    except Refused as refused:
        return upload_page(request, form=fresh(), status=403, refusal=refused.words.in_language(_))


def columns_page(
    request: Visit, kept: Kept[Column], table: Table, *, form: ColumnsForm | None = None, status: int = 200
) -> HttpResponse:
    form = form or form_for(REGISTER, request.organisation.id, kept, table)
    context = shown(form, kept, table, showing.address(request, "import"))
    return render(request, "risks/columns.html", context, status=status)


def confirm(request: Visit) -> HttpResponse:
    """Everything that is new or changed, in one act."""

    def act(*, by: Actor, at: datetime, kept: str) -> None:
        read = REGISTER.opened(request.organisation.id, kept)
        taken = [one for one in lines_of(request, read)[0] if one.is_taken]
        if not taken:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        take_over_register(lines=taken, file=read.digest, link=read.about, by=by, at=at)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return upload_page(request, form=fresh(), status=status, refusal=refusal or _("Choose the list again."))

    return perform(request.actor, act, ConfirmForm(request.POST), then=to(showing.address(request, "list")), page=page)


def preview(request: Visit, kept: Kept[Column]) -> HttpResponse:
    table = REGISTER.table(request.organisation.id, kept)
    lines, missing, measure = lines_of(request, kept, table)
    by = {what: [one for one in lines if one.what is what] for what in What}
    taken = len(by[What.NEW]) + len(by[What.CHANGED])
    context = {
        "form": ConfirmForm(initial={"act": fresh_act(), "kept": REGISTER.sealed(request.organisation.id, kept)}),
        "heading": heading(taken),
        "file_name": kept.name,
        "read_as": [
            {"column": dict(MEANINGS)[column.value], "heading": table.named[at]}
            for column, at in table.columns.items()
            if at < len(table.named)
        ],
        "new": [told(one, measure) for one in by[What.NEW][:MOST_SHOWN]],
        "new_count": len(by[What.NEW]),
        "changed": [told(one, measure) for one in by[What.CHANGED][:MOST_SHOWN]],
        "changed_count": len(by[What.CHANGED]),
        "count": taken,
        "same": len(by[What.SAME]),
        "refused": [{"row": one.row, "why": why(one), "title": one.title} for one in by[What.REFUSED][:MOST_SHOWN]],
        "refused_count": len(by[What.REFUSED]),
        "gone": [showing.standing(request, one) for one in missing[:MOST_SHOWN]],
        "gone_count": len(missing),
        "again_url": showing.address(request, "import"),
    }
    return render(request, "risks/preview.html", context)


def heading(n: int) -> str:
    if not n:
        return _("Nothing in it is new or changed")
    return ngettext("One risk can be taken over", "{n} risks can be taken over", n).format(n=opening(n))


def why(line: Line) -> str:
    return line.refused.in_language(_) if line.refused else ""


def told(line: Line, measure: Scale) -> dict[str, Any]:
    likelihood, impact = measure.likelihood[line.likelihood - 1], measure.impact[line.impact - 1]
    return {
        "row": line.row,
        "title": line.title,
        "reference": line.reference,
        "score": line.likelihood * line.impact,
        "placed": f"{line.likelihood} {likelihood}, {line.impact} {impact}",
        "remark": line.remark.in_language(_) if line.remark else "",
        "changes": [str(CHANGED[name]) for name in line.changes],
    }
