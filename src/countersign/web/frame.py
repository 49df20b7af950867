"""What the frame of every page shows: whose organisation, who is here, where one can go, how the ledger stands."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.entrance.watching import silent_since
from countersign.ledger.queries import newest_checkpoint
from countersign.web.contents import contents, views_of
from countersign.web.setup.strip import strip


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor. Outside an organisation there is little to show."""
    shown: dict[str, Any] = {
        "trial": settings.COUNTERSIGN_TRIAL,
        "home": "/",
        "worker_silent_since": silent_since(clock.now()),
    }
    if not hasattr(request, "organisation"):
        return shown
    visit: Visit = request  # type: ignore[assignment]
    slug, nav = visit.organisation.slug, contents(visit)
    return {
        **shown,
        "home": reverse("home:waiting", args=[slug]),
        "organisation_name": visit.organisation.name,
        "nav": nav,
        "views": views_of(nav),
        "person": visit.person,
        "setting_up": strip(visit),
        "sign_out_url": "" if visit.guest else reverse("account_logout"),
        "example": visit.example,
        "guest": visit.guest,
        "ledger_foot": foot(visit),
        "health_url": reverse("health:page", args=[slug]) if may_enter(visit.actor, "health.read") else "",
    }


def foot(visit: Visit) -> dict[str, Any] | None:
    latest = newest_checkpoint(visit.organisation.id)
    if latest is None:
        return None
    head = " ".join(latest.root[at : at + 4] for at in range(0, 12, 4))
    return {"size": latest.size, "at": latest.issued_at, "head": head}
