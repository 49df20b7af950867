"""One translation by itself: its text, what is recorded about it, and the files to take along."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.ledger.queries import leaf_of
from countersign.policies.documents.saying import language_alone, language_name
from countersign.policies.documents.taking import translation_taken
from countersign.web.policies import languages, showing, taking
from countersign.web.policies.translating import translation_of


@endpoint("policy.read")
@require_safe
def translation(request: Visit, policy_id: UUID, version_id: UUID, translation_id: UUID) -> HttpResponse:
    """For as long as the organisation is kept, whether or not it is shown to anybody any more."""
    version, one = translation_of(request, policy_id, version_id, translation_id)
    leaf = leaf_of(request.organisation.id, one.entry)
    signed = showing.version_document(request, version, {})
    where = (policy_id, version_id)
    signed_url = f"{showing.address(request, 'version', *where)}?language={version.language}"
    document = languages.document(languages.Reading(version, one), {**signed, "file": None})
    context = {
        "document": {**document, "translation": {**document["translation"], "signed_url": signed_url}},
        "finding": _("In {language}").format(language=language_name(one.language)),
        "signed": language_alone(version.language),
        "version": {"title": version.title, "label": version.label, "document": version.document},
        "one": one,
        "entry": leaf.seq if leaf else None,
        "taking": taking.translation_links(request, policy_id, one),
        "signed_url": signed_url,
        "back_url": showing.address(request, "translations", *where),
    }
    return render(request, "policies/translation.html", context)


@endpoint("policy.read")
@require_safe
def as_word(request: Visit, policy_id: UUID, version_id: UUID, translation_id: UUID) -> HttpResponse:
    _version, one = translation_of(request, policy_id, version_id, translation_id)
    return taking.as_word(request, policy_id, translation_taken(one, example=request.example))


@endpoint("policy.read")
@require_safe
def as_markdown(request: Visit, policy_id: UUID, version_id: UUID, translation_id: UUID) -> HttpResponse:
    _version, one = translation_of(request, policy_id, version_id, translation_id)
    return taking.as_markdown(request, translation_taken(one, example=request.example))
