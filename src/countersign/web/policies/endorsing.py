"""“I stand behind it”: a leader's word for a version that somebody else signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Refused, Unknown
from countersign.people import queries as people
from countersign.policies import permissions, queries
from countersign.policies.commands.endorse import endorse as stand_behind
from countersign.policies.enums import VersionState
from countersign.web.policies import showing
from countersign.web.policies.signing import version_of

if TYPE_CHECKING:
    from countersign.people.models import Leader
    from countersign.policies.models import Version


class EndorseForm(ActForm):
    """Which text was read."""

    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)


@endpoint("policy.endorse")
def endorse(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    version = version_of(request, policy_id, version_id)
    leader = leading(request)
    if leader is None:
        raise Unknown("version")
    page = partial(endorse_page, request, version, leader)
    if request.method != "POST":
        return page(form=EndorseForm(initial={"act": fresh_act(), "digest_shown": version.document}))
    then = to(showing.address(request, "version", policy_id, version_id))
    act = partial(stand_behind, version_id=version.id)
    return perform(request.actor, act, EndorseForm(request.POST), then=then, page=page)


def leading(request: Visit) -> Leader | None:
    """The reader as a member of top management today."""
    person = request.actor.person
    return people.leadership(request.organisation.id, person, request.today) if person else None


def endorse_page(
    request: Visit, version: Version, leader: Leader, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    queries.with_texts(version)
    context: dict[str, Any] = {
        "form": form,
        "refusal": refusal,
        "document": showing.version_document(request, version),
        "signatures": showing.signatures(version, request.organisation.time_zone),
        "missing": why_not(request, version, leader),
        "reader": {"name": str(leader.person), "capacity": people.capacity_in(leader)},
        "today": request.today,
        "back_url": showing.address(request, "version", version.policy_id, version.id),
    }
    return render(request, "policies/endorse.html", context, status=status)


def why_not(request: Visit, version: Version, leader: Leader) -> str:
    """The sentence that would refuse it; empty where nothing does."""
    capacity = people.capacity_in(leader)
    try:
        permissions.check_can_endorse(request.actor, version, capacity, queries.behind_version(version))
    except Refused as refused:
        return str(refused.words)
    return ""


def behind(request: Visit, version: Version) -> dict[str, Any] | None:
    """Who stands behind a version beside its signatory, and where the reader can; nothing while neither is so."""
    found = list(queries.endorsements(request.organisation.id).filter(version_id=version.id))
    asked = version.state is VersionState.PUBLISHED and may_enter(request.actor, "policy.endorse")
    leader = leading(request) if asked else None
    may = leader is not None and not why_not(request, version, leader)
    if not found and not may:
        return None
    return {
        "names": [{"name": str(one.person), "as": one.endorsed_as, "on": one.endorsed_on} for one in found],
        "url": showing.address(request, "endorse", version.policy_id, version.id) if may else "",
    }
