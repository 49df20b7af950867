from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id, ref
from countersign.kernel.words import Words
from countersign.ledger.writing import command
from countersign.people.imports.values import Line, to_json
from countersign.people.models import ImportPreview
from countersign.people.permissions import check_can_import

KEPT = timedelta(days=7)
LONGEST_NAME = 200


@command
def preview_import(
    *, file_name: str, file_digest: str, lines: Sequence[Line], remarks: Sequence[Words], by: Actor, at: datetime
) -> Ref:
    """Keep a list that was read, to be looked at. Nothing is recorded: it is a working copy until it is applied.

    What it would change is worked out anew whenever somebody looks. Lists nobody applied for a week are thrown away.
    """
    person = check_can_import(by)
    ImportPreview.objects.filter(organisation_id=by.organisation, made_at__lt=at - KEPT).delete()
    made = ImportPreview.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        file_name=file_name[-LONGEST_NAME:],
        file_digest=file_digest,
        lines=[to_json(line) for line in lines],
        remarks=[[words.template, dict(words.values)] for words in remarks],
        made_by_id=person,
        made_at=at,
    )
    return ref("import", made.id)
