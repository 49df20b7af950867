"""Making a text public: choosing its passages, looking at it as others will, and only then publishing it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Refusal, Stale, Unknown
from countersign.kernel.text import from_json
from countersign.policies import queries
from countersign.policies.commands.make_public import make_public, public_text_of
from countersign.policies.text.redacting import carried_over, passages, public_digest
from countersign.web.policies import showing
from countersign.web.policies.outside import policy_here, public_address
from countersign.web.policies.outside_forms import LEAVE, SHOW, ChooseForm, PublishForm
from countersign.web.public.showing import made_from, public_document

if TYPE_CHECKING:
    from countersign.policies.models import Availability, Version

type Choice = tuple[Mapping[str, str], set[str]]
"""What is left out, and what nobody has decided about."""


def applying(request: Visit, policy_id: UUID) -> Version:
    """The version in force: no other can be made public. Raises Unknown while there is none."""
    policy = policy_here(request, policy_id)
    found = queries.in_force(policy.organisation_id, policy.id)
    if found is None:
        raise Unknown("version")
    return found


def carried(version: Version, before: Availability | None) -> Choice:
    """What was left out before is again, as far as its words are the same. Nothing new becomes public by itself."""
    public = before.public if before else None
    if public is None:
        return {}, set()
    return carried_over(from_json(public.version.text), public.left_out, from_json(version.text))


@endpoint("policy.make_public")
def choose(request: Visit, policy_id: UUID) -> HttpResponse:
    """For each passage whether others read it; sent, the text as others will read it."""
    version = applying(request, policy_id)
    before = queries.last_made_public(version.organisation_id, version.policy_id)
    left_out, asked = carried(version, before)
    own = partial(ChooseForm, passages=list(passages(from_json(version.text))), left_out=left_out, asked=asked)
    if request.method != "POST":
        return choose_page(request, version, own(initial=beside(before)), before, asked)
    form = own(request.POST)
    if not form.is_valid():
        return choose_page(request, version, form, before, asked, status=422)
    kept = form.left_out()
    try:
        text = public_text_of(version, kept)
    except Refusal as refusal:
        words, status = refusal.words.in_language(gettext), 409 if isinstance(refusal, Stale) else 403
        return choose_page(request, version, form, before, asked, status=status, refusal=words)
    digest = public_digest(signed=version.document, text=text)
    given = {name: form.cleaned_data[name] for name in ("contact", "names_shown", "findable")}
    chosen = PublishForm(initial={"act": fresh_act(), "left_out": kept, "digest_shown": digest, **given})
    return preview_page(request, version, chosen, text, kept)


def beside(before: Availability | None) -> dict[str, Any]:
    """What stood beside the text that was public before."""
    if before is None or before.public is None:
        return {}
    return {"names_shown": before.public.names_shown, "contact": before.contact, "findable": before.findable}


def choose_page(
    request: Visit,
    version: Version,
    form: ChooseForm,
    before: Availability | None,
    asked: set[str],
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "policy": {"title": version.title, "label": version.label},
        "before": before.public.version.label if before and before.public else "",
        "asked": len(asked),
        "passages": [
            {
                "words": one.words,
                "kind": one.kind,
                "key": one.key,
                "choice": form[f"choice-{one.key}"],
                "instead": form[f"instead-{one.key}"],
                "asked": one.key in asked,
            }
            for one in form.passages
        ],
        "show": SHOW,
        "leave": LEAVE,
        "back_url": showing.address(request, "outside", version.policy_id),
    }
    return render(request, "policies/public_text.html", context, status=status)


def preview_page(
    request: Visit, version: Version, form: PublishForm, text: dict[str, object], left_out: Mapping[str, str]
) -> HttpResponse:
    """The sheet as everybody will see it, and the one button that makes it public."""
    names = bool(form["names_shown"].value())
    context = {
        "form": form,
        "document": public_document(version, text, names=names, organisation=request.organisation.name),
        "made": made_from(version, left_out, text, names=names),
        "contact": form["contact"].value(),
        "findable": bool(form["findable"].value()),
        "address": public_address(request),
        "publish_url": showing.address(request, "make_public", version.policy_id),
        "choose_url": showing.address(request, "public_text", version.policy_id),
        "back_url": showing.address(request, "outside", version.policy_id),
    }
    return render(request, "policies/public_preview.html", context)


@endpoint("policy.make_public")
@require_POST
def publish(request: Visit, policy_id: UUID) -> HttpResponse:
    """What was looked at becomes public. Refused, the passages are chosen again; what was chosen is kept."""
    version = applying(request, policy_id)
    before = queries.last_made_public(version.organisation_id, version.policy_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        left_out, asked = carried(version, before)
        kept = form.cleaned_data.get("left_out") if form.is_valid() else None
        found = list(passages(from_json(version.text)))
        again = ChooseForm(initial=beside(before), passages=found, left_out=kept or left_out, asked=asked)
        return choose_page(request, version, again, before, asked, status=status, refusal=refusal)

    then = to(showing.address(request, "outside", policy_id))
    act = partial(make_public, version_id=version.id)
    return perform(request.actor, act, PublishForm(request.POST), then=then, page=page)
