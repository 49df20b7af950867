"""Two matrices beside each other: what came, what went, and cell by cell what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.roles import permissions, queries
from countersign.roles.raci.comparing import Difference, compare
from countersign.roles.raci.grid import Column
from countersign.web.matrix import showing

if TYPE_CHECKING:
    from countersign.roles.models import Matrix, MatrixDraft

DRAFT = "draft"
"""In place of a version: what is being written."""


@endpoint("matrix.read")
@require_safe
def versions(request: Visit) -> HttpResponse:
    """``before`` and ``after``: versions, or what is being written. Without them: what is in force, and the newest."""
    if not permissions.can_read_every_matrix(request.actor):
        raise Unknown("matrix")
    every = list(queries.versions(request.organisation.id))
    draft = queries.matrix_draft(request.organisation.id) if may_enter(request.actor, "matrix.edit") else None
    named = [one.id.hex for one in every]
    last = DRAFT if draft else next(iter(named), "")
    after = asked(request, "after", [*named, *([DRAFT] if draft else [])], last)
    others = [one for one in named if one != after]
    before = asked(request, "before", [*named, *([DRAFT] if draft else [])], next(iter(others), ""))
    found = compare(*(queries.grid_of(row(request, one, draft)) for one in (before, after))) if before else None
    context = {
        "choices": [
            *([{"value": DRAFT, "label": _("what is being written")}] if draft else []),
            *({"value": one.id.hex, "label": _("version {n}").format(n=one.version)} for one in every),
        ],
        "before": before,
        "after": after,
        "before_called": called(every, before),
        "after_called": called(every, after),
        "found": differences(request, found) if found else None,
        "list_url": showing.address(request, "matrix"),
    }
    return render(request, "matrix/compare.html", context)


def asked(request: Visit, name: str, known: list[str], otherwise: str) -> str:
    """Raises Unknown for a version that there is not."""
    given = request.GET.get(name, otherwise)
    if given and given not in known:
        raise Unknown("matrix")
    return given


def row(request: Visit, one: str, draft: MatrixDraft | None) -> Matrix | MatrixDraft:
    if one == DRAFT and draft:
        return draft
    return queries.matrix(request.organisation.id, UUID(hex=one))


def called(every: list[Matrix], one: str) -> str:
    number = next((row.version for row in every if row.id.hex == one), 0)
    return _("version {n}").format(n=number) if number else _("what is being written")


def differences(request: Visit, found: Difference) -> dict[str, Any]:
    """In words for the template."""
    every = [*found.columns_added, *found.columns_gone]
    every += [cell.column for row in found.rows_changed for cell in row.cells]
    names = showing.names_in(request.organisation.id, every)

    def name(column: Column) -> str:
        return names.get(column.person) or column.title

    return {
        "nothing": found.nothing,
        "columns_added": [name(one) for one in found.columns_added],
        "columns_gone": [name(one) for one in found.columns_gone],
        "rows_added": [one.title for one in found.rows_added],
        "rows_gone": [one.title for one in found.rows_gone],
        "rows_changed": [
            {
                "title": one.after.title,
                "was": one.before.title if one.before.title != one.after.title else "",
                "noted": one.before.note != one.after.note,
                "note": one.after.note,
                "needed": one.before.needs != one.after.needs,
                "cells": [
                    {"column": name(cell.column), "before": cell.before, "after": cell.after} for cell in one.cells
                ],
            }
            for one in found.rows_changed
        ],
        "reading": found.a_implies_r[1] if found.a_implies_r[0] != found.a_implies_r[1] else None,
        "moved": found.moved,
    }
