"""One visit from outside: what the certifier sent, who is spoken with, what came of it. And who saw an audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.audits import queries
from countersign.audits.commands.book_interview import book_interview
from countersign.audits.commands.confirm_seen import confirm_seen
from countersign.audits.commands.end_interview import end_interview
from countersign.audits.commands.record_visit_plan import record_visit_plan
from countersign.audits.commands.record_visit_result import record_visit_result
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit as Request
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.roles.queries import Book
from countersign.web.audits import found_showing, internal_showing
from countersign.web.audits.found_forms import BecauseForm
from countersign.web.audits.views import shown
from countersign.web.audits.visiting_forms import BookForm, PrepareForm, ResultForm, SeenForm
from countersign.web.audits.words import RECOMMENDATIONS

if TYPE_CHECKING:
    from countersign.audits.models import Interview, Visit, VisitPlan, VisitResult

WORDS = dict(RECOMMENDATIONS)
address = internal_showing.address


@endpoint("visit.read")
@require_safe
def visit(request: Request, visit_id: UUID) -> HttpResponse:
    """One visit with everything that belongs to it, and what earlier ones found."""
    here = request.organisation.id
    one = queries.visit(here, visit_id)
    found = queries.followed(here, queries.findings(here).filter(audit=None, withdrawn_at=None))
    before = [each for each in found if each.row.visit_id != one.id and each.row.raised_on <= one.visit_on]
    plans, results = list(queries.plans_of(one)), list(queries.results_of(one))
    context = {
        "visit": {**shown(request, one), "until": plans[0].until_on if plans else None},
        "plan": plan_shown(plans[0]) if plans else None,
        "plans": len(plans),
        "results": [result_shown(each) for each in results],
        "interviews": [slot(request, one, each) for each in queries.interviews_of(one)],
        "found": [found_showing.line(request, each) for each in found if each.row.visit_id == one.id],
        "before": [found_showing.line(request, each) for each in before],
        "list_url": address(request, "list"),
        **steps(request, one),
    }
    return render(request, "audits/visit.html", context)


def plan_shown(one: VisitPlan) -> dict[str, Any]:
    return {
        "extent": one.extent,
        "team": one.team,
        "asked_for": one.asked_for,
        "recorded_at": one.recorded_at,
        "recorded_by": str(one.recorded_by),
    }


def result_shown(one: VisitResult) -> dict[str, Any]:
    return {
        "says": WORDS[one.recommendation],
        "told_on": one.told_on,
        "report": one.report,
        "recorded_at": one.recorded_at,
        "recorded_by": str(one.recorded_by),
    }


def slot(request: Request, one: Visit, each: Interview) -> dict[str, Any]:
    off = {"at": each.ended_at, "by": str(each.ended_by), "because": each.ended_because}
    ends = each.ended_at is None and each.interview_on >= request.today and may_enter(request.actor, "booking.end")
    return {
        "leader": str(each.leader),
        "on": each.interview_on,
        "begins": each.begins,
        "booked_at": each.booked_at,
        "booked_by": str(each.booked_by),
        "off": off if each.ended_at else None,
        "moved": each.ended_at is None and each.interview_on < one.visit_on,
        "end_url": address(request, "end_interview", each.id) if ends else "",
    }


def steps(request: Request, one: Visit) -> dict[str, str]:
    """Where this reader can go from here; nowhere once it was called off."""
    begun = one.visit_on <= request.today
    offered = (
        ("prepare", "visitplan.record", True),
        ("book", "booking.make", one.visit_on >= request.today),
        ("result", "visitresult.record", begun),
        ("record_external", "auditfinding.record", begun),
        ("change", "visit.change", True),
    )
    return {
        f"{name}_url": address(request, name, one.id)
        for name, act, fits in offered
        if fits and one.called_off_at is None and may_enter(request.actor, act)
    }


def acted(
    request: Request, one: Visit, act: Act, made: Callable[..., ActForm], name: str, **first: Any
) -> HttpResponse:
    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        back = address(request, "visit", one.id)
        context = {"form": form, "refusal": refusal, "visit": shown(request, one), "back_url": back}
        return render(request, f"audits/{name}.html", context, status=status)

    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), **first}))
    then = to(address(request, "visit", one.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("visitplan.record")
def prepare(request: Request, visit_id: UUID) -> HttpResponse:
    one = queries.visit(request.organisation.id, visit_id)
    newest = queries.plans_of(one).first()
    names = ("until_on", "extent", "team", "asked_for")
    first = {name: getattr(newest, name) or "" for name in names} if newest else {}
    return acted(request, one, partial(record_visit_plan, visit_id=one.id), PrepareForm, "visit_prepare", **first)


@endpoint("visitresult.record")
def result(request: Request, visit_id: UUID) -> HttpResponse:
    one = queries.visit(request.organisation.id, visit_id)
    return acted(request, one, partial(record_visit_result, visit_id=one.id), ResultForm, "visit_result")


@endpoint("booking.make")
def book(request: Request, visit_id: UUID) -> HttpResponse:
    one = queries.visit(request.organisation.id, visit_id)
    leading = [each.person for each in people.leaders(request.organisation.id, request.today)]
    made = partial(BookForm, people=leading)
    first = {"interview_on": one.visit_on}
    return acted(request, one, partial(book_interview, visit_id=one.id), made, "visit_book", **first)


@endpoint("booking.end")
def end(request: Request, booking_id: UUID) -> HttpResponse:
    each = queries.interview(request.organisation.id, booking_id)
    one = queries.visit(request.organisation.id, each.visit_id)
    return acted(request, one, partial(end_interview, booking_id=each.id), BecauseForm, "visit_interview_end")


@endpoint("auditseen.confirm")
def see(request: Request, audit_id: UUID) -> HttpResponse:
    """A leader puts their name to having looked at what an internal audit found."""
    here = request.organisation.id
    audit = queries.internal_audit(here, audit_id)
    back = address(request, "internal", audit.id)
    found = queries.followed(here, queries.findings(here).filter(audit_id=audit.id, withdrawn_at=None))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "audit": internal_showing.shown(request, audit, internal_showing.role_names(Book(request.organisation))),
            "found": [found_showing.line(request, each) for each in found],
            "back_url": back,
        }
        return render(request, "audits/internal_see.html", context, status=status)

    if request.method != "POST":
        return page(form=SeenForm(initial={"act": fresh_act(), "revision_shown": audit.revision}))
    return perform(
        request.actor, partial(confirm_seen, audit_id=audit.id), SeenForm(request.POST), then=to(back), page=page
    )
