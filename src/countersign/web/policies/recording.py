"""Entering what was signed elsewhere: on paper, by a minute, in another system (decision 20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from countersign.entrance.acts import ActForm, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.text import count_words, from_json
from countersign.ledger import acts
from countersign.people import queries as people
from countersign.policies import queries
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.web.policies import audiences, filling, showing
from countersign.web.policies.record_form import RecordForm
from countersign.web.policies.words import ELSEWHERE, LABELS
from countersign.web.scans import keeping

if TYPE_CHECKING:
    from countersign.policies.models import Draft, Version


@endpoint("policy.record_elsewhere")
def record(request: Visit, policy_id: UUID) -> HttpResponse:
    organisation = request.organisation.id
    draft, before = queries.draft_of(organisation, policy_id), queries.newest_published(organisation, policy_id)
    form = partial(
        RecordForm,
        people=[one for one in people.people(organisation) if one.name],
        taken=partial(labels_of_others, organisation, policy_id),
        today=request.today,
        first=before is None,
    )
    page = partial(record_page, request, draft, before)
    if request.method == "POST":
        then = to_made(partial(showing.address, request, "version", policy_id))
        act = partial(keeping(organisation, record_signature_elsewhere), policy_id=policy_id)
        return perform(request.actor, act, form(request.POST, request.FILES), then=then, page=page)
    return page(form=form(initial={"act": fresh_act(), "revision_shown": draft.revision}))


def labels_of_others(organisation: UUID, policy_id: UUID, act: UUID | None) -> set[str]:
    """None for an act that was done already: it leads where it led the first time."""
    again = act and acts.done_before(organisation, act)
    return set() if again else queries.taken_labels(organisation, policy_id)


def record_page(
    request: Visit, draft: Draft, before: Version | None, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "revision_shown": draft.revision}  # type: ignore[attr-defined]
    organisation, policy = request.organisation.id, draft.policy_id
    edits = may_enter(request.actor, "policy.edit")
    written = filling.filled(request, draft)
    text, unmarked = from_json(written.text), queries.missing_requirements(organisation, draft)
    context = {
        "form": form,
        "refusal": refusal,
        "draft": draft,
        "document": showing.draft_document(request, draft, written),
        "problems": [*filling.problems(written), *(one.in_language(_) for one in queries.names_missing(written))],
        "words": count_words(text),
        "unmarked": get_text_list([str(LABELS[one]) for one in unmarked], _("or")),
        "marks_url": showing.address(request, "marks", policy),
        "ways": ways(form),
        "before": before,
        "applies": queries.in_force(organisation, policy),
        "next_label": queries.next_label(before, material=True, taken=queries.taken_labels(organisation, policy)),
        "reach": audiences.reached(request, draft.policy),
        "choose_again": "scan" in request.FILES and "scan" not in form.errors,
        "people_url": reverse("people:new", args=[request.organisation.slug])
        if may_enter(request.actor, "person.enter")
        else "",
        "back_url": showing.address(request, "draft" if edits else "policy", policy),
    }
    return render(request, "policies/record.html", context, status=status)


def ways(form: ActForm) -> list[dict[str, Any]]:
    """How it may have been signed."""
    chosen = form["method"].value()
    return [
        {"value": method, "label": label, "note": note, "chosen": method == chosen}
        for method, (label, note) in ELSEWHERE.items()
    ]
