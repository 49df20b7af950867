"""Writing the matrix: the grid for keyboard and mouse, the same as plain forms, and what the rules say while typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import date as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, see, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.readiness.gathered import Gathered
from countersign.roles import queries
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.discard_matrix import discard_matrix
from countersign.roles.commands.edit_matrix import edit_matrix
from countersign.roles.commands.take_matrix_back import take_matrix_back
from countersign.roles.raci.activities import ACTIVITIES
from countersign.roles.raci.changing import own_key, with_row_written
from countersign.roles.raci.grid import Grid, Unfit, read
from countersign.web.matrix import showing
from countersign.web.matrix.changes import changed, offered
from countersign.web.matrix.forms import BeginForm, ChangeForm, EditForm, RevisionForm, RowForm, TakeBackForm
from countersign.web.matrix.linting import linted
from countersign.web.matrix.rows import note

if TYPE_CHECKING:
    from countersign.roles.models import MatrixDraft

JSON = "application/json"
DONE, STALE = 303, 409


@endpoint("matrix.edit")
@require_POST
def begin(request: Visit) -> HttpResponse:
    then = to(showing.address(request, "edit"))
    return perform(request.actor, begin_matrix, BeginForm(request.POST), then=then, page=partial(refused, request))


def refused(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    """There is no page to show again: a sentence, and the way back."""
    sentence = refusal or mistake(form)
    context = {"sentence": sentence, "back_url": showing.address(request, "matrix")}
    return render(request, "errors/403.html", context, status=status)


def mistake(form: ActForm) -> str:
    """The first thing that is wrong with what was sent."""
    return str(next(iter(errors[0] for errors in form.errors.values())))


@endpoint("matrix.edit")
def edit(request: Visit) -> HttpResponse:
    """The working copy. The script saves by the same address, and is answered in a few words."""
    draft = queries.matrix_draft(request.organisation.id)
    asked = request.headers.get("Accept") == JSON
    if draft is None and not asked:
        return see(showing.address(request, "matrix"))
    if request.method != "POST":
        return edit_page(request, existing(draft))
    form = EditForm(request.POST)
    if asked:
        return saved(request, form)
    page = partial(edit_page, request, existing(draft))
    return perform(request.actor, edit_matrix, form, then=to(request.path), page=page)


def existing(draft: MatrixDraft | None) -> MatrixDraft:
    if draft is None:
        raise Unknown("matrix")
    return draft


def saved(request: Visit, form: EditForm) -> HttpResponse:
    """``{at, revision, act, former}`` of what is saved; or ``{refusal}``, with the status that the page would have."""

    def why_not(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return JsonResponse({"refusal": refusal or mistake(form)}, status=status)

    done = perform(request.actor, edit_matrix, form, then=to(request.path), page=why_not)
    if done.status_code != DONE:
        return done
    now, shown = queries.matrix_draft(request.organisation.id), form.cleaned_data["revision_shown"]
    own = now and (now.revision == shown or (now.revision == shown + 1 and now.edited_by_id == request.actor.person))
    if now is None or not own:
        # It was sent twice and done once, and others have come since.
        told = _("Somebody has changed the matrix after you. Look at what is there now.")
        return JsonResponse({"refusal": told}, status=STALE)
    at = date_format(localtime(clock.now()), "H:i")
    last = queries.former_grid(request.organisation.id)
    former = str(last.id) if last else ""
    return JsonResponse({"at": at, "revision": now.revision, "act": str(fresh_act()), "former": former})


def edit_page(
    request: Visit, draft: MatrixDraft, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    gathered, grid = Gathered(request.organisation), queries.grid_of(draft)
    told = linted(grid, request.today, gathered)
    organisation, today = request.organisation.id, request.today
    heads = showing.headings(organisation, grid, showing.holders(organisation, today, grid), told)
    there = {row.key for row in grid.rows}
    context = {
        "refusal": refusal or (mistake(form) if form and form.errors else ""),
        "draft": draft,
        "legend": showing.legend(),
        "grid": showing.table(
            grid,
            heads,
            told,
            written_at=showing.address(request, "row", "KEY"),
            a_implies_r=grid.a_implies_r,
            linted=True,
            edited=True,
        ),
        "value": draft.grid,
        "whole": showing.whole(heads, told),
        "library": [{"key": one.key, "title": _(one.title)} for one in ACTIVITIES if one.key not in there],
        "offered": offered(request, grid),
        "revision": draft.revision,
        "act": fresh_act(),
        "saving_act": fresh_act(),
        "back": showing.taking_back(request, queries.former_grid(request.organisation.id)),
        "writer": request.person.id.hex,
        "urls": {
            name: showing.address(request, name)
            for name in ("lint", "change", "discard", "propose", "upload", "preview", "matrix", "compare")
        },
        "compared": gathered.grids.in_force(request.today) is not None,
    }
    return render(request, "matrix/edit.html", context, status=status)


@endpoint("matrix.edit")
@require_POST
def lint(request: Visit) -> HttpResponse:
    """What the rules say of the grid that is sent. Nothing is kept."""
    form = EditForm({**request.POST.dict(), "act": str(fresh_act()), "revision_shown": 0})
    if not form.is_valid():
        return JsonResponse({"refusal": mistake(form)}, status=422)
    try:
        grid = read(form.cleaned_data["grid"])
    except Unfit as problem:
        return JsonResponse({"refusal": problem.words.in_language(_)}, status=422)
    told = linted(grid, request.today, Gathered(request.organisation))
    names = showing.headings(request.organisation.id, grid, None) if told["columns"] else []
    return JsonResponse({**told, "at_columns": showing.at_columns(names, told)})


@endpoint("matrix.edit")
@require_POST
def change(request: Visit) -> HttpResponse:
    """A row or a column comes, goes or moves."""
    draft = existing(queries.matrix_draft(request.organisation.id))
    grid = queries.grid_of(draft)
    form = ChangeForm(request.POST, change=partial(changed, grid))
    page = partial(edit_page, request, draft)
    return perform(request.actor, edit_matrix, form, then=to(showing.address(request, "edit")), page=page)


@endpoint("matrix.edit")
def row(request: Visit, row: str) -> HttpResponse:
    """One row with a field for each cell: for whoever has no script, or prefers to type."""
    key = row
    draft = existing(queries.matrix_draft(request.organisation.id))
    grid = queries.grid_of(draft)
    found = grid.row(key)
    if found is None:
        raise Unknown("matrix")
    heads = showing.headings(request.organisation.id, grid, None)
    free = {one.key for one in ACTIVITIES} - {one.key for one in grid.rows if one.key != key}
    make = partial(RowForm, columns=heads, free=free, change=lambda given: written(grid, key, heads, given))
    page = partial(row_page, request, draft, grid, key)
    if request.method != "POST":
        first: dict[str, Any] = {f"cell_{head['id']}": found.cells.get(head["id"], "") for head in heads}
        first |= {"title": found.title, "key": found.key, "note": found.note, "needs": list(found.needs)}
        return page(form=make(initial={**first, "act": fresh_act(), "revision_shown": draft.revision}))
    then = to(showing.address(request, "edit"))
    return perform(request.actor, edit_matrix, make(request.POST), then=then, page=page)


def written(grid: Grid, key: str, heads: list[dict[str, Any]], given: dict[str, Any]) -> Grid:
    """The grid with the row as it was typed. A row that is none of the library keeps its own key."""
    kept = key if key not in {one.key for one in ACTIVITIES} else own_key(grid, given["title"])
    return with_row_written(
        grid,
        key,
        title=given["title"],
        cells={head["id"]: given[f"cell_{head['id']}"] for head in heads},
        needs=given["needs"],
        note=given["note"],
        also=given["key"] or kept,
    )


def row_page(
    request: Visit,
    draft: MatrixDraft,
    grid: Grid,
    key: str,
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    if status == STALE:
        form.data = {**form.data.dict(), "revision_shown": draft.revision}  # type: ignore[attr-defined]
    told = linted(grid, request.today, Gathered(request.organisation))
    found = grid.row(key)
    context = {
        "refusal": refusal or "; ".join(map(str, form.non_field_errors())),
        "form": form,
        "title": found.title if found else "",
        "lint": [note(one) for one in told["rows"].get(key, [])],
        "key": key,
        "revision": draft.revision,
        "act": fresh_act(),
        "change_url": showing.address(request, "change"),
        "legend": showing.legend(),
        "back_url": showing.address(request, "edit"),
    }
    return render(request, "matrix/row.html", context, status=status)


@endpoint("matrix.edit")
@require_POST
def discard(request: Visit) -> HttpResponse:
    then = to(showing.address(request, "matrix"))
    form = RevisionForm(request.POST)
    return perform(request.actor, discard_matrix, form, then=then, page=partial(refused, request))


@endpoint("matrix.edit")
@require_POST
def take_back(request: Visit) -> HttpResponse:
    """The state before the last change comes back; also after the working copy was thrown away."""
    then = to(showing.address(request, "edit"))
    form = TakeBackForm(request.POST)
    return perform(request.actor, take_matrix_back, form, then=then, page=partial(refused, request))
