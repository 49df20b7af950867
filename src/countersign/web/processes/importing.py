"""Cases that another tool knows of: a list, what it would record, and then recording it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.processes.commands.take_over_checks import take_over_checks
from countersign.processes.imports import Line, compare
from countersign.web.lists.forms import ConfirmForm, ListForm
from countersign.web.lists.kept import GONE
from countersign.web.numbers import opening

MOST_SHOWN = 100
SEAL = "countersign.cases"


@endpoint("process.import")
def upload(request: Visit) -> HttpResponse:
    """Nothing is recorded by uploading; what was read is shown first, and then confirmed."""
    if request.method == "POST" and "kept" in request.POST:
        return confirm(request)
    if request.method != "POST":
        return upload_page(request, form=fresh())
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return upload_page(request, form=form, status=422)
    data, name = form.cleaned_data["file"]
    try:
        lines = compare(data, name, request.organisation, request.today, request.actor)
    except Unreadable as unreadable:
        form.add_error("file", unreadable.words.in_language(_))
        return upload_page(request, form=form, status=422)
    return preview_page(request, lines, sealed(request, files.keep(request.organisation.id, data), name))


def fresh() -> ListForm:
    return ListForm(initial={"act": fresh_act()})


def address(request: Visit, name: str) -> str:
    return reverse(f"processes:{name}", args=[request.organisation.slug])


def sealed(request: Visit, digest: str, name: str) -> str:
    """Which list was shown to whom, so that no other file is taken for it."""
    return dumps([request.organisation.id.hex, digest, name], salt=SEAL)


def opened(request: Visit, kept: str) -> tuple[str, str]:
    """The digest and the name of the list. Raises Refused for what we did not seal."""
    try:
        whose, digest, name = loads(kept, salt=SEAL)
    except BadSignature as error:
        raise Refused(GONE) from error
    if whose != request.organisation.id.hex:
        raise Refused(GONE)
    return digest, name


def read_again(request: Visit, digest: str, name: str) -> list[Line]:
    """The list as it was kept, laid beside what is here by now. Sent twice, it records nothing twice."""
    try:
        data = files.read(request.organisation.id, digest)
        return compare(data, name, request.organisation, request.today, request.actor)
    except (FileMissing, FileChanged, Unreadable) as error:
        raise Refused(GONE) from error


def upload_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {"form": form, "refusal": refusal, "list_url": address(request, "list")}
    return render(request, "processes/import.html", context, status=status)


def confirm(request: Visit) -> HttpResponse:
    """Everything in it that is new, in one act."""

    def act(*, by: Actor, at: datetime, kept: str) -> None:
        digest, name = opened(request, kept)
        new = [line for line in read_again(request, digest, name) if line.is_new]
        if not new:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        take_over_checks(lines=new, file=digest, by=by, at=at)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return upload_page(request, form=fresh(), status=status, refusal=refusal or _("Choose the list again."))

    return perform(request.actor, act, ConfirmForm(request.POST), then=to(address(request, "list")), page=page)


def preview_page(request: Visit, lines: list[Line], kept: str) -> HttpResponse:
    new = [line for line in lines if line.is_new]
    refused = [line for line in lines if line.refused is not None]
    context = {
        "form": ConfirmForm(initial={"act": fresh_act(), "kept": kept}),
        "heading": heading(len(new)),
        "new": [told(line) for line in new[:MOST_SHOWN]],
        "more": max(0, len(new) - MOST_SHOWN),
        "count": len(new),
        "there": sum(line.there for line in lines),
        "refused": [why(line) for line in refused[:MOST_SHOWN]],
        "refused_count": len(refused),
        "again_url": address(request, "import"),
    }
    return render(request, "processes/taken_over.html", context)


def heading(n: int) -> str:
    if not n:
        return _("Nothing in it can be taken over")
    return ngettext("One case can be taken over", "{n} cases can be taken over", n).format(n=opening(n))


def why(line: Line) -> dict[str, Any]:
    return {"row": line.row, "why": line.refused.in_language(_) if line.refused else ""}


def told(line: Line) -> dict[str, Any]:
    said = {"process": line.called, "on": line.checked_on, "who": line.who}
    return {**said, "worked": line.worked, "place": line.place}
