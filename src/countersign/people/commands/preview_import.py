from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id, ref
from countersign.kernel.words import Words
from countersign.ledger.writing import command
from countersign.people.imports.reading import Page
from countersign.people.imports.values import Line, to_json, words_kept
from countersign.people.models import ImportPreview, ImportSeries, ImportStep
from countersign.people.permissions import check_can_import

KEPT = timedelta(days=7)
LONGEST_NAME = 200


@command
def preview_import(
    *,
    file_name: str,
    file_digest: str,
    lines: Sequence[Line],
    remarks: Sequence[Words],
    system: str = "",
    book: Sequence[Page] = (),
    chosen: int = 0,
    columns: Mapping[str, int] | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Keep a list that was read, to be looked at. Nothing is recorded: it is a working copy until it is applied.

    What it would change is worked out anew whenever somebody looks. A list without lines waits for somebody to say
    what its columns mean. Lists nobody applied for a week are thrown away.
    """
    person = check_can_import(by)
    forget(by.organisation, at)
    made = ImportPreview.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        file_name=file_name[-LONGEST_NAME:],
        file_digest=file_digest,
        system=system,
        book=[[page.name, page.rows, [words_kept(words) for words in page.remarks]] for page in book],
        chosen=chosen,
        columns=dict(columns or {}),
        lines=[to_json(line) for line in lines],
        size=len(lines),
        remarks=[words_kept(words) for words in remarks],
        made_by_id=person,
        made_at=at,
    )
    return ref("import", made.id)


def forget(organisation: UUID, at: datetime) -> None:
    """What is a week old and belongs to no series that is under way; and what was left of those that are through."""
    through = ImportSeries.objects.filter(organisation_id=organisation, closed_at__lt=at - KEPT)
    ImportStep.objects.filter(organisation_id=organisation, import_id__in=through.values("id")).delete()
    through.delete()
    under_way = ImportSeries.objects.filter(organisation_id=organisation, closed_at=None).values("id")
    old = ImportPreview.objects.filter(organisation_id=organisation, made_at__lt=at - KEPT)
    old.exclude(id__in=under_way).delete()
