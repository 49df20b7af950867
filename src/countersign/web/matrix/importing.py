"""A matrix comes in from a file: upload, look at what was read, say whom its columns stand for, apply."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, see, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.words import say
from countersign.people import queries as people
from countersign.roles import queries
from countersign.roles.commands.apply_matrix_sheet import apply_matrix_sheet
from countersign.roles.commands.bring_in_matrix import bring_in_matrix
from countersign.roles.commands.put_matrix_sheet_away import put_matrix_sheet_away
from countersign.roles.library import EVERYONE
from countersign.roles.raci.activities import LIBRARY
from countersign.roles.raci.grid import Column, Grid, Row
from countersign.roles.raci.matching import Someone, match
from countersign.roles.raci.sheet import Sheet, from_json
from countersign.web.matrix import showing
from countersign.web.matrix.changes import everybody
from countersign.web.matrix.forms import GROUP, OUT, ApplyForm, RevisionForm, UploadForm
from countersign.web.matrix.writing import refused

if TYPE_CHECKING:
    from countersign.roles.models import MatrixDraft

STALE = 409

MANY = 12
"""Of more columns those that mean somebody who is here are put together, to be opened."""


@endpoint("matrix.edit")
def upload(request: Visit) -> HttpResponse:
    draft = queries.matrix_draft(request.organisation.id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "preview_url": showing.address(request, "preview") if draft and draft.brought else "",
            "brought": (draft.brought or {}).get("name", "") if draft else "",
            "back_url": showing.address(request, "matrix"),
        }
        return render(request, "matrix/upload.html", context, status=status)

    if request.method != "POST":
        return page(form=UploadForm(initial={"act": fresh_act()}))
    form = UploadForm(request.POST, request.FILES)
    return perform(request.actor, bring_in_matrix, form, then=to(showing.address(request, "preview")), page=page)


@endpoint("matrix.edit")
def preview(request: Visit) -> HttpResponse:
    """What was read, and whom each column stands for."""
    draft = queries.matrix_draft(request.organisation.id)
    if draft is None or draft.brought is None:
        return see(showing.address(request, "edit"))
    sheet = from_json(draft.brought)
    described = {role.key: role.name for role in queries.roles(request.organisation.id) if role.key != EVERYONE}
    offers = choices(request, described)
    guessed = guesses(request, sheet, described, {value for value, _label in offers})
    make = partial(ApplyForm, headings=list(sheet.headings), choices=offers, guessed=guessed)
    page = partial(preview_page, request, draft, sheet, guessed)
    if request.method != "POST":
        told = draft.grid["a_implies_r"] if sheet.a_implies_r is None else sheet.a_implies_r
        first = {"act": fresh_act(), "revision_shown": draft.revision, "a_implies_r": told}
        return page(form=make(initial=first))
    then = to(showing.address(request, "edit"))
    return perform(request.actor, apply_matrix_sheet, make(request.POST), then=then, page=page)


def preview_page(
    request: Visit,
    draft: MatrixDraft,
    sheet: Sheet,
    guessed: list[Column],
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    if status == STALE:
        form.data = {**form.data.dict(), "revision_shown": draft.revision}  # type: ignore[attr-defined]
    brought = draft.brought or {}
    heads = [{"id": str(at), "title": heading, "sub": [], "odd": False} for at, heading in enumerate(sheet.headings)]
    rows = tuple(
        Row(line.key, line.title, {str(at): letters for at, letters in enumerate(line.cells)}, note=line.note)
        for line in sheet.lines
    )
    known = {line.key: LIBRARY[line.key].title for line in sheet.lines if line.key in LIBRARY}
    context = {
        "refusal": refusal,
        "form": form,
        **apart(form.columns, guessed),  # type: ignore[attr-defined]
        "name": brought.get("name", ""),
        "remarks": [say(template, **values).in_language(_) for template, values in brought.get("remarks", [])],
        "grid": showing.table(Grid(rows=rows), heads, known=known),
        "replaces": bool(draft.grid["rows"]),
        "away_url": showing.address(request, "away"),
        "away_act": fresh_act(),
        "revision": draft.revision,
        "again_url": showing.address(request, "upload"),
    }
    return render(request, "matrix/preview.html", context, status=status)


def apart(columns: list[Any], guessed: list[Column]) -> dict[str, list[Any]]:
    """The questions that wait for an answer, and where they are many those that are answered: ``sure``."""
    if len(columns) <= MANY:
        return {"columns": columns, "sure": []}
    known = [not guess.group for guess in guessed]
    return {
        "columns": [one for one, sure in zip(columns, known, strict=True) if not sure],
        "sure": [one for one, sure in zip(columns, known, strict=True) if sure],
    }


def choices(request: Visit, described: dict[str, str]) -> list[tuple[str, str]]:
    found = [(f"role:{key}", name) for key, name in described.items()]
    found += [(one["value"], one["label"]) for one in everybody(request, Grid())]
    return [*found, (GROUP, _("a group with this name")), (OUT, _("leave it out"))]


def guesses(request: Visit, sheet: Sheet, described: dict[str, str], offered: set[str]) -> list[Column]:
    """What each heading seems to mean, as far as it is offered."""
    here = people.active(request.organisation.id, request.today).filter(erased_at=None)
    known = [Someone(one.ref, str(one), one.title or "") for one in here if one.ref in offered]
    return [match(heading, described, known) for heading in sheet.headings]


@endpoint("matrix.edit")
@require_POST
def away(request: Visit) -> HttpResponse:
    then = to(showing.address(request, "matrix"))
    page = partial(refused, request)
    return perform(request.actor, put_matrix_sheet_away, RevisionForm(request.POST), then=then, page=page)
