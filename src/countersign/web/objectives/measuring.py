"""Writing down what was measured, letting the product count it, and putting a number right."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint, refused
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.objectives import queries
from countersign.objectives.commands.correct_measurement import correct_measurement
from countersign.objectives.commands.record_measurement import record_measurement
from countersign.objectives.enums import Counted
from countersign.objectives.permissions import check_can_measure
from countersign.objectives.queries import Pursued
from countersign.readiness.counting import counted
from countersign.readiness.gathered import Gathered
from countersign.web.objectives import showing
from countersign.web.objectives.forms import CorrectForm, CountForm, MeasureForm
from countersign.web.objectives.views import followed, objective_page

NOTHING = gettext_noop("Countersign cannot count this yet: what it counts is not recorded here. Write the number down.")


@endpoint("measurement.record")
def measure(request: Visit, objective_id: UUID) -> HttpResponse:
    try:
        one = measurable(request, objective_id)
    except Refused:
        return refused(request)
    page = partial(measure_page, request, one)
    if request.method != "POST":
        return page(form=MeasureForm(initial={"act": fresh_act(), "measured_on": request.today}))
    act = partial(record_measurement, objective_id=objective_id)
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, act, MeasureForm(request.POST), then=then, page=page)


def measurable(request: Visit, objective_id: UUID) -> Pursued:
    """An objective that this reader measures. Raises Refused."""
    one = followed(request, objective_id)
    now = one.terms(request.today)
    check_can_measure(request.actor, now.owner_id if now else None)
    return one


def measure_page(request: Visit, one: Pursued, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    now = one.terms(request.today) or one.latest
    context = {
        "form": form,
        "refusal": refusal,
        "line": showing.line(request, one),
        "terms": showing.terms(now),
        "back_url": showing.address(request, "objective", one.objective.id),
    }
    return render(request, "objectives/measure.html", context, status=status)


@endpoint("measurement.record")
def count(request: Visit, objective_id: UUID) -> HttpResponse:
    """One click. The number is worked out here and now: a form could say anything."""
    try:
        one = measurable(request, objective_id)
    except Refused:
        return refused(request)
    page = partial(objective_page, request, objective_id)
    if request.method != "POST":
        return page()
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, partial(count_now, request, one), CountForm(request.POST), then=then, page=page)


def count_now(request: Visit, one: Pursued, *, by: Actor, at: datetime) -> Ref:
    now = one.terms(request.today)
    which = Counted(now.counted) if now and now.counted else None
    found = counted(which, Gathered(request.organisation), request.today) if which else None
    if found is None:
        raise Refused(NOTHING)
    return record_measurement(objective_id=one.objective.id, measured_on=request.today, count=found, by=by, at=at)


@endpoint("measurement.correct")
def correct(request: Visit, measurement_id: UUID) -> HttpResponse:
    wrong = queries.measurement(request.organisation.id, measurement_id)
    try:
        one = measurable(request, wrong.objective_id)
    except Refused:
        return refused(request)
    page = partial(correct_page, request, one, measurement_id)
    if request.method != "POST":
        return page(form=CorrectForm(initial={"act": fresh_act()}))
    act = partial(correct_measurement, measurement_id=measurement_id)
    then = to(showing.address(request, "objective", wrong.objective_id))
    return perform(request.actor, act, CorrectForm(request.POST), then=then, page=page)


def correct_page(
    request: Visit, one: Pursued, measurement_id: UUID, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    row = next(row for row in one.rows if row.id == measurement_id)
    unit = (one.terms(request.today) or one.latest).unit
    context = {
        "form": form,
        "refusal": refusal,
        "line": showing.line(request, one),
        "reading": showing.reading(request, row, unit, None, False),
        "back_url": showing.address(request, "objective", one.objective.id),
    }
    return render(request, "objectives/correct.html", context, status=status)
