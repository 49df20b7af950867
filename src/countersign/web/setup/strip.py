"""The thread that leads back: what the pages between two steps show, and the lead's first page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.readiness.gathered import Gathered
from countersign.web.setup.steps import STEPS, Step, address, after, first_open, position

KEPT = "setting_up"
"""In the session: the organisation's slug and the step somebody is at. Only for finding back; no fact rests on it."""


def put_up(request: Visit, step: Step) -> None:
    """Somebody is at a step; pages to which it leads show the way back."""
    here = [request.organisation.slug, step.key]
    if request.session.get(KEPT) != here:
        request.session[KEPT] = here


def take_down(request: Visit) -> None:
    request.session.pop(KEPT, None)


def strip(request: Visit) -> dict[str, Any] | None:
    """What the frame shows of it: nothing on the steps and the first page, and nothing to whoever is not setting up."""
    slug = request.organisation.slug
    kept, key = request.session.get(KEPT) or ("", "")
    step = next((one for one in STEPS if one.key == key), None)
    home, here = reverse("home:waiting", args=[slug]), reverse("steps:list", args=[slug])
    if step is None or kept != slug or request.path == home or request.path.startswith(here):
        return None
    following = after(request, step)
    return {
        "n": position(step),
        "of": len(STEPS),
        "name": _(step.name),
        "list_url": here,
        "next": {"name": _(following.name), "url": address(request, following)} if following else None,
    }


def line(request: Visit, read: Gathered) -> dict[str, Any] | None:
    """For the first page of those who set up: the step at which to go on, while one is open."""
    if not may_enter(request.actor, "organisation.change"):
        return None
    step = first_open(read, request.today)
    if step is None:
        return None
    url = reverse("steps:list", args=[request.organisation.slug])
    return {"n": position(step), "of": len(STEPS), "name": _(step.name), "url": url}
