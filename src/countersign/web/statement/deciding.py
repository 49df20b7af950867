"""One statement: reading it, approving it in top management's name, taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.queries import capacity_of, is_only_leader
from countersign.readiness import declared
from countersign.readiness.commands.approve_statement import approve_statement
from countersign.readiness.commands.close_statement import close_statement
from countersign.readiness.enums import StatementState
from countersign.readiness.permissions import check_can_approve_statement
from countersign.web.statement import showing
from countersign.web.statement.forms import CloseForm, ShownForm

if TYPE_CHECKING:
    from countersign.readiness.models import Statement


@endpoint("finding.read")
@require_safe
def statement(request: Visit, statement_id: UUID) -> HttpResponse:
    return page(request, declared.statement(request.organisation.id, statement_id))


def page(
    request: Visit, found: Statement, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The gaps and the two hands; beside them what this reader can do."""
    waits = found.state is StatementState.OFFERED
    hindered = why_not(request, found) if waits else ""
    approves = ShownForm(initial={"act": fresh_act(), "digest_shown": found.document})
    context = {
        "statement": showing.shown(request, found),
        "organisation": request.organisation.name,
        "refusal": refusal,
        "form": approves if waits and not hindered else None,
        "hindered": hindered,
        "capacity": capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "today": request.today,
        "approve_url": showing.address(request, "approve", found.id),
        "close_url": showing.address(request, "close", found.id) if may_close(request, found) else "",
        "close_label": closing_label(request, found),
        "page_url": showing.address(request, "page"),
    }
    return render(request, "statement/statement.html", context, status=status)


@endpoint("statement.approve")
def approve(request: Visit, statement_id: UUID) -> HttpResponse:
    found = declared.statement(request.organisation.id, statement_id)
    shown = partial(page, request, found)
    if request.method != "POST":
        return shown()
    then = to(showing.address(request, "statement", found.id))
    act = partial(approve_statement, statement_id=found.id)
    return perform(request.actor, act, ShownForm(request.POST), then=then, page=shown)


@endpoint("statement.close")
def close(request: Visit, statement_id: UUID) -> HttpResponse:
    found = declared.statement(request.organisation.id, statement_id)
    shown = partial(close_page, request, found)
    if request.method != "POST":
        return shown(form=CloseForm(initial={"act": fresh_act()}))
    then = to(showing.address(request, "statement", found.id))
    act = partial(close_statement, statement_id=found.id)
    return perform(request.actor, act, CloseForm(request.POST), then=then, page=shown)


def close_page(
    request: Visit, found: Statement, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "statement": showing.shown(request, found),
        "may": may_close(request, found),
        "label": closing_label(request, found),
        "back_url": showing.address(request, "statement", found.id),
    }
    return render(request, "statement/close.html", context, status=status)


def why_not(request: Visit, found: Statement) -> str:
    """Why this reader approves nothing here, in the words in which the command would refuse it."""
    here, who, at = request.organisation.id, request.actor.person, clock.now()
    try:
        check_can_approve_statement(request.actor, found, capacity_of(here, who, at), is_only_leader(here, who, at))
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


def may_close(request: Visit, found: Statement) -> bool:
    if not may_enter(request.actor, "statement.close"):
        return False
    leads = Hat.TOP_MANAGEMENT in request.actor.hats
    return found.state is StatementState.OFFERED or (leads and found.state is StatementState.APPROVED)


def closing_label(request: Visit, found: Statement) -> str:
    if found.state is StatementState.APPROVED:
        return _("Withdraw it")
    return _("Do not approve it") if Hat.TOP_MANAGEMENT in request.actor.hats else _("Take it back")
