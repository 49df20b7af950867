"""Two texts of one policy beside one another: any two versions, and the draft for whoever may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.policies import permissions, queries
from countersign.policies.enums import VersionState
from countersign.web.policies import filling, showing
from countersign.web.policies.changes import changes
from countersign.web.policies.words import STATES

if TYPE_CHECKING:
    from countersign.policies.models import Version
    from countersign.policies.queries import Filled

    type Written = Version | Filled

DRAFT = "draft"
FIRST_HEADING = 3


@endpoint("policy.read")
@require_safe
def compare(request: Visit, policy_id: UUID) -> HttpResponse:
    """``?from=&to=``: versions by their hex, or ``draft``. What is not said is chosen: see ``pair``."""
    texts = readable(request, policy_id)
    if not texts:
        raise Unknown("policy")
    before, after = pair(texts, request.GET.get("from", ""), request.GET.get("to", ""))
    context = {
        "policy": {"title": after.title, "url": showing.address(request, "policy", policy_id)},
        "choices": choices(texts, before, after),
        "alone": len(texts) == 1,
        "before": told(before),
        "after": told(after),
    }
    if before is not after:
        queries.with_texts(*(one for one in (before, after) if not is_draft(one)))  # type: ignore[arg-type]
        context["changes"] = changes(before, after, first_heading=FIRST_HEADING, only=False)
    return render(request, "policies/compare.html", context)


def readable(request: Visit, policy_id: UUID) -> dict[str, Written]:
    """Every text that the reader may see, by the name it has in the address: the draft, then the newest first."""
    found: dict[str, Written] = {}
    if permissions.can_read_drafts(request.actor):
        found[DRAFT] = filling.filled(request, queries.draft_of(request.organisation.id, policy_id))
    versions = queries.versions(request.organisation.id, policy_id)
    return found | {one.id.hex: one for one in versions if showing.readable(request, one)}


def pair(texts: dict[str, Written], before: str, after: str) -> tuple[Written, Written]:
    """The two to compare. Left open, it is the version in force, against the newest text there is.

    Raises Unknown for a name that is none of these texts.
    """
    if {before, after} - {"", *texts}:
        raise Unknown("version")
    now = texts[after] if after else next(iter(texts.values()))
    if before:
        return texts[before], now
    return earlier(texts, now), now


def earlier(texts: dict[str, Written], now: Written) -> Written:
    """What applies; of the version that applies itself, or of one before it, the one before."""
    versions: list[Version] = [one for one in texts.values() if not is_draft(one)]  # type: ignore[misc]
    applies = next((one for one in versions if one.state is VersionState.PUBLISHED), None)
    if applies is not None and applies is not now and came_later(now, applies):
        return applies
    if not is_draft(now):
        before = queries.version_before(versions, now)  # type: ignore[arg-type]
        older = [one for one in versions if one.number < now.number]  # type: ignore[union-attr]
        return before or next(iter(older), now)
    return next(iter(versions), now)


def came_later(now: Written, applies: Version) -> bool:
    return is_draft(now) or now.number > applies.number  # type: ignore[union-attr]


def is_draft(text: Written) -> bool:
    return not hasattr(text, "label")


def choices(texts: dict[str, Written], before: Written, after: Written) -> list[dict[str, Any]]:
    """For both lists to choose from."""
    return [
        {"value": value, "label": told(one)["name"], "before": one is before, "after": one is after}
        for value, one in texts.items()
    ]


def told(text: Written) -> dict[str, Any]:
    if is_draft(text):
        return {"name": _("Draft"), "short": _("the draft"), "title": text.title}
    label, state = text.label, STATES[text.state]  # type: ignore[union-attr]
    withdrawn = text.state is VersionState.WITHDRAWN  # type: ignore[union-attr]
    short = _("version {label}, withdrawn") if withdrawn else _("version {label}")
    return {
        "name": _("Version {label}, {state}").format(label=label, state=state),
        "short": short.format(label=label),
        "title": text.title,
    }


def address(request: Visit, policy_id: UUID, after: UUID | None, before: UUID | None = None) -> str:
    """Where a version is compared with another, or with what applies; without one it is the draft."""
    asked = {"from": before.hex} if before is not None else {}
    shown = after.hex if after is not None else DRAFT
    return f"{showing.address(request, 'compare', policy_id)}?{urlencode({**asked, 'to': shown})}"


def since_in_force(request: Visit, after: Written, policy_id: UUID) -> dict[str, Any] | None:
    """For the folded part beside a text: what it changes of the version in force; nothing where none is."""
    applies = queries.in_force(request.organisation.id, policy_id)
    shown = None if is_draft(after) else after.id  # type: ignore[union-attr]
    if applies is None or applies.id == shown:
        return None
    found = changes(applies, after, first_heading=FIRST_HEADING, only=True)
    return {**found, "label": applies.label, "url": address(request, policy_id, shown, applies.id)}
