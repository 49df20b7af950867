"""The matrix in force, and every version that ever was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.people.queries import capacity_of, is_only_leader
from countersign.readiness.gathered import Gathered
from countersign.roles import permissions, queries
from countersign.roles.enums import Start
from countersign.roles.raci.grid import Grid
from countersign.web.matrix import showing
from countersign.web.matrix.forms import ApproveForm
from countersign.web.matrix.linting import counted, linted, silent, with_silent
from countersign.web.numbers import opening
from countersign.web.roles.showing import tabs

if TYPE_CHECKING:
    from countersign.roles.models import Matrix


@endpoint("matrix.read")
@require_safe
def matrix(request: Visit) -> HttpResponse:
    """What is in force today; where nothing is, how to begin."""
    read, all_of_it = Gathered(request.organisation), permissions.can_read_every_matrix(request.actor)
    held = read.grids.in_force(request.today)
    context: dict[str, Any] = {
        "on": request.today,
        "tabs": tabs(request, "matrix"),
        "legend": showing.legend(),
        "held": showing.version(request, held, held=held) if held else None,
        **(about_others(request, read, held) if all_of_it else {}),
        **(writing(request) if may_enter(request.actor, "matrix.edit") else {}),
        **(shown(request, read, held) if held else {"heading": _("No matrix is in force")}),
    }
    return render(request, "matrix/matrix.html", context)


def shown(request: Visit, read: Gathered, held: Matrix) -> dict[str, Any]:
    """The grid, and beside it what the rules say, for those who see findings."""
    grid, told = queries.grid_of(held), showing.NOTHING
    sees = may_enter(request.actor, "finding.read")
    organisation, today = request.organisation.id, request.today
    asked = queries.named(request.organisation, today)
    if sees:
        told = with_silent(linted(grid, today, read), silent(grid, organisation, asked))
    held_by = showing.holders(organisation, today, grid)
    heads = showing.headings(organisation, grid, held_by, told, showing.answers(asked))
    return {
        "heading": _("Who answers for what"),
        "lead": lead(grid, counted(told) if sees else None),
        "grid": showing.table(grid, heads, told, a_implies_r=grid.a_implies_r, linted=sees),
        "whole": showing.whole(heads, told),
        "files": [
            {"label": "CSV", "url": showing.address(request, "csv", held.id)},
            {"label": "Excel", "url": showing.address(request, "workbook", held.id)},
        ],
    }


def lead(grid: Grid, notes: int | None) -> str:
    """How large it is, and how much there is to look at."""
    n = len(grid.rows)
    size = ngettext("One activity.", "{n} activities.", n).format(n=opening(n))
    if notes is None:
        return size
    if not notes:
        return size + " " + _("The rules find nothing odd in it.")
    found = ngettext("One thing to look at.", "{n} things to look at.", notes).format(n=opening(notes))
    return f"{size} {found}"


def about_others(request: Visit, read: Gathered, held: Matrix | None) -> dict[str, Any]:
    """The version that waits, and the list of all."""
    every = list(queries.versions(request.organisation.id))
    waits = next((one for one in every if one.approved_at is None and one.closed_at is None), None)
    before = next((one for one in every if held and one.version < held.version and one.approved_at), None)
    return {
        "waits": showing.version(request, waits) if waits else None,
        "versions": [showing.version(request, one, held=held) for one in every],
        "compare_url": compared(request, before, held) if before and held else "",
    }


def compared(request: Visit, before: Matrix, after: Matrix) -> str:
    return f"{showing.address(request, 'compare')}?before={before.id.hex}&after={after.id.hex}"


def writing(request: Visit) -> dict[str, Any]:
    """How to begin, or to go on with what is being written."""
    draft = queries.matrix_draft(request.organisation.id)
    last = None if draft else queries.former_grid(request.organisation.id)
    return {
        "may_edit": True,
        "draft": draft,
        "back": showing.taking_back(request, last) if last else None,
        "edit_url": showing.address(request, "edit"),
        "begin_url": showing.address(request, "begin"),
        "file_url": showing.address(request, "upload"),
        "begin_act": fresh_act(),
        "starts": {one.name: one.value for one in Start},
    }


@endpoint("matrix.read")
@require_safe
def version(request: Visit, matrix_id: UUID) -> HttpResponse:
    """One version, for as long as the organisation is kept. ``paper=yes``: laid out for paper."""
    found = readable(request, matrix_id)
    return paper_page(request, found) if request.GET.get("paper") == "yes" else version_page(request, found)


def paper_page(request: Visit, found: Matrix) -> HttpResponse:
    """All columns of one that is too wide for a page, some after the others."""
    read, grid = Gathered(request.organisation), queries.grid_of(found)
    held = read.grids.in_force(request.today)
    here = request.organisation.id
    behind = showing.holders(here, request.today, grid) if found == held else None
    said = showing.answers(queries.named(request.organisation, request.today))
    tables = showing.strips(grid, showing.headings(here, grid, behind, said=said))
    context = {
        "version": showing.version(request, found, held=held),
        "legend": showing.legend(),
        "grid": {"a_implies_r": grid.a_implies_r},
        "tables": tables,
        "back_url": showing.address(request, "version", found.id),
    }
    return render(request, "matrix/paper.html", context)


def readable(request: Visit, matrix_id: UUID) -> Matrix:
    """Raises Unknown for none, for somebody else's, and for one that is not the reader's to see."""
    found = queries.matrix(request.organisation.id, matrix_id)
    if not permissions.can_read_every_matrix(request.actor):
        held = queries.in_force(request.organisation, request.today)
        if held is None or held.id != found.id:
            raise Unknown("matrix")
    return found


def version_page(
    request: Visit, found: Matrix, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The grid as it was proposed, the two hands under it, and what this reader can do."""
    read = Gathered(request.organisation)
    held, grid = read.grids.in_force(request.today), queries.grid_of(found)
    told, sees = showing.NOTHING, may_enter(request.actor, "finding.read") and found.closed_at is None
    if sees and (found.approved_at is None or found == held):
        told = linted(grid, request.today, read)
        asked = queries.named(request.organisation, request.today) if found == held else []
        told = with_silent(told, silent(grid, request.organisation.id, asked))
    heads = showing.headings(request.organisation.id, grid, None, told)
    context = {
        "refusal": refusal,
        "legend": showing.legend(),
        "version": showing.version(request, found, held=held),
        "grid": showing.table(grid, heads, told, a_implies_r=grid.a_implies_r, linted=told is not showing.NOTHING),
        "whole": showing.whole(heads, told),
        "hands": showing.hands(found),
        "today": request.today,
        "compare_url": compared(request, held, found) if held and held != found else "",
        "close_url": closing(request, found),
        "close_label": closing_label(request, found),
        "list_url": showing.address(request, "matrix"),
        "files": [
            {"label": "CSV", "url": showing.address(request, "csv", found.id)},
            {"label": "Excel", "url": showing.address(request, "workbook", found.id)},
        ],
        **approving(request, found),
    }
    if context["form"]:
        context["hands"] = context["hands"][:1]  # the other line is the reader's own
    return render(request, "matrix/version.html", context, status=status)


def approving(request: Visit, found: Matrix) -> dict[str, Any]:
    """The line for the name, for whoever may put it there."""
    at, organisation, person = clock.now(), request.organisation.id, request.actor.person
    if not permissions.can_approve_matrix(request.actor, found, is_only_leader(organisation, person, at)):
        return {"form": None}
    return {
        "form": ApproveForm(initial={"act": fresh_act(), "digest_shown": found.document}),
        "capacity": capacity_of(organisation, person, at),
        "approve_url": showing.address(request, "approve", found.id),
    }


def closing(request: Visit, found: Matrix) -> str:
    may = permissions.can_close_matrix(request.actor, found)
    return showing.address(request, "close", found.id) if may else ""


def closing_label(request: Visit, found: Matrix) -> str:
    if found.approved_at:
        return _("Withdraw it")
    approves = may_enter(request.actor, "matrix.approve") and found.proposed_by_id != request.actor.person
    return _("Do not approve it") if approves else _("Take it back")
