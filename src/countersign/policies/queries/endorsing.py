"""Who stands behind a version beside whoever signed it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from countersign.policies.models import Cosignature, Endorsement, Version


def endorsements(organisation: UUID) -> QuerySet[Endorsement]:
    """All of them, the oldest first."""
    here = Endorsement.objects.filter(organisation_id=organisation)
    return here.select_related("person").order_by("endorsed_at", "id")


def endorsed(found: QuerySet[Version], organisation: UUID) -> QuerySet[Version]:
    """The same versions, and of each whether anybody endorsed it."""
    return found.annotate(
        endorsed=Exists(Endorsement.objects.filter(organisation_id=organisation, version=OuterRef("id")))
    )


def behind_version(version: Version) -> set[UUID]:
    """Whose name is under a version or behind it already."""
    here = version.organisation_id
    behind = Endorsement.objects.filter(organisation_id=here, version=version).values_list("person_id", flat=True)
    before = Cosignature.objects.filter(organisation_id=here, version=version).values_list("person_id", flat=True)
    return {*behind, *before, *filter(None, [version.signed_by_id])}
