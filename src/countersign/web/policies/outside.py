"""Who outside can read the policy: what was decided, what is public, and taking it down (5.2 g)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.policies import queries
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.take_down import take_down as take_text_down
from countersign.policies.enums import AvailabilityMode, PolicyKind
from countersign.policies.text.redacting import shown_digest
from countersign.web.policies import showing
from countersign.web.policies.outside_forms import DecideForm, TakeDownForm
from countersign.web.policies.outside_words import AVAILABLE, FINDINGS, on_request_or_not

if TYPE_CHECKING:
    from countersign.policies.models import Availability, Policy, Version


def policy_here(request: Visit, policy_id: UUID) -> Policy:
    """The information security policy, for whoever may read it. Raises Unknown for none, and for a topic's."""
    found = showing.policy_here(request, policy_id)
    if found.kind != PolicyKind.PARENT:
        raise Unknown("policy")
    return found


@endpoint("policy.read")
@require_safe
def outside(request: Visit, policy_id: UUID) -> HttpResponse:
    """What holds, and every decision there was."""
    policy = policy_here(request, policy_id)
    decisions = list(queries.availabilities(policy.organisation_id).filter(policy=policy))
    newest, applies = decisions[-1] if decisions else None, queries.in_force(policy.organisation_id, policy.id)
    holding = newest if newest and holds(newest) else None
    context = {
        "policy": {"title": applies.title if applies else policy.title},
        "finding": FINDINGS[holding.mode if holding else ""],
        "decided": decision(holding) if holding else None,
        "public": public(holding, applies) if holding else None,
        "address": public_address(request) if holding and holding.mode != AvailabilityMode.NOT_SHARED else "",
        "before": [decision(one) for one in reversed(decisions) if one is not holding],
        "acts": acts(request, policy, holding, applies),
        "back_url": showing.address(request, "policy", policy.id),
    }
    return render(request, "policies/outside.html", context)


def holds(newest: Availability) -> bool:
    return newest.public is None or queries.is_public(newest.public)


def decision(one: Availability) -> dict[str, Any]:
    """One decision, and what became of the text that it made public."""
    text = one.public
    return {
        "mode": AVAILABLE[one.mode],
        "name": str(one.decided_by),
        "hat": one.decided_as,
        "at": one.decided_at,
        "reason": one.reason,
        "contact": one.contact,
        "label": text.version.label if text else "",
        "down_at": text.withdrawn_at if text else None,
        "down_because": (text.withdrawn_because or "") if text else "",
    }


def public(holding: Availability, applies: Version | None) -> dict[str, Any] | None:
    """The text that everybody can read, and whether it is made from the version that applies."""
    text = holding.public
    if text is None:
        return None
    late = applies if queries.behind(holding, applies) else None
    return {
        "label": text.version.label,
        "shown": shown_digest(made.public.text) if (made := last_made(holding)) and made.public else "",
        "digest": text.document,
        "names": text.names_shown,
        "findable": holding.findable,
        "late": late.label if late else "",
        "late_since": late.effective_on if late else None,
        "material": bool(late and late.material),
    }


def last_made(holding: Availability) -> Availability | None:
    """The same decision, with the text."""
    return queries.last_made_public(holding.organisation_id, holding.policy_id)


def public_address(request: Visit) -> str:
    return settings.COUNTERSIGN_URL + reverse("public:policy", args=[request.organisation.slug])


def acts(request: Visit, policy: Policy, holding: Availability | None, applies: Version | None) -> list[dict[str, Any]]:
    """What this reader can do next."""
    late, nothing = queries.behind(holding, applies), holding is None
    found: list[dict[str, Any]] = []
    if may_enter(request.actor, "policy.make_public"):
        url = showing.address(request, "public_text", policy.id)
        label = _("Choose what others read")
        if applies is None:
            found.append({"label": label, "missing": _("No version is in force yet.")})
        else:
            found.append({"label": label, "url": url, "kind": "" if late or nothing else "line"})
    if may_enter(request.actor, "policy.decide_availability"):
        url = showing.address(request, "decide_outside", policy.id)
        found.append({"label": _("Give it on request, or not at all"), "url": url, "kind": "line"})
    if holding and holding.public and may_enter(request.actor, "policy.take_down"):
        url = showing.address(request, "take_down", policy.id)
        found.append({"label": _("Take the public text down"), "url": url, "kind": "quiet"})
    if nothing and not found:
        found.append({"label": _("A decision"), "missing": _("Top management takes it.")})
    return found


@endpoint("policy.decide_availability")
def decide(request: Visit, policy_id: UUID) -> HttpResponse:
    """On request, or not at all."""
    policy = policy_here(request, policy_id)
    shown = queries.public_text(policy.organisation_id, policy.id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "policy": {"title": policy.title},
            "ways": [{**way, "chosen": form["mode"].value() == way["value"]} for way in on_request_or_not()],
            "public": shown.version.label if shown else "",
            "text_url": showing.address(request, "public_text", policy.id),
            "back_url": showing.address(request, "outside", policy.id),
        }
        return render(request, "policies/decide_outside.html", context, status=status)

    if request.method != "POST":
        return page(form=DecideForm(initial={"act": fresh_act()}))
    then = to(showing.address(request, "outside", policy.id))
    act = partial(decide_availability, policy_id=policy.id)
    return perform(request.actor, act, DecideForm(request.POST), then=then, page=page)


@endpoint("policy.take_down")
def take_down(request: Visit, policy_id: UUID) -> HttpResponse:
    """The text that is public now, and why it has to go."""
    policy = policy_here(request, policy_id)
    shown = queries.public_text(policy.organisation_id, policy.id)
    back = showing.address(request, "outside", policy.id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "refusal": refusal, "label": shown.version.label if shown else "", "back_url": back}
        return render(request, "policies/take_down.html", context, status=status)

    if request.method != "POST":
        first = {"act": fresh_act(), "public_id": shown.id if shown else None}
        return page(form=TakeDownForm(initial=first))
    return perform(request.actor, take_text_down, TakeDownForm(request.POST), then=to(back), page=page)
