"""Proposing, approving and closing a version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, see, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.readiness.gathered import Gathered
from countersign.roles import permissions, queries
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.commands.close_matrix import close_matrix
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.raci.comparing import compare
from countersign.roles.raci.grid import Grid, digest_of
from countersign.web.matrix import showing
from countersign.web.matrix.comparing import differences
from countersign.web.matrix.forms import ApproveForm, CloseForm, ProposeForm
from countersign.web.matrix.linting import counted, linted
from countersign.web.matrix.reading import closing_label, readable, version_page

if TYPE_CHECKING:
    from countersign.roles.models import MatrixDraft


@endpoint("matrix.edit")
def propose(request: Visit) -> HttpResponse:
    """What is different from the matrix in force, and a sentence why."""
    draft = queries.matrix_draft(request.organisation.id)
    if draft is None:
        return see(showing.address(request, "matrix"))
    page = partial(propose_page, request, draft)
    if request.method != "POST":
        return page(form=ProposeForm(initial={"act": fresh_act(), "digest_shown": digest_of(draft.grid)}))
    then = to_made(lambda id: showing.address(request, "version", id))
    return perform(request.actor, propose_matrix, ProposeForm(request.POST), then=then, page=page)


def propose_page(
    request: Visit, draft: MatrixDraft, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    read = Gathered(request.organisation)
    held, grid = read.grids.in_force(request.today), queries.grid_of(draft)
    found = compare(queries.grid_of(held) if held else Grid(), grid)
    if status == 409:
        form.data = {**form.data.dict(), "digest_shown": digest_of(draft.grid)}  # type: ignore[attr-defined]
    context = {
        "refusal": refusal,
        "form": form,
        "first": held is None,
        "rows": len(grid.rows),
        "columns": len(grid.columns),
        "notes": counted(linted(grid, request.today, read)),
        "found": differences(request, found),
        "waits": read.grids.waiting,
        "edit_url": showing.address(request, "edit"),
    }
    return render(request, "matrix/propose.html", context, status=status)


@endpoint("matrix.approve")
def approve(request: Visit, matrix_id: UUID) -> HttpResponse:
    found = readable(request, matrix_id)
    page = partial(version_page, request, found)
    if request.method != "POST":
        return page()
    act = partial(approve_matrix, matrix_id=found.id)
    then = to(showing.address(request, "version", found.id))
    return perform(request.actor, act, ApproveForm(request.POST), then=then, page=page)


@endpoint("matrix.close")
def close(request: Visit, matrix_id: UUID) -> HttpResponse:
    found = readable(request, matrix_id)
    page = partial(close_page, request, matrix_id)
    if request.method != "POST":
        return page(form=CloseForm(initial={"act": fresh_act()}))
    act = partial(close_matrix, matrix_id=found.id)
    then = to(showing.address(request, "version", found.id))
    return perform(request.actor, act, CloseForm(request.POST), then=then, page=page)


def close_page(request: Visit, matrix_id: UUID, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    found = readable(request, matrix_id)
    context = {
        "refusal": refusal,
        "form": form,
        "version": showing.version(request, found),
        "may": permissions.can_close_matrix(request.actor, found),
        "approved": found.approved_at is not None,
        "label": closing_label(request, found),
        "back_url": showing.address(request, "version", found.id),
    }
    return render(request, "matrix/close.html", context, status=status)
