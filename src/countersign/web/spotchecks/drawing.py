"""Drawing people by lot: who could be drawn, the draw itself, and how anybody makes it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.awareness import queries
from countersign.awareness.commands.draw_people import DAYS_TO_ANSWER, draw_people
from countersign.awareness.commands.fix_population import fix_population
from countersign.awareness.permissions import can_read_draws
from countersign.awareness.queries import FEWEST, MOST
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.drawing import LEADER, NEWCOMER, OUTSIDER, NoList
from countersign.kernel.refusals import Unknown
from countersign.ledger.files import FileChanged, FileMissing
from countersign.web.spotchecks import showing
from countersign.web.spotchecks.forms import DrawForm, FixForm

if TYPE_CHECKING:
    from countersign.awareness.models import Draw


@endpoint("spotcheck.draw")
def fix(request: Visit) -> HttpResponse:
    """How many, of whom; the list is kept before there is a seed."""
    page = partial(fix_page, request)
    if request.method != "POST":
        return page(form=FixForm(initial={"act": fresh_act()}))
    then = to_made(partial(showing.address, request, "now"))
    return perform(request.actor, fix_population, FixForm(request.POST), then=then, page=page)


def fix_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    today = queries.population(request.organisation.id, request.today, "")
    context = {
        "form": form,
        "refusal": refusal,
        "people": len(today.lots),
        "on_leave": today.on_leave,
        "needed": today.needed,
        "most": min(MOST, len(today.lots)),
        "too_few": len(today.lots) < FEWEST,
        "fewest": FEWEST,
        "waits": queries.open_draw(request.organisation.id) is not None,
        "list_url": showing.address(request, "list"),
    }
    return render(request, "spotchecks/fix.html", context, status=status)


@endpoint("spotcheck.draw")
def now(request: Visit, draw_id: UUID) -> HttpResponse:
    """The list as it was written down, and the button that makes the seed."""
    row = queries.draw(request.organisation.id, draw_id)
    page = partial(now_page, request, row)
    if request.method != "POST":
        return page(form=DrawForm(initial={"act": fresh_act(), "digest_shown": row.population}))
    then = to(showing.address(request, "draw", row.id))
    return perform(request.actor, partial(draw_people, draw_id=row.id), DrawForm(request.POST), then=then, page=page)


def now_page(request: Visit, row: Draw, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        **about(request, row),
        "form": form,
        "refusal": refusal,
        "may": row.drawn_at is None and row.fixed_on == request.today,
        "days": DAYS_TO_ANSWER.days,
    }
    return render(request, "spotchecks/now.html", context, status=status)


@endpoint("spotcheck.read")
@require_safe
def one(request: Visit, draw_id: UUID) -> HttpResponse:
    """How it came out, and how to draw the same people again. Raises Unknown for whoever reads their own alone."""
    row = queries.draw(request.organisation.id, draw_id)
    if not can_read_draws(request.actor):
        raise Unknown("draw")
    found = queries.results(request.organisation.id, row.id) if row.closed_at else None
    context = {
        **about(request, row),
        "again": again(row) if row.seed else None,
        "left": queries.invitations(request.organisation.id).filter(draw_id=row.id).count() if row.is_open else 0,
        "to_ask": showing.to_ask(request) if row.is_open else [],
        "results": showing.came_out(found) if found else None,
        "verdict": showing.verdict(found.passed.percent, showing.limits(request)) if found else "",
        "now_url": showing.offered(request, "spotcheck.draw", "now", row.id)
        if row.drawn_at is None and row.fixed_on == request.today
        else "",
    }
    return render(request, "spotchecks/draw.html", context)


def about(request: Visit, row: Draw) -> dict[str, Any]:
    """The draw itself, without its answers."""
    sorts = row.strata["sorts"]
    return {
        "row": row,
        "stands": showing.stands(row, request.today),
        "fixed_by": str(row.fixed_by),
        "drawn_by": str(row.drawn_by) if row.drawn_by else "",
        "departments": [{"name": name or _("no department"), "n": n} for name, n in row.strata["departments"]],
        "leaders": sorts[LEADER],
        "newcomers": sorts[NEWCOMER],
        "outsiders": sorts[OUTSIDER],
        "fewest": FEWEST,
        "population_url": showing.address(request, "population", row.id),
        "list_url": showing.address(request, "list"),
    }


def again(row: Draw) -> dict[str, Any]:
    """The draw made once more, just now: which tokens it gives; or why the list cannot be read."""
    try:
        tokens = queries.drawn_again(row, queries.population_of(row))
    except (FileMissing, FileChanged, NoList):
        return {"tokens": [], "same": False}
    return {"tokens": tokens, "same": len(tokens) == row.asked}


@endpoint("spotcheck.read")
@require_safe
def population(request: Visit, draw_id: UUID) -> HttpResponse:
    """The list as it was digested, byte for byte: tokens, departments and sorts, and no names.

    Whoever reads totals may take it along, to draw again what was drawn.
    """
    row = queries.draw(request.organisation.id, draw_id)
    if not can_read_draws(request.actor):
        raise Unknown("draw")
    try:
        data = queries.population_of(row)
    except (FileMissing, FileChanged) as error:
        raise Unknown("draw") from error
    answer = HttpResponse(data, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="draw-{row.fixed_on.isoformat()}.json"'
    return answer
