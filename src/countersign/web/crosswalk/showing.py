"""The crosswalk in words: what is on record, where it counts, and how sure we are."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.readiness.crosswalk import FRAMEWORKS, ISO, KINDS, STANDARD, Confidence, Framework, Kind

SURE = {
    Confidence.HIGH: noop("high: both ask for the same"),
    Confidence.MEDIUM: noop("medium: they overlap"),
    Confidence.LOW: noop("low: check it yourself"),
}

Counted = dict[str, int | None]

OPENED_BY = "finding.read"
"""The row of the matrix that opens the crosswalk."""


def heading(framework: Framework | None) -> str:
    if framework is None:
        return _("One piece of evidence, many boxes")
    return _("What also counts for {framework}").format(framework=framework.name)


def kinds(counted: Counted) -> list[dict[str, Any]]:
    """Every kind of evidence with the frameworks that it serves, in their order."""
    return [{**about(kind, counted), "serves": serves(kind)} for kind in KINDS]


def rows(framework: Framework, counted: Counted) -> list[dict[str, Any]]:
    """The kinds that serve one framework, and where."""
    serving = [kind for kind in KINDS if framework.key in kind.serves]
    return [{**about(kind, counted), "places": ", ".join(kind.serves[framework.key])} for kind in serving]


def about(kind: Kind, counted: Counted) -> dict[str, Any]:
    return {
        "name": _(kind.name),
        "clauses": ", ".join(kind.clauses),
        "sure": _(SURE[kind.confidence]),
        "on_record": on_record(counted[kind.key]),
    }


def serves(kind: Kind) -> list[dict[str, str]]:
    """In the order of the frameworks. Management standards of one structure stand on one line where they agree."""
    lines: dict[tuple[str, str], list[str]] = {}
    for one in (it for it in FRAMEWORKS if it.key in kind.serves):
        places = ", ".join(kind.serves[one.key])
        lines.setdefault(("" if one in ISO else one.key, places), []).append(one.name)
    return [{"name": ", ".join(names), "places": places} for (_key, places), names in lines.items()]


def on_record(n: int | None) -> str:
    """What is not kept in Countersign yet is no nought."""
    if n is None:
        return _("not kept here yet")
    return ngettext("{n} on record", "{n} on record", n).format(n=f"{n:,}") if n else _("none on record")


def also(request: Visit, *keys: str) -> dict[str, Any] | None:
    """Which boxes one piece of evidence of these kinds ticks, for ``crosswalk/parts/also.html``.

    For whoever may open the crosswalk, and nobody else.
    """
    shown = [kind for kind in KINDS if kind.key in keys]
    if not shown or not may_enter(request.actor, OPENED_BY):
        return None
    told = [
        {
            "name": _(kind.name),
            "clauses": ", ".join(kind.clauses),
            "serves": serves(kind),
            "sure": _(SURE[kind.confidence]),
        }
        for kind in shown
    ]
    return {"kinds": told, "url": reverse("crosswalk:table", args=[request.organisation.slug])}


def editions() -> list[Framework]:
    return [STANDARD, *FRAMEWORKS]
