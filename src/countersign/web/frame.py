"""What the frame of every page shows: whose organisation, who is here, where one can go, how the ledger stands."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.ledger.queries import log_of, newest_checkpoint

PAGES = (
    ("home:waiting", "member", "Waiting for you"),
    ("findings:list", "finding.read", "Findings"),
    ("policies:list", "policy.read", "Policy"),
    ("roles:list", "role.read", "Roles"),
    ("acceptances:mine", "acceptance.give", "My policies"),
    ("people:list", "person.read", "People"),
    ("people:register", "register.read", "Top management"),
    ("packs:list", "pack.read", "Packs"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor. Outside an organisation there is little to show."""
    shown: dict[str, Any] = {"trial": settings.COUNTERSIGN_TRIAL, "home": "/"}
    if not hasattr(request, "organisation"):
        return shown
    visit: Visit = request  # type: ignore[assignment]
    slug = visit.organisation.slug
    return {
        **shown,
        "home": reverse("home:waiting", args=[slug]),
        "organisation_name": visit.organisation.name,
        "nav": pages(visit),
        "person": visit.person,
        "sign_out_url": reverse("account_logout"),
        "example": log_of(visit.organisation.id).origin.startswith("example/"),
        "ledger_foot": foot(visit),
    }


def pages(visit: Visit) -> list[dict[str, Any]]:
    """The pages this actor may open. The one that is open, or the nearest above it but the first, is marked."""
    open_to = [(name, label) for name, act, label in PAGES if may_enter(visit.actor, act)]
    addresses = [(reverse(name, args=[visit.organisation.slug]), label) for name, label in open_to]
    home = reverse("home:waiting", args=[visit.organisation.slug])
    near = (url for url, _label in addresses if visit.path == url or (url != home and visit.path.startswith(url)))
    here = max(near, key=len, default="")
    return [{"url": url, "label": _(label), "current": url == here} for url, label in addresses]


def foot(visit: Visit) -> dict[str, Any] | None:
    latest = newest_checkpoint(visit.organisation.id)
    if latest is None:
        return None
    head = " ".join(latest.root[at : at + 4] for at in range(0, 12, 4))
    return {"size": latest.size, "at": latest.issued_at, "head": head}
