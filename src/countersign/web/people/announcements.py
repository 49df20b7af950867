"""What was announced because it takes two people: looked at by everybody, stopped by anybody, done by few."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries
from countersign.people.commands.agree import agree as be_the_second
from countersign.people.commands.carry_out import carry_out as do_alone
from countersign.people.commands.stop import stop as say_stop
from countersign.people.enums import AnnouncedAct

if TYPE_CHECKING:
    from countersign.people.models import Announcement


@endpoint("announcement.read")
def one(request: Visit, announcement_id: UUID) -> HttpResponse:
    """Looking at it does nothing."""
    found = queries.announcement(request.organisation.id, announcement_id)
    return announcement_page(request, found, form=ActForm())


@endpoint("announcement.stop")
@require_POST
def stop(request: Visit, announcement_id: UUID) -> HttpResponse:
    return act(request, announcement_id, say_stop)


@endpoint("announcement.agree")
@require_POST
def agree(request: Visit, announcement_id: UUID) -> HttpResponse:
    """The second person says yes."""
    return act(request, announcement_id, be_the_second)


@endpoint("announcement.carry_out")
@require_POST
def carry_out(request: Visit, announcement_id: UUID) -> HttpResponse:
    """Whoever announced it does it, once the time to stop it is over."""
    return act(request, announcement_id, do_alone)


def act(request: Visit, announcement_id: UUID, command: Act) -> HttpResponse:
    found = queries.announcement(request.organisation.id, announcement_id)
    page = partial(announcement_page, request, found)
    done = partial(command, announcement_id=found.id)
    return perform(request.actor, done, ActForm(request.POST), then=to(address(request, found)), page=page)


def address(request: Visit, announcement: Announcement, name: str = "announcement") -> str:
    return reverse(f"people:{name}", args=[request.organisation.slug, announcement.id])


def announcement_page(
    request: Visit, found: Announcement, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    at = clock.now()
    others = queries.second_hands(found, at)
    context = {
        "form": form,
        "refusal": refusal,
        "what": queries.what_is_announced(found).in_language(_),
        "why_two": WHY_TWO[AnnouncedAct(found.act)],
        "announced": found,
        "state": state(found),
        "over": is_over(found),
        "lapsed": queries.has_lapsed(found, at) and not is_over(found),
        "others": [str(other) for other in others],
        "acts": acts(request, found, {other.id for other in others}),
    }
    return render(request, "people/announcement.html", context, status=status)


WHY_TWO = {
    AnnouncedAct.ADDRESS: gettext_lazy("Whoever reads this mailbox can sign in and sign as this person."),
    AnnouncedAct.ACCESS: gettext_lazy(
        "Nobody gives access to themselves, nor both to the system and to its content by one hand."
    ),
    AnnouncedAct.REGISTER: gettext_lazy("Whoever stands on the register can sign the policy and appoint people."),
}


def is_over(found: Announcement) -> bool:
    return found.stopped_at is not None or found.done_at is not None or moot(found)


def moot(found: Announcement) -> bool:
    """A second person approved the address after all."""
    return found.change is not None and found.change.changed_at is not None


def state(found: Announcement) -> str:
    """What became of it."""
    if found.stopped_at:
        return _("{name} stopped it. It does not happen.").format(name=found.stopped_by)
    if found.agreed_by:
        return _("It has happened. {name} was the second person.").format(name=found.agreed_by)
    if found.done_at:
        return _("It has happened, single-handed: nobody stopped it in 72 hours.")
    return _("A second person has approved it meanwhile.") if moot(found) else ""


def acts(request: Visit, found: Announcement, others: set[UUID]) -> list[dict[str, Any]]:
    """What this reader can do about it; the stopping hand is there for everybody."""
    at = clock.now()
    if is_over(found) or queries.has_lapsed(found, at):
        return []
    offered: list[dict[str, Any]] = []
    mine = request.actor.person == found.announced_by_id
    if request.actor.person in others and found.act != AnnouncedAct.ADDRESS:
        note = _("It happens at once, with both names beside it.")
        offered.append(button(request, found, "agree", _("Agree, as the second person"), note))
    if mine and not others and at >= found.may_happen_at:
        note = _("It happens at once. That you were alone stands beside it for good.")
        offered.append(button(request, found, "carry_out", _("Carry it out, alone"), note))
    label = _("Take it back") if mine else _("Stop it")
    note = _("Everybody is told. Nothing else happens.")
    return [*offered, {**button(request, found, "stop", label, note), "kind": "quiet" if offered or mine else ""}]


def button(request: Visit, found: Announcement, name: str, label: str, note: str) -> dict[str, Any]:
    url = address(request, found, "stop_announced" if name == "stop" else name)
    return {"label": label, "url": url, "act": fresh_act(), "note": note}


def announced(request: Visit, **about: Any) -> list[dict[str, Any]]:
    """What may still be stopped or happen, for the pages of the things it is about and for the first page."""
    found = queries.open_announcements(request.organisation.id, clock.now())
    return [
        {
            "what": queries.what_is_announced(one).in_language(_),
            "by": str(one.announced_by),
            "until": one.may_happen_at,
            "over": one.may_happen_at <= clock.now(),
            "url": address(request, one),
        }
        for one in found
        if all(getattr(one, name) == value for name, value in about.items())
    ]
