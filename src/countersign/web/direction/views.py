"""Direction and support: the page of all of it, one of each, recorded and withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.direction import queries
from countersign.direction.commands.record_direction import record_direction
from countersign.direction.commands.record_support import record_support
from countersign.direction.commands.withdraw_direction import withdraw_direction
from countersign.direction.commands.withdraw_support import withdraw_support
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.permits import who
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.web.actions.views import here
from countersign.web.direction import forms, showing
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.people.models import Person

A_PAGE = 20
STALE = 409

type Made = Callable[..., ActForm]


@endpoint("direction.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """What leaders did, whom they helped, and where they were above a rule; the latest first in each."""
    organisation = request.organisation.id
    directions = paged(request, "directions", queries.directions(organisation), showing.direction)
    supports = paged(request, "supports", queries.supports(organisation), showing.support)
    deviations = paged(request, "exceptions", queries.deviations(organisation), showing.deviation)
    context = {
        "finding": finding(directions["n"]),
        "directions": directions,
        "supports": supports,
        "deviations": deviations,
        "record_url": offered(request, "direction.record", "record_direction"),
        "support_url": offered(request, "support.record", "record_support"),
        "observe_url": offered(request, "deviation.observe", "observe"),
    }
    return render(request, "direction/list.html", context)


def finding(n: int) -> str:
    return _("How leaders direct and back people") if n else _("No act of direction yet")


def offered(request: Visit, act: str, name: str) -> str:
    return showing.address(request, name) if may_enter(request.actor, act) else ""


def paged(request: Visit, name: str, found: Any, show: Callable[[Visit, Any], dict[str, Any]]) -> dict[str, Any]:
    """One of the lists of the page; each is turned by itself."""
    page = Paginator(found, A_PAGE).get_page(request.GET.get(name))
    told = _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=page.paginator.count)
    return {
        "n": page.paginator.count,
        "rows": [show(request, one) for one in page],
        "between": told if page.paginator.num_pages > 1 else "",
        "previous_url": f"?{name}={page.previous_page_number()}#{name}" if page.has_previous() else "",
        "next_url": f"?{name}={page.next_page_number()}#{name}" if page.has_next() else "",
    }


@endpoint("direction.read")
@require_safe
def direction(request: Visit, direction_id: UUID) -> HttpResponse:
    one = showing.direction(request, queries.direction(request.organisation.id, direction_id))
    return render(request, "direction/direction.html", {"one": one, "list_url": showing.address(request, "list")})


@endpoint("direction.read")
@require_safe
def support(request: Visit, support_id: UUID) -> HttpResponse:
    one = showing.support(request, queries.support(request.organisation.id, support_id))
    return render(request, "direction/support.html", {"one": one, "list_url": showing.address(request, "list")})


@endpoint("direction.read")
@require_safe
def direction_file(request: Visit, direction_id: UUID) -> HttpResponse:
    return file_of(request, queries.direction(request.organisation.id, direction_id).file, "direction")


@endpoint("direction.read")
@require_safe
def support_file(request: Visit, support_id: UUID) -> HttpResponse:
    return file_of(request, queries.support(request.organisation.id, support_id).file, "support")


def file_of(request: Visit, digest: str | None, name: str) -> HttpResponse:
    if digest is None:
        raise Unknown("file")
    return scan_to_take(request.organisation.id, digest, f"EXAMPLE-{name}" if request.example else name)


def leading(request: Visit) -> list[Person]:
    return [one.person for one in people.leaders(request.organisation.id, request.today)]


@endpoint("direction.record")
def record_one(request: Visit) -> HttpResponse:
    """Whoever leads finds themselves named."""
    page = partial(form_page, request, "direction/record_direction.html")
    leaders = leading(request)
    made = partial(forms.DirectionForm, leaders=leaders)
    if request.method != "POST":
        mine = who(request.actor).hex if who(request.actor) in {one.id for one in leaders} else ""
        return page(form=made(initial={"act": fresh_act(), "leader_id": mine, "directed_on": request.today}))
    then = to_made(partial(showing.address, request, "direction"))
    act = keeping(request.organisation.id, record_direction)
    return perform(request.actor, act, made(request.POST, request.FILES), then=then, page=page)


@endpoint("support.record")
def record_help(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "direction/record_support.html")
    made = partial(forms.SupportForm, people=here(request))
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "supported_on": request.today}))
    then = to_made(partial(showing.address, request, "support"))
    act = keeping(request.organisation.id, record_support)
    return perform(request.actor, act, made(request.POST, request.FILES), then=then, page=page)


@endpoint("direction.withdraw")
def withdraw_one(request: Visit, direction_id: UUID) -> HttpResponse:
    row = queries.direction(request.organisation.id, direction_id)
    act = partial(withdraw_direction, direction_id=row.id)
    page = partial(form_page, request, "direction/withdraw_direction.html", one=showing.direction(request, row))
    return step(request, act, forms.WithdrawForm, page, row.revision, showing.address(request, "direction", row.id))


@endpoint("support.withdraw")
def withdraw_help(request: Visit, support_id: UUID) -> HttpResponse:
    row = queries.support(request.organisation.id, support_id)
    act = partial(withdraw_support, support_id=row.id)
    page = partial(form_page, request, "direction/withdraw_support.html", one=showing.support(request, row))
    return step(request, act, forms.WithdrawForm, page, row.revision, showing.address(request, "support", row.id))


def step(
    request: Visit, act: Act, made: Made, page: Callable[..., HttpResponse], revision: int, back: str, **begun: Any
) -> HttpResponse:
    """The page of one step, and the step."""
    page = partial(page, revision=revision, back_url=back)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": revision, **begun}))
    return perform(request.actor, act, made(request.POST), then=to(back), page=page)


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    one: dict[str, Any] | None = None,
    revision: int = 0,
    back_url: str = "",
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """A form about direction. Whoever was overtaken finds the newest state above what they typed."""
    if status == STALE and "revision_shown" in form.fields:
        form.data = {**form.data.dict(), "revision_shown": revision}  # type: ignore[attr-defined]
    back = back_url or showing.address(request, "list")
    return render(request, template, {"form": form, "refusal": refusal, "one": one, "back_url": back}, status=status)
