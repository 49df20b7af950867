from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from countersign.kernel.digests import PREFIX
from countersign.ledger import files
from countersign.ledger.holders import file_holders
from countersign.ledger.queries import logs
from countersign.ledger.rounds.each import each

KEPT = timedelta(days=1)
"""A file is kept before the row that names it commits; no act takes so long."""


def sweep_files(at: datetime, limit: int = 1000) -> int:
    """Delete files that no row has come to name within a day. Returns how many went."""
    return each(logs(), lambda organisation: sweep_organisation(organisation, at - KEPT, limit))


def sweep_organisation(organisation: UUID, before: datetime, limit: int) -> int:
    """What rows name is asked after the files were listed: who keeps one in between makes it new."""
    old = files.untouched_since(organisation, before)
    named = named_files(organisation) if old else set()
    orphans = [path for path in old if PREFIX + path.name not in named]
    return sum(files.drop(organisation, path, before) for path in orphans[:limit])


def named_files(organisation: UUID) -> set[str]:
    """The digests in every column that holds some."""
    here = [(model.objects.filter(**{scope: organisation}), columns) for model, scope, columns in file_holders()]
    return {name for rows, columns in here for column in columns for name in rows.values_list(column, flat=True)}
