"""Business processes with security in them: written down, shown by examples, ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.processes import queries
from countersign.processes.commands.change_process import change_process
from countersign.processes.commands.check_process import check_process
from countersign.processes.commands.describe_process import describe_process
from countersign.processes.commands.end_process import end_process
from countersign.processes.enums import ProcessState
from countersign.processes.library import BY_KEY, LIBRARY
from countersign.processes.permissions import is_own, reaches_all
from countersign.processes.queries import Standing
from countersign.web.numbers import opening
from countersign.web.processes.forms import ChangeForm, CheckForm, DescribeForm, EndForm, first_check
from countersign.web.processes.words import STAGES
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.processes.models import Check, Process

STALE = 409
DESCRIBED = ("name", "department", "step", "evidence", "cadence_months", "covers")


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"processes:{name}", args=[request.organisation.slug, *values])


def readable(request: Visit, id: UUID) -> Process:
    """Raises Unknown for none, and for others' where one reads only one's own."""
    found = queries.process(request.organisation.id, id)
    if not reaches_all(request.actor, "process.read") and not is_own(request.actor, found):
        raise Unknown("process")
    return found


@endpoint("process.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """What wants an example first; below it what has ended, and what one could begin with."""
    found = queries.standings(request.organisation.id, request.today)
    if not reaches_all(request.actor, "process.read"):
        found = [one for one in found if is_own(request.actor, one.process)]
    running = [one for one in found if one.process.state is ProcessState.RUNNING]
    describes = may_enter(request.actor, "process.describe")
    context = {
        "finding": finding(running),
        "running": [shown(request, one) for one in running],
        "ended": [shown(request, one) for one in found if one not in running],
        "describe_url": address(request, "describe") if describes else "",
        "import_url": address(request, "import") if running and may_enter(request.actor, "process.import") else "",
        "library": library(request, running) if describes else [],
    }
    return render(request, "processes/list.html", context)


def finding(running: list[Standing]) -> str:
    """The title of the page says how it stands."""
    due = sum(one.is_due for one in running)
    if not due:
        return _("Every process has an example of late")
    told = ngettext("One process wants an example", "{n} processes want an example", due)
    return told.format(n=opening(due))


def library(request: Visit, running: list[Standing]) -> list[dict[str, str]]:
    """What one could begin with, without what is there already by that name."""
    there = {one.process.name.casefold() for one in running}
    offered = [one for one in LIBRARY if one.name.in_language(_).casefold() not in there]
    return [
        {
            "name": one.name.in_language(_),
            "department": one.department.in_language(_),
            "step": one.step.in_language(_),
            "url": f"{address(request, 'describe')}?example={one.key}",
        }
        for one in offered
    ]


def shown(request: Visit, one: Standing) -> dict[str, Any]:
    row = one.process
    return {
        "name": row.name,
        "department": row.department,
        "owner": str(row.owner),
        "step": row.step,
        "evidence": row.evidence,
        "covers": [words for stage, words in STAGES if stage in row.covers],
        "cadence": row.cadence_months,
        "described_at": row.described_at,
        "described_by": str(row.described_by),
        "latest_on": one.latest.checked_on if one.latest else None,
        "number": one.number,
        "due_on": one.due_on,
        "is_due": one.is_due,
        "ended_on": row.ended_on,
        "ended_at": row.ended_at,
        "ended_by": str(row.ended_by or ""),
        "ended_because": row.ended_because,
        "url": address(request, "process", row.id),
    }


@endpoint("process.read")
@require_safe
def one(request: Visit, process_id: UUID) -> HttpResponse:
    """One process, and every example of it."""
    row = readable(request, process_id)
    taken = list(queries.checks_of(row))
    context = {
        "process": shown(request, standing(request, row, taken)),
        "checks": [check_shown(request, each) for each in taken],
        "list_url": address(request, "list"),
        **steps(request, row),
    }
    return render(request, "processes/process.html", context)


def standing(request: Visit, row: Process, taken: list[Check]) -> Standing:
    return Standing(row, request.today, taken[0] if taken else None, len(taken))


def check_shown(request: Visit, one: Check) -> dict[str, Any]:
    return {
        "on": one.checked_on,
        "at": one.checked_at,
        "by": str(one.checked_by),
        "recorded_by": "" if one.is_in_own_hand else str(one.recorded_by),
        "worked": one.worked,
        "found": one.found,
        "place": one.place or "",
        "link": one.place if (one.place or "").startswith("https://") else "",
        "scan_url": address(request, "scan", one.id) if one.scan else "",
    }


def steps(request: Visit, row: Process) -> dict[str, str]:
    """Where this reader can go from here; nowhere once it has ended."""
    if row.state is ProcessState.ENDED:
        return {}
    checks = reaches_all(request.actor, "process.check") or is_own(request.actor, row)
    offered = (("check", "process.check", checks), ("change", "process.change", True), ("end", "process.end", True))
    return {
        f"{name}_url": address(request, name, row.id)
        for name, act, fits in offered
        if fits and may_enter(request.actor, act)
    }


@endpoint("process.describe")
def describe(request: Visit) -> HttpResponse:
    """Empty, or begun with one of the library (``?example=leavers``), with an owner to choose (``&owner=…``)."""
    page = partial(form_page, request, "processes/describe.html")
    made = partial(DescribeForm, people=here(request))
    if request.method != "POST":
        begins = {"act": fresh_act(), "owner_id": request.GET.get("owner", ""), **begun(request)}
        return page(form=made(initial=begins))
    then = to_made(partial(address, request, "process"))
    return perform(request.actor, describe_process, made(request.POST), then=then, page=page)


def begun(request: Visit) -> dict[str, Any]:
    example = BY_KEY.get(request.GET.get("example", ""))
    if example is None:
        return {"cadence_months": 6}
    names = ("name", "department", "step", "evidence")
    texts = {name: getattr(example, name).in_language(_) for name in names}
    return {**texts, "cadence_months": example.cadence_months, "covers": [one.value for one in example.covers]}


def here(request: Visit, *also: UUID) -> list[Any]:
    """Everybody who is here to choose from, and whoever is named already."""
    found = people.people(request.organisation.id)
    return [one for one in found if one.name and (one.left_on is None or one.id in also)]


@endpoint("process.change")
def change(request: Visit, process_id: UUID) -> HttpResponse:
    row = readable(request, process_id)
    page = partial(form_page, request, "processes/change.html", row=row)
    made = partial(ChangeForm, people=here(request, row.owner_id))
    if request.method != "POST":
        now = {name: getattr(row, name) for name in DESCRIBED}
        first = {"act": fresh_act(), "revision_shown": row.revision, "owner_id": row.owner_id.hex}
        return page(form=made(initial={**first, **now}))
    act = partial(change_process, process_id=row.id)
    then = to(address(request, "process", row.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("process.check")
def check(request: Visit, process_id: UUID) -> HttpResponse:
    row = readable(request, process_id)
    names_others = reaches_all(request.actor, "process.check")
    told: dict[str, Any] = {"names_others": names_others, "choose_again": "scan" in request.FILES}
    page = partial(form_page, request, "processes/check.html", row=row, **told)
    named = [one for one in people.people(request.organisation.id) if one.name] if names_others else []
    made = partial(CheckForm, people=named)
    if request.method != "POST":
        return page(form=made(initial=first_check(fresh_act(), request.today)))
    act = partial(keeping(request.organisation.id, check_process), process_id=row.id)
    then = to(address(request, "process", row.id))
    return perform(request.actor, act, made(request.POST, request.FILES), then=then, page=page)


@endpoint("process.end")
def end(request: Visit, process_id: UUID) -> HttpResponse:
    row = readable(request, process_id)
    page = partial(form_page, request, "processes/end.html", row=row)
    if request.method != "POST":
        return page(form=EndForm(initial={"act": fresh_act(), "ended_on": request.today}))
    act = partial(end_process, process_id=row.id)
    then = to(address(request, "process", row.id))
    return perform(request.actor, act, EndForm(request.POST), then=then, page=page)


@endpoint("process.read")
@require_safe
def scan(request: Visit, check_id: UUID) -> HttpResponse:
    """The copy of an example, for whoever may read the process."""
    found = queries.check(request.organisation.id, check_id)
    readable(request, found.process_id)
    if not found.scan:
        raise Unknown("processcheck")
    return scan_to_take(request.organisation.id, found.scan, f"example-{found.checked_on.isoformat()}")


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    row: Process | None = None,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    """A form about a process. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and row is not None
    if stale and row:
        form.data = {**form.data.dict(), "revision_shown": row.revision}  # type: ignore[attr-defined]
    told = shown(request, standing(request, row, [])) if row else None
    context = {
        "form": form,
        "refusal": refusal,
        "process": told,
        "now": told if stale else None,
        "back_url": address(request, "process", row.id) if row else address(request, "list"),
        **more,
    }
    return render(request, template, context, status=status)
