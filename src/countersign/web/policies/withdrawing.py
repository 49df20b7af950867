"""Taking a version back: an offer before the signature, or what is signed or in force after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from countersign.acknowledgements import queries as acknowledgements
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Refused
from countersign.policies import permissions, queries
from countersign.policies.commands.withdraw import withdraw as take_back
from countersign.policies.enums import VersionState
from countersign.web.policies import showing
from countersign.web.policies.signing import version_of

if TYPE_CHECKING:
    from countersign.policies.models import Version


class WithdrawForm(ActForm):
    """Why."""

    reason = forms.CharField(max_length=1000, label=_("Why?"), error_messages={"required": _("Say in a sentence why.")})


@endpoint("policy.withdraw")
def withdraw(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    version = version_of(request, policy_id, version_id)
    page = partial(withdraw_page, request, version)
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    then = to(showing.address(request, "version", policy_id, version_id))
    act = partial(take_back, version_id=version.id)
    return perform(request.actor, act, WithdrawForm(request.POST), then=then, page=page)


def withdraw_page(
    request: Visit, version: Version, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "refusal": refusal,
        "title": version.title,
        "label": version.label,
        "offered": version.state == VersionState.OFFERED,
        "in_force": version.state == VersionState.PUBLISHED,
        "missing": why_not(request, version),
        "consequences": list(consequences(request, version)),
        "back_url": showing.address(request, "version", version.policy_id, version.id),
    }
    return render(request, "policies/withdraw.html", context, status=status)


def why_not(request: Visit, version: Version) -> str:
    """Why this reader cannot take it back; empty when they can."""
    try:
        permissions.check_can_withdraw(request.actor, version)
    except Refused as refused:
        return refused.words.in_language(gettext)
    return ""


def consequences(request: Visit, version: Version) -> list[str]:
    """What it does and what it leaves, said before."""
    if version.state == VersionState.OFFERED:
        signed = [hand.name for hand in queries.hands(version)]
        kept = gettext("{names} signed it: that stays on record.").format(names=", ".join(signed)) if signed else ""
        asked = gettext("Nobody is asked to sign it any more. The draft stays as it is, and can be offered again.")
        return [asked, *filter(None, [kept])]
    kept = gettext("The signature, the text and its PDF stay on record, with the day and your reason.")
    if version.state != VersionState.PUBLISHED:
        return [gettext("It can no longer be put in force."), kept]
    accepted = acknowledgements.tallied(request.organisation.id, version.id)
    owed = ngettext(
        "Nobody owes it any more. The one acceptance that is there stays on record.",
        "Nobody owes it any more. The {n} acceptances that are there stay on record.",
        accepted,
    ).format(n=accepted)
    none = gettext("From this moment no version of it is in force, until another one is signed.")
    return [none, owed if accepted else gettext("Nobody owes it any more."), kept]
