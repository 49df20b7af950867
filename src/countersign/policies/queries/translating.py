"""Translations of signed versions: which there are, and which there were."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.refusals import Unknown
from countersign.policies.models import Translation


def translations(organisation: UUID) -> QuerySet[Translation]:
    """Every translation that was ever given, without the texts; the newest first."""
    here = Translation.objects.filter(organisation_id=organisation).select_related("given_by", "ended_by")
    return here.defer("text").order_by("-given_at", "-id")


def translations_of(organisation: UUID, version_id: UUID) -> QuerySet[Translation]:
    """Those of one version, those that are shown no more too."""
    return translations(organisation).filter(version_id=version_id)


def translation(organisation: UUID, id: UUID) -> Translation:
    """With its text and the signed version. Raises Unknown for none, and for somebody else's."""
    here = Translation.objects.filter(organisation_id=organisation, id=id)
    found = here.select_related("version", "given_by", "ended_by").first()
    if found is None:
        raise Unknown("translation")
    return found


def open_translations(organisation: UUID, version_id: UUID) -> dict[str, UUID]:
    """What is shown beside a version now: language → translation."""
    here = Translation.objects.filter(organisation_id=organisation, version_id=version_id, ended_at=None)
    return dict(here.order_by("language").values_list("language", "id"))


def translation_in(organisation: UUID, version_id: UUID, language: str) -> Translation | None:
    """The one that is shown now in a language, without its text."""
    return translations_of(organisation, version_id).filter(language=language, ended_at=None).first()


def policy_of_translation(organisation: UUID, id: UUID) -> UUID:
    """The policy that a translation belongs to, which is locked before it. Raises Unknown."""
    here = Translation.objects.filter(organisation_id=organisation, id=id)
    found = here.values_list("version__policy_id", flat=True).first()
    if found is None:
        raise Unknown("translation")
    return found
