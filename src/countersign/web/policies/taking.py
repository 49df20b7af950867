"""A text as a file to take along: Word or Markdown, of any version and of the draft. Reading leaves no record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.confinement import ConfinedError
from countersign.policies import queries
from countersign.policies.documents.markdown import to_markdown
from countersign.policies.documents.taking import draft_taken, version_taken
from countersign.press.taken import Taken
from countersign.press.word import to_word
from countersign.web.attaching import WORD, attached
from countersign.web.policies import showing
from countersign.web.policies.signing import version_of

if TYPE_CHECKING:
    from countersign.policies.models import Translation

MARKDOWN = "text/markdown; charset=utf-8"


@endpoint("policy.read")
@require_safe
def version_as_word(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    return as_word(request, policy_id, of_version(request, policy_id, version_id))


@endpoint("policy.read")
@require_safe
def version_as_markdown(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    return as_markdown(request, of_version(request, policy_id, version_id))


@endpoint("policy.edit")
@require_safe
def draft_as_word(request: Visit, policy_id: UUID) -> HttpResponse:
    return as_word(request, policy_id, of_draft(request, policy_id))


@endpoint("policy.edit")
@require_safe
def draft_as_markdown(request: Visit, policy_id: UUID) -> HttpResponse:
    return as_markdown(request, of_draft(request, policy_id))


def of_version(request: Visit, policy_id: UUID, version_id: UUID) -> Taken:
    return version_taken(version_of(request, policy_id, version_id), example=request.example)


def of_draft(request: Visit, policy_id: UUID) -> Taken:
    draft, organisation = queries.draft_of(request.organisation.id, policy_id), request.organisation
    return draft_taken(
        draft, organisation=organisation.name, language=organisation.languages[0], example=request.example
    )


def as_word(request: Visit, policy_id: UUID, taken: Taken) -> HttpResponse:
    """Or a sentence, for a text that takes too long or too much to be written."""
    try:
        data = to_word(taken)
    except ConfinedError:
        sentence = _("This text is too large to be written as a Word file. Take it along as Markdown.")
        context = {"sentence": sentence, "back_url": showing.address(request, "policy", policy_id)}
        return render(request, "errors/413.html", context, status=413)
    return attached(data, WORD, file_name(request, taken, ".docx"))


def as_markdown(request: Visit, taken: Taken) -> HttpResponse:
    return attached(to_markdown(taken).encode(), MARKDOWN, file_name(request, taken, ".md"))


def file_name(request: Visit, taken: Taken, ending: str) -> str:
    """``larkbeam-ltd-information-security-policy-1.0.docx``."""
    label = re.sub(r"[^\w.]+", "-", taken.label).strip("-.")
    example = "EXAMPLE" if request.example else ""
    parts = (example, request.organisation.slug, slugify(taken.title, allow_unicode=True)[:100], label)
    return "-".join(part for part in parts if part) + ending


def links(request: Visit, policy_id: UUID, version_id: UUID | None) -> list[dict[str, Any]]:
    """For the page of a version, or of the draft where there is none: the files to take along."""
    if version_id is None and not may_enter(request.actor, "policy.edit"):
        return []
    if version_id is None:
        return both(request, "draft", policy_id)
    return both(request, "version", policy_id, version_id)


def translation_links(request: Visit, policy_id: UUID, translation: Translation) -> list[dict[str, Any]]:
    """The same of a translation."""
    return both(request, "translation", policy_id, translation.version_id, translation.id)


def both(request: Visit, kind: str, *where: UUID) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": showing.address(request, f"{kind}_{ending}", *where)}
        for label, ending in ((_("Word (.docx)"), "docx"), (_("Markdown (.md)"), "md"))
    ]
