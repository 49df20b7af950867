"""One sentence that was found becomes a mark: in the draft, or in a version that still counts."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.policies import queries
from countersign.policies.commands.confirm_mark import confirm_mark
from countersign.policies.commands.mark import mark
from countersign.policies.enums import MAY_BECOME, Requirement
from countersign.web.policies import showing
from countersign.web.policies.signing import version_of

if TYPE_CHECKING:
    from countersign.policies.models import Draft, Version


class ConfirmForm(ActForm):
    """What was shown: the requirement, and the words in their block."""

    requirement = forms.TypedChoiceField(choices=[(one.value, one.value) for one in Requirement], coerce=Requirement)
    block = forms.CharField(max_length=40)
    quote = forms.CharField()


class ConfirmInDraftForm(ConfirmForm):
    revision_shown = forms.IntegerField()


def on_version(request: Visit, version: Version) -> dict[str, Any] | None:
    """Where a sentence of a version is confirmed; nothing for whoever may not, and where it counts for nothing."""
    if not MAY_BECOME[version.state] or not may_enter(request.actor, "policy.mark"):
        return None
    return {"confirm_url": showing.address(request, "mark_version", version.policy_id, version.id)}


def on_draft(request: Visit, draft: Draft) -> dict[str, Any] | None:
    if not may_enter(request.actor, "policy.mark"):
        return None
    return {"confirm_url": showing.address(request, "mark_draft", draft.policy_id), "revision": draft.revision}


@endpoint("policy.mark")
@require_POST
def mark_version(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    version = version_of(request, policy_id, version_id)
    back = showing.address(request, "version", policy_id, version_id)
    act, form = partial(confirm_mark, version_id=version.id), ConfirmForm(request.POST)
    return perform(request.actor, act, form, then=to(back), page=partial(not_done, request, back))


@endpoint("policy.mark")
@require_POST
def mark_draft(request: Visit, policy_id: UUID) -> HttpResponse:
    """The other three requirements stay as they are."""
    queries.draft_of(request.organisation.id, policy_id)

    def act(*, requirement: Requirement, block: str, quote: str, revision_shown: int, by: Actor, at: datetime) -> Ref:
        passages = {requirement: (block, quote)}
        return mark(policy_id=policy_id, revision_shown=revision_shown, passages=passages, by=by, at=at)

    back = showing.address(request, "draft" if may_enter(request.actor, "policy.edit") else "policy", policy_id)
    form = ConfirmInDraftForm(request.POST)
    return perform(request.actor, act, form, then=to(back), page=partial(not_done, request, back))


def not_done(request: Visit, back: str, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    """Nobody typed anything that could be lost: the sentence, and the way back."""
    template = "errors/409.html" if status == 409 else "errors/403.html"
    return render(request, template, {"sentence": refusal, "back_url": back}, status=status)
