"""A Word or Markdown file in the place of a draft: its words are what is written on from then on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.policies import queries
from countersign.policies.commands.bring_in import bring_in
from countersign.policies.imports.files import WordText
from countersign.web.policies import filling, showing
from countersign.web.policies.text_in import taken, text_in

if TYPE_CHECKING:
    from countersign.policies.models import Draft


class WordsForm(ActForm):
    """The file, and what the policy is called from now on."""

    title = forms.CharField(max_length=200, label=_("Title"))
    file = forms.FileField(label=_("The file"), error_messages={"required": _("Choose the file.")})
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def clean_file(self) -> WordText:
        return text_in(self.cleaned_data["file"])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        file: WordText = given.pop("file")
        return {**given, "source": None, **taken(file, given["title"])}


@endpoint("policy.edit")
def words(request: Visit, policy_id: UUID) -> HttpResponse:
    draft = queries.draft_of(request.organisation.id, policy_id)
    page = partial(words_page, request, draft)
    if request.method != "POST":
        return page(
            form=WordsForm(initial={"act": fresh_act(), "title": draft.title, "revision_shown": draft.revision})
        )
    act = partial(bring_in, policy_id=policy_id)
    then = to(showing.address(request, "draft", policy_id))
    return perform(request.actor, act, WordsForm(request.POST, request.FILES), then=then, page=page)


def words_page(request: Visit, draft: Draft, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "revision_shown": draft.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "title": filling.filled(request, draft).title,
        "saved": {"at": draft.edited_at, "by": str(draft.edited_by)},
        "finished_url": showing.address(request, "finished", draft.policy_id),
        "copy_url": showing.address(request, "draft_docx", draft.policy_id),
        "back_url": showing.address(request, "draft", draft.policy_id),
    }
    return render(request, "policies/words.html", context, status=status)
