"""A register from elsewhere: what its columns mean, what it would change here, and then taking it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.people.imports.days import Order
from countersign.risks.commands.record_risk import LONGEST_LINK
from countersign.risks.commands.take_over_register import take_over_register
from countersign.risks.imports import Column, Line, Table, What, compare, gone, read_list
from countersign.risks.queries import RiskBook, Scale, Standing, scale
from countersign.web.numbers import opening
from countersign.web.people.import_forms import days_field
from countersign.web.risks import showing

MOST_SHOWN = 200
SEAL = "countersign.risks"
GONE = gettext_noop("The list is not here any more. Choose it again.")

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


class RegisterForm(ActForm):
    """A register from elsewhere."""

    file = forms.FileField(
        label=gettext_lazy("The register"),
        error_messages={
            "required": gettext_lazy("Choose the register."),
            "empty": gettext_lazy("The file is empty (0 bytes). Export the register again, and choose the new file."),
        },
    )
    link = forms.CharField(required=False, max_length=LONGEST_LINK, label=gettext_lazy("Where is it kept?"))
    days = days_field()

    def clean_file(self) -> tuple[bytes, str]:
        """What the file holds, and what it is called."""
        file = self.cleaned_data["file"]
        if file.size > settings.COUNTERSIGN_LARGEST_UPLOAD:
            raise forms.ValidationError(gettext_lazy("The file is larger than 10 MB. Split the register in two."))
        return file.read(), file.name[-100:]


class ConfirmForm(ActForm):
    """``kept``: the register that was shown, under our seal."""

    kept = forms.CharField(max_length=3000, widget=forms.HiddenInput)


class ColumnsForm(ConfirmForm):
    """What each column of a register means."""

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at, heading in enumerate(headings):
            label = heading or _("column {n}").format(n=at + 1)
            self.fields[f"column_{at}"] = forms.ChoiceField(choices=MEANINGS, required=False, label=label)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [value for name, value in given.items() if name.startswith("column_") and value]
        if wrong := what_is_missing(chosen):
            raise forms.ValidationError(wrong)
        return given

    def said(self) -> Mapping[Column, int]:
        given = {int(name.rpartition("_")[2]): value for name, value in self.cleaned_data.items() if "column_" in name}
        return {Column(value): at for at, value in given.items() if value}


def what_is_missing(chosen: Sequence[str]) -> str:
    """Why columns cannot be read so, or nothing."""
    words = dict(MEANINGS)
    if twice := sorted({name for name in chosen if chosen.count(name) > 1}):
        return _("Two columns cannot both be the {field}: choose one.").format(field=words[twice[0]])
    for needed in (Column.TITLE, Column.LIKELIHOOD, Column.IMPACT):
        if needed.value not in chosen:
            return _("Say which column holds the {field}.").format(field=words[needed.value])
    return ""


@dataclass(frozen=True)
class Kept:
    """A register that was uploaded: its digest and name, and what was said about it."""

    digest: str
    name: str
    link: str
    order: Order
    columns: Mapping[Column, int]

    def sealed(self, organisation: UUID) -> str:
        """So that no other list, and nobody else's, is taken for it."""
        columns = {column.value: at for column, at in self.columns.items()}
        return dumps([organisation.hex, self.digest, self.name, self.link, self.order.value, columns], salt=SEAL)


def opened(organisation: UUID, sealed: str) -> Kept:
    """Raises Refused for what we did not seal."""
    try:
        whose, digest, name, link, order, columns = loads(sealed, salt=SEAL)
    except BadSignature as error:
        raise Refused(GONE) from error
    if whose != organisation.hex:
        raise Refused(GONE)
    return Kept(digest, name, link, Order(order), {Column(column): at for column, at in columns.items()})


def table_of(organisation: UUID, kept: Kept) -> Table:
    """The register as it was kept. Raises Refused when it is gone."""
    try:
        return read_list(files.read(organisation, kept.digest), kept.name, kept.columns)
    except (FileMissing, FileChanged, Unreadable) as error:
        raise Refused(GONE) from error


def lines_of(request: Visit, kept: Kept, table: Table | None = None) -> tuple[list[Line], list[Standing], Scale]:
    """Its rows beside what is here by now, and the risks here that it does not have any more."""
    measure = scale(request.organisation.id, request.today)
    here = RiskBook(request.organisation).standings(request.today, measure)
    table = table or table_of(request.organisation.id, kept)
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
    try:
        kept = opened(request.organisation.id, request.POST.get("kept", ""))
        table = table_of(request.organisation.id, kept)
        if request.POST["columns"] == "ask":
            return columns_page(request, kept, table)
        form = ColumnsForm(request.POST, headings=table.named)
        if not form.is_valid():
            return columns_page(request, kept, table, form=form, status=422)
        return preview(request, Kept(kept.digest, kept.name, kept.link, kept.order, form.said()))
    except Refused as refused:
        return upload_page(request, form=fresh(), status=403, refusal=refused.words.in_language(_))


def columns_page(
    request: Visit, kept: Kept, table: Table, *, form: ColumnsForm | None = None, status: int = 200
) -> HttpResponse:
    headings = table.named
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
    return render(request, "risks/columns.html", context, status=status)


def confirm(request: Visit) -> HttpResponse:
    """Everything that is new or changed, in one act."""

    def act(*, by: Actor, at: datetime, kept: str) -> None:
        read = opened(request.organisation.id, kept)
        taken = [one for one in lines_of(request, read)[0] if one.is_taken]
        if not taken:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        take_over_register(lines=taken, file=read.digest, link=read.link, by=by, at=at)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return upload_page(request, form=fresh(), status=status, refusal=refusal or _("Choose the list again."))

    return perform(request.actor, act, ConfirmForm(request.POST), then=to(showing.address(request, "list")), page=page)


def preview(request: Visit, kept: Kept) -> HttpResponse:
    table = table_of(request.organisation.id, kept)
    lines, missing, measure = lines_of(request, kept, table)
    by = {what: [one for one in lines if one.what is what] for what in What}
    taken = len(by[What.NEW]) + len(by[What.CHANGED])
    context = {
        "form": ConfirmForm(initial={"act": fresh_act(), "kept": kept.sealed(request.organisation.id)}),
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
