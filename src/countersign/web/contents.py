"""The list of contents: few nouns in the head of every page, and below some of them further views of the same thing.

A noun leads to the first of its views that the reader may open; the others are tabs on each of these pages, and stand
below it in the list of contents of a phone. What is stuck is a matter of the foot, beside the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat

HOME, DESK = "home:waiting", "Desk"


@dataclass(frozen=True)
class Page:
    """The name of an address, the row of the matrix that opens it, and its noun."""

    name: str
    act: str
    label: str


CONTENTS = (
    (Page(HOME, "member", "Waiting for you"), Page("calendar:due", "member", "Calendar")),
    (
        Page("wall:wall", "wall.read", "Wall"),
        Page("brief:brief", "brief.read", "Brief"),
        Page("year:year", "year.read", "Year in review"),
    ),
    (
        Page("findings:list", "finding.read", "Findings"),
        Page("statement:page", "finding.read", "Declared"),
        Page("tolerations:list", "finding.read", "Accepted"),
        Page("crosswalk:table", "finding.read", "Crosswalk"),
    ),
    (
        Page("policies:list", "policy.read", "Policy"),
        Page("finding:find", "policy.read", "Find"),
        Page("acceptances:mine", "acceptance.give", "My policies"),
    ),
    (Page("roles:list", "role.read", "Roles"),),
    (Page("risks:list", "risk.read", "Risks"), Page("changes:list", "change.read", "Changes")),
    (
        Page("objectives:list", "objective.read", "Objectives"),
        Page("reports:list", "report.read", "Reports"),
        Page("resources:list", "resource.read", "Decisions"),
        Page("processes:list", "process.read", "Processes"),
    ),
    (
        Page("asks:list", "ask.read", "Asks"),
        Page("messages:list", "message.read", "Messages"),
        Page("direction:list", "direction.read", "Direction"),
    ),
    (Page("reviews:list", "managementreview.read", "Reviews"), Page("actions:list", "action.read", "Actions")),
    (
        Page("people:list", "person.read", "People"),
        Page("people:register", "register.read", "Top management"),
        Page("trainings:list", "completion.read", "Training"),
        Page("spotchecks:list", "spotcheck.read", "Spot checks"),
        Page("rehearsals:mine", "rehearsal.take", "Rehearsal"),
    ),
    (
        Page("audits:list", "visit.read", "Audits"),
        Page("audits:findings", "auditfinding.read", "Audit findings"),
        Page("audits:programme", "programme.read", "Programme"),
        Page("packs:list", "pack.read", "Packs"),
    ),
)


def contents(visit: Visit) -> list[dict[str, Any]]:
    """The nouns this actor may open, each with its views. The one that is open, or the nearest above it, is marked."""
    parts = [[page for page in part if may_enter(visit.actor, page.act)] for part in CONTENTS]
    nouns = [[shown(visit, page) for page in part] for part in parts if part]
    near = here(visit, [view["url"] for noun in nouns for view in noun])
    return [{**views[0], "current": mark(visit, views, near), "views": views} for views in nouns]


def shown(visit: Visit, page: Page) -> dict[str, Any]:
    url = reverse(page.name, args=[visit.organisation.slug])
    return {"url": url, "label": _(label_of(visit, page)), "current": visit.path == url}


def label_of(visit: Visit, page: Page) -> str:
    """Whoever leads finds a desk on the first page."""
    return DESK if page.name == HOME and Hat.TOP_MANAGEMENT in visit.actor.hats else page.label


def here(visit: Visit, urls: list[str]) -> str:
    """The page of the contents that is open, or the nearest above it; the first page is above nothing."""
    home = reverse(HOME, args=[visit.organisation.slug])
    return max((url for url in urls if visit.path == url or (url != home and visit.path.startswith(url))), default="")


def mark(visit: Visit, views: list[dict[str, Any]], near: str) -> str:
    """What ``aria-current`` says of a noun: the page itself, or that one is somewhere below it."""
    if visit.path == views[0]["url"]:
        return "page"
    return "true" if near in [view["url"] for view in views] else ""


def views_of(contents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The views of the noun that is open, where there are several and one of them is this very page."""
    views: list[dict[str, Any]] = next((noun["views"] for noun in contents if noun["current"]), [])
    return views if len(views) > 1 and any(view["current"] for view in views) else []
