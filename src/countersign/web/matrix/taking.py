"""A version of the matrix as a file to take along. Reading leaves no record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles import queries
from countersign.roles.raci import besides
from countersign.roles.raci.letters import LETTERS
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.matrix import showing
from countersign.web.matrix.reading import readable
from countersign.web.matrix.words import MEANINGS
from countersign.web.sheets import Sheet

if TYPE_CHECKING:
    from countersign.roles.models import Matrix
    from countersign.roles.raci.grid import Grid

WIDTH, NAMES, NOTES = 16, 44, 40


@endpoint("matrix.read")
@require_safe
def csv(request: Visit, matrix_id: UUID) -> HttpResponse:
    found = readable(request, matrix_id)
    headings, rows = texts(request, found)
    return as_csv(file_name(request, found, ".csv"), headings, [*rows, reading(queries.grid_of(found))])


@endpoint("matrix.read")
@require_safe
def workbook(request: Visit, matrix_id: UUID) -> HttpResponse:
    found = readable(request, matrix_id)
    headings, rows = texts(request, found)
    widths = [NAMES, *[WIDTH] * (len(headings) - 2), NOTES]
    sheets = [Sheet(_("Matrix"), headings, widths, rows), *behind(request, found), about(request, found)]
    return as_workbook(file_name(request, found, ".xlsx"), sheets)


def texts(request: Visit, found: Matrix) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows, as ``roles.raci.sheet`` reads them again: nothing that is written gets lost."""
    grid = queries.grid_of(found)
    heads = showing.headings(request.organisation.id, grid, None)
    rows = [
        [row.title, *(row.cells.get(head["id"], "") for head in heads), ", ".join(row.needs), row.key, row.note]
        for row in grid.rows
    ]
    return [besides.ACTIVITY, *(head["title"] for head in heads), besides.NEEDS, besides.KEY, besides.NOTE], rows


def behind(request: Visit, found: Matrix) -> Iterator[Sheet]:
    """Who stands behind the columns of the version in force today, and whether they have said yes."""
    if found != queries.in_force(request.organisation, request.today):
        return
    grid = queries.grid_of(found)
    held = showing.holders(request.organisation.id, request.today, grid)
    said = showing.answers(queries.named(request.organisation, request.today))
    heads = {head["id"]: head["title"] for head in showing.headings(request.organisation.id, grid, None)}
    rows = [
        [heads[column.id], one.name, _("accepted") if one.accepted else one.says]
        for column in grid.columns
        for one in (held.get(column.role, []) if column.role else showing.behind(column, held, said))
    ]
    yield Sheet(_("Behind the columns"), [_("Column"), _("Who"), _("State")], [44, 30, 30], rows)


def reading(grid: Grid) -> list[str]:
    """How an A is read, as the reader of files knows it."""
    return [besides.READS, besides.ANSWERS[grid.a_implies_r]]


def about(request: Visit, found: Matrix) -> Sheet:
    """Which version it is, and what the letters mean."""
    shown = showing.version(request, found, held=queries.in_force(request.organisation, request.today))
    means: list[list[object]] = [[letter, str(MEANINGS[letter])] for letter in LETTERS]
    rows: list[list[object]] = [
        [_("Organisation"), request.organisation.name],
        [_("Version"), found.version],
        [_("State"), _("in force") if shown["in_force"] else shown["state"]],
        [_("Approved"), f"{found.approved_by}, {found.approved_on}" if found.approved_on else ""],
        *means,
        [besides.NEEDS, _("whoever answers for it needs one of these kinds of authority")],
        [besides.KEY, _("by which the rules know the row, whatever it is called")],
        [*reading(queries.grid_of(found))],
    ]
    return Sheet(_("About"), [_("What"), _("Says")], [30, 60], rows)


def file_name(request: Visit, found: Matrix, ending: str) -> str:
    """``larkbeam-ltd-matrix-2.csv``."""
    example = "EXAMPLE" if request.example else ""
    parts = (example, request.organisation.slug, "matrix", str(found.version))
    return "-".join(part for part in parts if part) + ending
