from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id, ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.words import Words
from countersign.ledger.writing import command
from countersign.people.imports.values import Line, to_json, words_kept
from countersign.people.models import ImportMapping, ImportPreview
from countersign.people.permissions import check_can_import
from countersign.people.queries import import_preview, import_series


@command
def map_import(
    *,
    import_id: UUID,
    lines: Sequence[Line],
    remarks: Sequence[Words],
    chosen: int,
    system: str = "",
    columns: Mapping[str, int] | None = None,
    headings_digest: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Read a list again as somebody said: from another sheet, with other columns, with days in another order.

    ``columns`` that were chosen by hand are remembered for the next list with the same headings. Nothing about
    anybody changes by that.
    """
    person = check_can_import(by)
    preview = import_preview(by.organisation, import_id)
    if preview is None:
        raise Unknown("import")
    if import_series(by.organisation, import_id):
        raise Refused("This list is being taken in: nothing about it can be changed any more.")
    again = ImportPreview.objects.filter(organisation_id=by.organisation, id=import_id)
    again.update(
        lines=[to_json(line) for line in lines],
        size=len(lines),
        remarks=[words_kept(words) for words in remarks],
        system=system,
        chosen=chosen,
        columns=dict(columns or {}),
    )
    if columns:
        remember(by.organisation, headings_digest, columns, person, at)
    return ref("import", import_id)


def remember(organisation: UUID, headings_digest: str, columns: Mapping[str, int], by: UUID, at: datetime) -> None:
    said = {"columns": dict(columns), "made_by_id": by, "made_at": at}
    ImportMapping.objects.update_or_create(
        organisation_id=organisation,
        headings_digest=headings_digest,
        defaults=said,
        create_defaults={"id": new_id(at), **said},
    )
