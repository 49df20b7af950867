from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Stale
from countersign.ledger.writing import command
from countersign.roles.models import FormerGrid, MatrixDraft
from countersign.roles.permissions import check_can_edit_matrix
from countersign.roles.queries import former_grid, matrix_draft

CHANGED_SINCE = "Somebody changed the matrix after you opened it. Look at what is there now, then take it back."


@command
def take_matrix_back(*, former_shown: UUID, by: Actor, at: datetime) -> None:
    """Take back the last change of the working copy, whatever it was: the state before it comes back, also where the
    copy was thrown away since. Authors are those of that state, and whoever takes it back. Nothing is recorded."""
    check_can_edit_matrix(by)
    draft, last = matrix_draft(by.organisation, lock=True), former_grid(by.organisation, lock=True)
    if last is None or last.id != former_shown:
        raise Stale(CHANGED_SINCE)
    if draft is None:
        draft = begun_again(last, by, at)
    draft.grid, draft.authors = last.grid, sorted({*last.authors, who(by).hex})
    draft.edited_by_id, draft.edited_at = who(by), at
    draft.revision = max(draft.revision, last.revision) + 1
    draft.save(force_update=True)
    last.delete()


def begun_again(last: FormerGrid, by: Actor, at: datetime) -> MatrixDraft:
    """A working copy in the place of the one that was thrown away, unless somebody begins one at this moment."""
    first = {
        "id": new_id(at),
        "grid": last.grid,
        "authors": last.authors,
        "edited_by_id": who(by),
        "edited_at": at,
    }
    draft, begun = MatrixDraft.objects.get_or_create(organisation_id=by.organisation, defaults=first)
    if not begun:
        raise Stale(CHANGED_SINCE)
    return draft
