"""Where a policy can be found besides here, in words: on its own page, beside the policy, and where people look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.defaultfilters import date as date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit
from countersign.kernel.instants import day_in
from countersign.kernel.outbound.looking import Outcome
from countersign.policies import permissions, queries
from countersign.policies.queries import Found
from countersign.web.policies import showing

if TYPE_CHECKING:
    from countersign.policies.models import Policy

ANSWERS: dict[Outcome, Promise] = {
    Outcome.ANSWERS: gettext_lazy("The page answers."),
    Outcome.ASKS_TO_SIGN_IN: gettext_lazy("The page answers, and asks for a sign-in."),
    Outcome.ERROR: gettext_lazy("The server answers with error {status}."),
    Outcome.NO_SUCH_SERVER: gettext_lazy("There is no server of this name."),
    Outcome.NO_CONNECTION: gettext_lazy("The server does not answer."),
    Outcome.CERTIFICATE: gettext_lazy("Browsers warn of it: its certificate does not prove whose it is."),
    Outcome.ASTRAY: gettext_lazy("It leads on and on, and to no page."),
    Outcome.NOT_FROM_HERE: gettext_lazy("It cannot be checked from here: look yourself."),
}
NO_PAGE = frozenset({404, 410})
"""With these numbers a server says that it has no such page."""


def day(request: Visit, at: datetime) -> str:
    return date_format(day_in(request.organisation.time_zone, at), "j F Y")


def answer(outcome: str, status: int | None) -> str:
    """What asking the page came to."""
    if status in NO_PAGE:
        return _("The server says that there is no such page ({status}).").format(status=status)
    return str(ANSWERS[Outcome(outcome)]).format(status=status)


def state(request: Visit, found: Found) -> str:
    """Is it there, and who says so?"""
    last, gone = found.last, found.missing_since
    if last is None:
        on = day(request, found.location.named_at)
        return _("Named by {name} on {day}; nobody has looked since.").format(name=found.location.named_by, day=on)
    if last.seen_by is None:
        since = day(request, gone or last.seen_at)
        return (_("Not there since {day}.") if gone else _("There since {day}.")).format(day=since)
    told = _("Not found there by {name} on {day}.") if gone else _("Seen there by {name} on {day}.")
    return told.format(name=last.seen_by, day=day(request, last.seen_at))


def asking(request: Visit, found: Found) -> str:
    """What came of asking the page, and when; or that somebody has to look. Nothing for a place in words."""
    if not found.location.address:
        return ""
    if not settings.COUNTERSIGN_CHECK_LINKS or request.example:
        return str(ANSWERS[Outcome.NOT_FROM_HERE])
    if found.asked is None:
        return _("It will be asked within the day.")
    told = answer(found.asked.outcome, found.asked.status)
    return _("{answer} Last asked on {day}.").format(answer=told, day=day(request, found.asked.asked_at))


def missing(found: Found) -> bool:
    return found.missing_since is not None


def line(request: Visit, policy: Policy, found: Found) -> dict[str, Any]:
    """A place with its state, and what this reader can do about it."""
    place = found.location
    sees = permissions.can_on(request.actor, "location.see", policy)
    ends = permissions.can_on(request.actor, "location.end", policy)
    return {
        "name": place.called,
        "address": place.address,
        "since": place.begun_on,
        "missing": missing(found),
        "state": state(request, found),
        "asking": asking(request, found),
        "see_url": showing.address(request, "see_location", policy.id, place.id) if sees else "",
        "end_url": showing.address(request, "end_location", policy.id, place.id) if ends else "",
        "acts": {name: fresh_act() for name in ("there", "gone", "end")},
    }


def beside(request: Visit, policy: Policy) -> dict[str, Any]:
    """The places in the margin of a policy, and the page that says more."""
    found = queries.found_at(request.organisation.id, [policy.id]).get(policy.id, [])
    return {
        "places": [{**named(one), "missing": missing(one)} for one in found],
        "url": showing.address(request, "locations", policy.id),
        "may_name": permissions.can_on(request.actor, "location.name", policy),
    }


def elsewhere(found: Iterable[Found]) -> list[dict[str, str]]:
    """For whoever looks for a policy: where else it is, as far as it was not missed there."""
    return [named(one) for one in found if not missing(one)]


def named(found: Found) -> dict[str, str]:
    return {"name": found.location.called, "address": found.location.address}
