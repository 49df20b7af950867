"""Sending the report as the facts are now; and writing down one that was given elsewhere."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop

from countersign.entrance.acts import ActForm, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint, refused
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.objectives.commands.record_report import record_report
from countersign.objectives.commands.send_report import send_report
from countersign.objectives.permissions import check_can_send
from countersign.objectives.queries import Pursuits, reports_performance
from countersign.people import queries as people
from countersign.readiness.gathered import Gathered
from countersign.web.reporting import showing
from countersign.web.reporting.forms import RecordForm, SendForm
from countersign.web.scans import keeping

MOVED = gettext_noop("The facts have changed since you opened this page. Look at it again, then send it.")


@endpoint("report.send")
def new(request: Visit) -> HttpResponse:
    here, person = request.organisation.id, request.actor.person
    try:
        check_can_send(request.actor, person is not None and reports_performance(here, person, request.today))
    except Refused:
        return refused(request)
    read = Gathered(request.organisation)
    content = showing.composed(read, request.today)
    digest = showing.digest_of(content)
    leaders = [(one.person_id.hex, str(one.person)) for one in read.register.leaders(request.today)]
    page = partial(new_page, request, content)
    if request.method != "POST":
        ticked = [id for id, _name in leaders if id != (person.hex if person else "")]
        first = {"act": fresh_act(), "digest_shown": digest, "to_ids": ticked}
        return page(form=SendForm(initial=first, leaders=leaders))
    form = SendForm(request.POST, leaders=leaders)
    about = [one.objective.id for one in read.pursuits.pursued(request.today)]
    act = partial(send_now, content, digest, about)
    then = to_made(partial(showing.address, request, "report"))
    return perform(request.actor, act, form, then=then, page=partial(page, digest=digest))


def send_now(
    content: dict[str, Any],
    digest: str,
    about: list[UUID],
    *,
    digest_shown: str,
    remark: str,
    to_ids: list[UUID],
    by: Actor,
    at: datetime,
) -> Ref:
    """What is sent is made from facts here and now, and is what was shown: a form could say anything."""
    if digest_shown != digest:
        raise Stale(MOVED)
    return send_report(content={**content, "remark": remark.strip()}, about=about, to_ids=to_ids, by=by, at=at)


def new_page(
    request: Visit, content: dict[str, Any], *, form: ActForm, digest: str = "", status: int = 200, refusal: str = ""
) -> HttpResponse:
    if status == 409:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["digest_shown"] = digest  # type: ignore[index]
    context = {
        "form": form,
        "refusal": refusal,
        "content": content,
        "today": request.today,
        "back_url": showing.back(request),
    }
    return render(request, "reporting/new.html", context, status=status)


@endpoint("report.record")
def record(request: Visit) -> HttpResponse:
    here = request.organisation.id
    everybody = [one for one in people.people(here) if one.name]
    objectives = [
        (one.objective.id.hex, one.latest.title) for one in Pursuits(request.organisation).objectives if one.versions
    ]
    offered: dict[str, Any] = {"people": everybody, "objectives": objectives}
    page = partial(record_page, request)
    if request.method != "POST":
        return page(form=RecordForm(initial={"act": fresh_act()}, **offered))
    form = RecordForm(request.POST, request.FILES, **offered)
    then = to_made(partial(showing.address, request, "report"))
    return perform(request.actor, keeping(here, record_report), form, then=then, page=page)


def record_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "choose_again": form.is_bound and bool(request.FILES),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "reporting/record.html", context, status=status)
