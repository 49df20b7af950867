"""“I do not sign this, because …”: a leader's other answer."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.policies import queries
from countersign.policies.commands.decline import LONGEST_REASON
from countersign.policies.commands.decline import decline as say_no
from countersign.web.policies import showing
from countersign.web.policies.signing import Proposal, for_signatories, proposal


class DeclineForm(ActForm):
    """The reason, and which text was shown."""

    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("I do not sign this, because …"),
        error_messages={"required": _("Say in a sentence why, so that whoever wrote it can answer.")},
    )


@endpoint("policy.decline")
@for_signatories
def decline(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    asked = proposal(request, policy_id, version_id)
    page = partial(decline_page, request, asked)
    if request.method != "POST":
        return page(form=DeclineForm(initial={"act": fresh_act(), "digest_shown": asked.version.document}))
    then = to(showing.address(request, "version", policy_id, version_id))
    act = partial(say_no, version_id=asked.version.id)
    return perform(request.actor, act, DeclineForm(request.POST), then=then, page=page)


def decline_page(
    request: Visit, asked: Proposal, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    version = asked.version
    context: dict[str, Any] = {
        "form": form,
        "refusal": refusal,
        "title": version.title,
        "label": version.label,
        "longest": LONGEST_REASON,
        "consequence": consequence(request, asked),
        "back_url": showing.address(request, "sign", version.policy_id, version.id),
    }
    return render(request, "policies/decline.html", context, status=status)


def consequence(request: Visit, asked: Proposal) -> str:
    """What becomes of the offer, said before."""
    version, organisation = asked.version, request.organisation.id
    if version.signatories:
        return gettext("It was to be signed by name, so your no takes it back. Another text can be offered any time.")
    declined = {one.person_id for one in queries.refusals(organisation, version.id)}
    left = queries.who_could_sign(version, clock.now()) - declined - {request.actor.person}
    if not left:
        return gettext("Nobody else can sign it, so your no takes it back. Another text can be offered any time.")
    names = get_text_list(sorted(people.names(organisation, left).values()), gettext("or"))
    return gettext("It stays offered: {names} can still sign it.").format(names=names)
