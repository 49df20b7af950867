"""A finished PDF in the place of a draft: bringing it in, opening it, and going on in words after all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.references import Ref
from countersign.ledger import files
from countersign.policies import queries
from countersign.policies.commands.bring_in import bring_in
from countersign.policies.commands.write_on import write_on as go_on
from countersign.web.policies import downloading, filling, showing
from countersign.web.policies.pdf_in import Finished, pdf_in

if TYPE_CHECKING:
    from countersign.policies.models import Draft


class FinishedForm(ActForm):
    """The file, and what it is called where it is listed."""

    title = forms.CharField(max_length=200, label=_("Title"))
    file = forms.FileField(label=_("The PDF"), error_messages={"required": _("Choose the file.")})
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def clean_file(self) -> Finished:
        return pdf_in(self.cleaned_data["file"])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        file: Finished = given.pop("file")
        return {**given, **file.arguments(given["title"])}


class RevisionForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


@endpoint("policy.edit")
def finished(request: Visit, policy_id: UUID) -> HttpResponse:
    draft = queries.draft_of(request.organisation.id, policy_id)
    page = partial(finished_page, request, draft)
    if request.method != "POST":
        return page(form=FinishedForm(initial={"act": fresh_act(), **shown(draft)}))

    def act(*, data: bytes, **given: Any) -> Ref | None:
        """The file first, then the row that names it; where that is refused, a file is left that gets swept."""
        return bring_in(policy_id=policy_id, source=files.keep(request.organisation.id, data), **given)

    then = to(showing.address(request, "draft", policy_id))
    return perform(request.actor, act, FinishedForm(request.POST, request.FILES), then=then, page=page)


def shown(draft: Draft) -> dict[str, Any]:
    return {"title": draft.title, "revision_shown": draft.revision}


def finished_page(request: Visit, draft: Draft, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "revision_shown": draft.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "title": filling.filled(request, draft).title,
        "here": showing.address(request, "finished", draft.policy_id),
        "left_out": queries.left_out_of(draft) if draft.source else [],
        "file": showing.finished(draft, showing.address(request, "draft_source", draft.policy_id)),
        "write_on_url": showing.address(request, "write_on", draft.policy_id) if draft.source else "",
        "write_on_act": fresh_act(),
        "revision": draft.revision,
        "back_url": showing.address(request, "draft", draft.policy_id),
    }
    return render(request, "policies/finished.html", context, status=status)


@endpoint("policy.remark")
@require_safe
def source(request: Visit, policy_id: UUID) -> HttpResponse:
    """For whoever may read the draft."""
    draft = showing.readable_draft(request, policy_id)
    return downloading.finished(request.organisation.id, draft.source, f"{slugify(draft.title) or 'policy'}-draft.pdf")


@endpoint("policy.edit")
@require_POST
def write_on(request: Visit, policy_id: UUID) -> HttpResponse:
    draft = queries.draft_of(request.organisation.id, policy_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        again = FinishedForm(initial={"act": fresh_act(), **shown(draft)})
        return finished_page(request, draft, form=again, status=200 if status == 409 else status, refusal=refusal)

    then = to(showing.address(request, "edit", policy_id))
    return perform(request.actor, partial(go_on, policy_id=policy_id), RevisionForm(request.POST), then=then, page=page)
