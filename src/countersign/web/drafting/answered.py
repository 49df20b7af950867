"""What became of what people said about drafts: each of them sees their own, whoever reads drafts sees all of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.permits import who
from countersign.kernel.refusals import Unknown
from countersign.policies import permissions, queries
from countersign.web.drafting import showing as parts
from countersign.web.drafting.remarks import back_url
from countersign.web.policies import filling


@endpoint("policy.remark")
def answered(request: Visit, policy_id: UUID) -> HttpResponse:
    """Also after the text was put forward, when nobody is asked any more."""
    organisation, drafts = request.organisation.id, permissions.can_read_drafts(request.actor)
    draft = queries.draft_of(organisation, policy_id)
    written = queries.filled(draft, filling.meanings(request, draft))
    said = list(queries.answered_remarks(organisation, policy_id, None if drafts else who(request.actor)))
    if not said and not drafts:
        raise Unknown("policy")
    context = {
        "title": queries.policy(organisation, policy_id).title,
        "everybody": drafts,
        "finding": parts.answers(len(said)),
        "answered": parts.answered(request, draft, written, said),
        "back_url": back_url(request, draft),
    }
    return render(request, "drafting/answered.html", context)
