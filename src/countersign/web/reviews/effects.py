"""What a decision does elsewhere, in words: what can be chosen, what the chair is about to do, and where it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.references import parse_ref
from countersign.reviews import queries
from countersign.reviews.enums import Effect

if TYPE_CHECKING:
    from countersign.reviews.models import Decision
    from countersign.reviews.queries import Outlook

CHOICES: dict[Effect, Any] = {
    Effect.RAISES: gettext_lazy("Money, people or time: put a request forward, decided by itself"),
    Effect.APPROVES: gettext_lazy("Approve the request: {title}"),
    Effect.REFUSES: gettext_lazy("Refuse the request: {title}"),
    Effect.SETS: gettext_lazy("Put an objective forward, adopted by itself"),
    Effect.ADOPTS: gettext_lazy("Adopt the objective: {title}"),
    Effect.CHANGES: gettext_lazy("Ask for a change of: {title}"),
}
AHEAD: dict[Effect, Any] = {
    Effect.RAISES: gettext_lazy("Once the chair signs, it is put forward as a request."),
    Effect.APPROVES: gettext_lazy("Once the chair signs, the request “{title}” is approved as it was asked for."),
    Effect.REFUSES: gettext_lazy("Once the chair signs, the request “{title}” is refused."),
    Effect.SETS: gettext_lazy("Once the chair signs, it is put forward as an objective."),
    Effect.ADOPTS: gettext_lazy("Once the chair signs, the objective “{title}” is adopted."),
    Effect.CHANGES: gettext_lazy("Once the chair signs, a change of “{title}” is asked for."),
}
DONE: dict[Effect, Any] = {
    Effect.RAISES: gettext_lazy("It was put forward as a request."),
    Effect.APPROVES: gettext_lazy("The request was approved by it."),
    Effect.REFUSES: gettext_lazy("The request was refused by it."),
    Effect.SETS: gettext_lazy("It was put forward as an objective."),
    Effect.ADOPTS: gettext_lazy("The objective was adopted by it."),
    Effect.CHANGES: gettext_lazy("A change of the policy was asked for by it."),
}
PLACES = {
    "resource": ("resources:request", "resource.read", gettext_lazy("To the request")),
    "objective": ("objectives:objective", "objective.read", gettext_lazy("To the objective")),
    "policy": ("policies:policy", "policy.read", gettext_lazy("To the policy")),
}


def key_of(effect: str, about: str, digest: str) -> str:
    """How a form names what was chosen: with the digest of what was shown."""
    return f"{effect} {about} {digest}".strip()


def choices(outlooks: Iterable[Outlook]) -> list[tuple[str, str]]:
    """Nothing is chosen beforehand."""
    found = [
        (key_of(one.effect.value, one.about, one.digest), CHOICES[one.effect].format(title=one.title))
        for one in outlooks
    ]
    return [("", _("Nothing: it stays with this review")), *found]


def read_key(written: str) -> dict[str, Any]:
    """What a command is given."""
    effect, about, digest = (*written.split(" "), "", "")[:3]
    return {"effect": Effect(effect) if effect else None, "about": about, "digest": digest}


def shown(request: Visit, one: Decision, ahead: dict[UUID, Outlook]) -> dict[str, str]:
    """A sentence, and where it can be looked at."""
    if not one.effect:
        return {}
    if one.recorded_as:
        noun, id = parse_ref(one.recorded_as)
        route, act, label = PLACES[noun]
        reads = may_enter(request.actor, act)
        link = reverse(route, args=[request.organisation.slug, id]) if reads else ""
        return {"effect": str(DONE[Effect(one.effect)]), "record_url": link, "record_label": str(label)}
    if one.taken_at is None and (outlook := ahead.get(one.id)):
        return {"effect": AHEAD[outlook.effect].format(title=outlook.title)}
    return {"effect": _("What it was to do elsewhere was decided or changed meanwhile: it stays with this review.")}


def ahead_of(organisation: UUID, some: Iterable[Decision]) -> dict[UUID, Outlook]:
    """What the decisions of the one review that is not signed yet will do, once whoever chairs it signs."""
    waiting = [one for one in some if one.taken_at is None and one.effect]
    if not waiting:
        return {}
    return queries.standing(organisation, waiting, queries.review(organisation, waiting[0].review_id).chair_id)


def came_from(request: Visit, record: str) -> list[dict[str, Any]]:
    """The reviews that a record was decided in, for its page: with their day, and the way there for whoever reads."""
    reads = may_enter(request.actor, "managementreview.read")
    return [
        {
            "number": one.number,
            "day": one.review.held_on,
            "url": reverse("reviews:review", args=[request.organisation.slug, one.review_id]) if reads else "",
        }
        for one in queries.decided_about(request.organisation.id, record)
    ]
