"""Lists of people: those that were read, those that are being taken in, those that were applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import PositiveIntegerField, QuerySet, UUIDField

from countersign.ledger.prepared import Prepared
from countersign.ledger.queries import one, simulated
from countersign.people.models import Import, ImportMapping, ImportPreview, ImportSeries, ImportStep


def import_preview(organisation: UUID, id: UUID) -> ImportPreview | None:
    """A list that was read and not applied yet, without its texts (``import_book``, ``import_lines``)."""
    here = ImportPreview.objects.filter(organisation_id=organisation, id=id).defer("book", "lines")
    return here.select_related("made_by").first()


def import_book(organisation: UUID, id: UUID) -> list[list[object]]:
    """The sheets of the file that a list was read from, each with its name and rows. Empty for an unknown list."""
    here = ImportPreview.objects.filter(organisation_id=organisation, id=id)
    return here.values_list("book", flat=True).first() or []


def import_lines(organisation: UUID, id: UUID) -> list[dict[str, Any]]:
    """The rows of a list as its working copy keeps them. Empty for an unknown list."""
    here = ImportPreview.objects.filter(organisation_id=organisation, id=id)
    return here.values_list("lines", flat=True).first() or []


def mapped_columns(organisation: UUID, headings_digest: str) -> Mapping[str, int] | None:
    """What somebody here said that the columns under these headings mean."""
    here = ImportMapping.objects.filter(organisation_id=organisation, headings_digest=headings_digest)
    return here.values_list("columns", flat=True).first()


def applied_import(organisation: UUID, id: UUID) -> Import:
    """Raises Unknown."""
    return one(Import, organisation, id)


def imports(organisation: UUID) -> QuerySet[Import]:
    """Every list that was applied, the newest first."""
    here = Import.objects.filter(organisation_id=organisation).select_related("applied_by")
    return here.order_by("-applied_at", "-id")


def import_series(organisation: UUID, id: UUID) -> ImportSeries | None:
    """A long list that was confirmed, also for a while after it is in."""
    here = ImportSeries.objects.filter(organisation_id=organisation, id=id)
    return here.select_related("confirmed_by").first()


def open_import(organisation: UUID) -> ImportSeries | None:
    """The long list that is being taken in now; there is one at most."""
    here = ImportSeries.objects.filter(organisation_id=organisation, closed_at=None)
    return here.select_related("confirmed_by").first()


def with_open_import() -> list[UUID]:
    """The organisations that live by the clock, in which a long list is being taken in and has not been stopped."""
    waiting = ImportSeries.objects.filter(closed_at=None, stopped="").order_by("organisation_id")
    found = list(waiting.values_list("organisation_id", flat=True))
    passed_by = simulated() if found else []
    return [one for one in found if one not in passed_by]


def import_steps(organisation: UUID, id: UUID) -> QuerySet[ImportStep]:
    """What a series still has to do, in its order."""
    here = ImportStep.objects.filter(organisation_id=organisation, import_id=id, refusal="")
    return here.order_by("position")


STEPS_BETWEEN = Prepared(
    lambda organisation, id, first, last: import_steps(organisation, id).filter(
        position__gte=first, position__lte=last
    ),
    organisation=UUIDField(),
    id=UUIDField(),
    first=PositiveIntegerField(),
    last=PositiveIntegerField(),
)


def import_steps_between(organisation: UUID, id: UUID, first: int, last: int) -> list[ImportStep]:
    """What a series still has to do from one position to another, in its order."""
    return STEPS_BETWEEN.rows(organisation=organisation, id=id, first=first, last=last)


def refused_import_steps(organisation: UUID, id: UUID) -> QuerySet[ImportStep]:
    """What a series could not do after all, each with its reason, by row."""
    here = ImportStep.objects.filter(organisation_id=organisation, import_id=id).exclude(refusal="")
    return here.order_by("row", "position")
