"""The people here, and the register of those who lead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, Address, fresh_act, perform, to
from countersign.entrance.acts import Page as Shown
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries
from countersign.people.commands.announce_leader import announce_leader
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.settings import FREE_DAYS
from countersign.web.numbers import opening
from countersign.web.people.announcements import announced
from countersign.web.people.bouncing import says
from countersign.web.people.forms import BASES, KINDS, ConfirmForm, EnterForm, EnterLeaderForm

if TYPE_CHECKING:
    from countersign.people.models import Leader, Person

A_PAGE, MOST_DIGITS = 50, 6
KIND_WORDS = dict(KINDS)
BASIS_WORDS = dict(BASES)


@endpoint("person.read")
def everybody(request: Visit) -> HttpResponse:
    organisation, slug = request.organisation.id, request.organisation.slug
    asked = request.GET.get("q", "").strip()[:100]
    everyone = queries.Everybody(organisation, request.today)
    page = listed(request, asked, everyone)
    more = f"q={quote(asked)}&" if asked else ""
    top = {leader.person_id: leader for leader in queries.register(organisation).filter(leads_until=None)}
    here = everyone.here
    context = {
        "finding": ngettext("One person is here", "{n} people are here", here).format(n=opening(here)),
        **unreached_people(request),
        "people": [row(person, top.get(person.id), slug) for person in page],
        "new_url": reverse("people:new", args=[slug]) if may_enter(request.actor, "person.enter") else "",
        "import_url": reverse("people:upload", args=[slug]) if may_enter(request.actor, "person.import") else "",
        "asked": asked,
        "free_days_url": reverse("settings:setting", args=[slug, FREE_DAYS.key])
        if may_enter(request.actor, "setting.read")
        else "",
        "list_url": reverse("people:list", args=[slug]),
        "register_url": reverse("people:register", args=[slug]),
        "handover_url": reverse("roles:handovers", args=[slug]) if may_enter(request.actor, "handover.read") else "",
        "previous_url": f"?{more}page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?{more}page={page.next_page_number()}" if page.has_next() else "",
        "shown": shown(page),
    }
    return render(request, "people/list.html", context)


def listed(request: Visit, asked: str, everyone: queries.Everybody) -> Page[Person]:
    """A page of those who are called so, or of everybody where nobody is asked for."""
    number = request.GET.get("page", "")
    found = queries.Called(request.organisation.id, asked, A_PAGE * reach(number)) if asked else everyone
    return Paginator(found, A_PAGE).get_page(number)


def reach(number: str) -> int:
    """How many pages have to be read for this one, as far as it is one."""
    return int(number) if number.isdecimal() and len(number) <= MOST_DIGITS else 0


def shown(page: Page[Person]) -> str:
    found, first, last = page.paginator.object_list, page.start_index(), page.end_index()
    if isinstance(found, queries.Called) and found.more:
        return _("{first} to {last} of more than {n}").format(first=first, last=last, n=len(found) - 1)
    return _("{first} to {last} of {n}").format(first=first, last=last, n=len(found))


def unreached_people(request: Visit) -> dict[str, str]:
    """That mail to some of them comes back, in a sentence; nothing where all of it gets through."""
    n, _newest = queries.came_back(request.organisation.id, request.today)
    if not n:
        return {}
    return {"unreached": says(n), "unreached_url": reverse("people:unreached", args=[request.organisation.slug])}


def row(person: Person, leader: Leader | None, slug: str) -> dict[str, Any]:
    return {
        "name": str(person),
        "url": reverse("people:person", args=[slug, person.id]),
        "title": person.title,
        "department": person.department,
        "signs_in": True,
        "kind": KIND_WORDS.get(person.kind, person.kind),
        "joined_on": person.joined_on,
        "left_on": person.left_on,
        "top_since": leader.leads_from if leader else None,
        "top_waits": bool(leader and leader.confirmed_at is None),
    }


@endpoint("person.enter")
def new(request: Visit) -> HttpResponse:
    slug = request.organisation.slug

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "act": form["act"].value(), "refusal": refusal}
        back = {"back_url": reverse("people:list", args=[slug])}
        return render(request, "people/person_new.html", {**context, **back}, status=status)

    if request.method != "POST":
        return page(form=EnterForm(initial={"act": fresh_act(), "kind": "EMPLOYEE"}))
    form = EnterForm(request.POST)
    return perform(request.actor, enter, form, then=to(reverse("people:list", args=[slug])), page=page)


@endpoint("register.read")
def register(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return register_page(request)(form=leader_form(request))
    form = leader_form(request, request.POST)
    command = announce_leader if form.is_valid() and takes_two(request, form.arguments()["person_id"]) else enter_leader
    return perform(request.actor, command, form, then=to_register(request), page=register_page(request))


def takes_two(request: Visit, person_id: UUID) -> bool:
    """Nobody leads who could enter anybody, or the person looks after the system (S4): then it is announced."""
    organisation, at = request.organisation.id, clock.now()
    gone = nobody_leads(list(queries.register(organisation)), request.today)
    return gone or queries.is_administrator(organisation, person_id, at)


def nobody_leads(register: list[Leader], on: date) -> bool:
    """The last leader has gone. While there was none yet, whoever sets up names the first."""
    begun = [one for one in register if one.confirmed_at]
    leading = [one for one in begun if one.leads_from <= on and not (one.leads_until and one.leads_until <= on)]
    return bool(begun) and all(one.person.left_on and one.person.left_on <= on for one in leading)


@endpoint("register.confirm")
@require_POST
def countersign(request: Visit, leader_id: UUID) -> HttpResponse:
    """Put one's own name to one's entry."""
    form = ConfirmForm({**request.POST.dict(), "leader_id": leader_id})
    show = register_page(request)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return show(form=leader_form(request), status=status, refusal=refusal)

    return perform(request.actor, confirm_leader, form, then=to_register(request), page=page)


def to_register(request: Visit) -> Address:
    return to(reverse("people:register", args=[request.organisation.slug]))


def leader_form(request: Visit, data: Any = None) -> EnterLeaderForm:
    people = [one for one in queries.people(request.organisation.id) if one.left_on is None and one.name]
    return EnterLeaderForm(data, people=people, initial={"act": fresh_act()})


def register_page(request: Visit) -> Shown:
    """The register, with what this reader may do to it."""
    organisation, slug = request.organisation.id, request.organisation.slug

    def show(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        rows = list(queries.register(organisation))
        entries = [entry(one, request) for one in rows]
        nobody = nobody_leads(rows, request.today)
        announces = nobody and may_enter(request.actor, "register.announce")
        context = {
            "entries": entries,
            "open_entry": any(one["act"] for one in entries),
            "list_url": reverse("people:list", args=[slug]) if may_enter(request.actor, "person.read") else "",
            "sentence": _("I direct {organisation} at the highest level, as this entry says.").format(
                organisation=request.organisation.name
            ),
            "form": form if announces or may_enter(request.actor, "register.change") else None,
            "announces": announces,
            "finding": _("Nobody leads here now") if nobody else "",
            "begin_url": begin_url(request, begun=any(one["countersigned_on"] for one in entries)),
            "announced": announced(request, act="REGISTER"),
            "access_url": reverse("people:access", args=[slug]) if may_enter(request.actor, "access.read") else "",
            "act": form["act"].value() or fresh_act(),
            "refusal": refusal,
        }
        return render(request, "people/register.html", context, status=status)

    return show


def begin_url(request: Visit, *, begun: bool) -> str:
    """Where the first leader is named, for whoever may, while nobody has countersigned."""
    if begun or not may_enter(request.actor, "register.begin"):
        return ""
    return reverse("steps:top_management", args=[request.organisation.slug])


def entry(leader: Leader, request: Visit) -> dict[str, Any]:
    mine = leader.person_id == request.actor.person and leader.confirmed_at is None and leader.leads_until is None
    return {
        "name": str(leader.person),
        "title": leader.person.title,
        "basis": BASIS_WORDS.get(leader.basis, leader.basis),
        "held_from": leader.leads_from,
        "held_until": leader.leads_until,
        "recorded_on": leader.entered_at,
        "proposed_by": str(leader.entered_by) if leader.entered_by else None,
        "countersigned_by": str(leader.person),
        "countersigned_on": leader.confirmed_at,
        "waits_for": _("waits for {name}").format(name=leader.person),
        "note": _("single-handed: nobody else led, and nobody stopped it in 72 hours") if leader.single_handed else "",
        "countersign_url": reverse("people:countersign", args=[request.organisation.slug, leader.id]),
        "act": fresh_act() if mine else None,
    }
