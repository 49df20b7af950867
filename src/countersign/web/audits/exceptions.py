"""Letting somebody audit who is not independent: asked for, decided by top management, ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.audits import queries
from countersign.audits.commands.approve_exception import approve_exception
from countersign.audits.commands.close_exception import close_exception
from countersign.audits.commands.request_exception import request_exception
from countersign.audits.enums import AuditExceptionState
from countersign.audits.permissions import check_can_approve_exception, check_can_close_exception
from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people import queries as people
from countersign.roles.queries import Book
from countersign.web.audits import internal_showing as showing
from countersign.web.audits.internal_forms import AllowForm, CloseForm, RequestForm

if TYPE_CHECKING:
    from countersign.audits.models import AuditException, InternalAudit

STALE = 409


@endpoint("auditexception.request")
def request_one(request: Visit, audit_id: UUID) -> HttpResponse:
    audit = queries.internal_audit(request.organisation.id, audit_id)
    page = partial(request_page, request, audit)
    everybody = [one for one in people.people(request.organisation.id) if one.name and one.left_on is None]
    if request.method != "POST":
        first = {"act": fresh_act(), "revision_shown": audit.revision, "auditor_id": request.GET.get("auditor", "")}
        return page(form=RequestForm(initial=first, people=everybody))
    act = partial(request_exception, audit_id=audit.id)
    then = to_made(partial(showing.address, request, "exception"))
    form = RequestForm(request.POST, people=everybody)
    return perform(request.actor, act, form, then=then, page=page)


def request_page(
    request: Visit, audit: InternalAudit, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    if status == STALE:
        form.data = {**form.data.dict(), "revision_shown": audit.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "audit": showing.shown(request, audit, showing.role_names(Book(request.organisation))),
        "back_url": showing.address(request, "internal", audit.id),
    }
    return render(request, "audits/exception_request.html", context, status=status)


@endpoint("internalaudit.read")
@require_safe
def exception(request: Visit, exception_id: UUID) -> HttpResponse:
    return exception_page(request, queries.exception(request.organisation.id, exception_id))


@endpoint("auditexception.approve")
def approve(request: Visit, exception_id: UUID) -> HttpResponse:
    found = queries.exception(request.organisation.id, exception_id)
    page = partial(exception_page, request, found)
    if request.method != "POST":
        return page()
    act = partial(approve_exception, exception_id=found.id)
    then = to(showing.address(request, "exception", found.id))
    return perform(request.actor, act, AllowForm(request.POST), then=then, page=page)


def exception_page(
    request: Visit, found: AuditException, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """What stands against the auditor, why all the same, and the two hands; beside them what this reader can do."""
    hindered = why_not(request, found)
    waits = found.state is AuditExceptionState.REQUESTED
    decides = waits and may_enter(request.actor, "auditexception.approve") and not hindered
    audit = queries.internal_audit(request.organisation.id, found.audit_id)
    shown = AllowForm(initial={"act": fresh_act(), "digest_shown": found.document})
    context = {
        "exception": showing.exception_shown(request, found),
        "audit": showing.shown(request, audit, showing.role_names(Book(request.organisation))),
        "hands": hands(found),
        "refusal": refusal,
        "form": shown if decides else None,
        "hindered": hindered if waits else "",
        "capacity": people.capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "today": request.today,
        "approve_url": showing.address(request, "approve_exception", found.id),
        "close_url": showing.address(request, "close_exception", found.id) if may_close(request, found) else "",
        "close_label": closing_label(request, found),
    }
    return render(request, "audits/exception.html", context, status=status)


def why_not(request: Visit, found: AuditException) -> str:
    """Why this reader decides nothing here, in the words in which the command would refuse it."""
    here, at = request.organisation.id, clock.now()
    capacity = people.capacity_of(here, request.actor.person, at)
    try:
        check_can_approve_exception(
            request.actor, found, capacity, people.is_only_leader(here, request.actor.person, at)
        )
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


def hands(found: AuditException) -> list[dict[str, Any]]:
    """Who asked, and who decided."""
    asked = {"name": str(found.requested_by), "hat": _("asked for it"), "at": found.requested_at}
    if found.approved_at:
        return [asked, {"name": str(found.approved_by), "hat": found.approved_as, "at": found.approved_at}]
    line = {"name": _("top management decides here"), "hat": "", "at": None, "open": True}
    return [asked] if found.closed_at else [asked, line]


@endpoint("auditexception.close")
def close(request: Visit, exception_id: UUID) -> HttpResponse:
    found = queries.exception(request.organisation.id, exception_id)
    page = partial(close_page, request, found)
    if request.method != "POST":
        return page(form=CloseForm(initial={"act": fresh_act()}))
    act = partial(close_exception, exception_id=found.id)
    then = to(showing.address(request, "exception", found.id))
    return perform(request.actor, act, CloseForm(request.POST), then=then, page=page)


def close_page(
    request: Visit, found: AuditException, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "exception": showing.exception_shown(request, found),
        "may": may_close(request, found),
        "label": closing_label(request, found),
        "back_url": showing.address(request, "exception", found.id),
    }
    return render(request, "audits/exception_close.html", context, status=status)


def may_close(request: Visit, found: AuditException) -> bool:
    try:
        check_can_close_exception(request.actor, found)
    except Refused:
        return False
    return found.approved_at is None or found.audit.conducted_at is None


def closing_label(request: Visit, found: AuditException) -> str:
    if found.state is AuditExceptionState.APPROVED:
        return _("End the exception")
    return _("Do not allow it") if Hat.TOP_MANAGEMENT in request.actor.hats else _("Take it back")
