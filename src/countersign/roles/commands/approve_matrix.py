from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, today
from countersign.roles.entries import MatrixApproved
from countersign.roles.models import Matrix
from countersign.roles.permissions import check_can_approve_matrix
from countersign.roles.queries import former_grids, matrix_draft
from countersign.roles.raci.grid import digest_of


@command
def approve_matrix(*, matrix_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Say in top management's name who answers for what (ISO/IEC 27001, 5.3). The version before is replaced."""
    row = locked(Matrix, by.organisation, matrix_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve_matrix(by, row, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not the matrix that you were shown. Read it again before you approve.")
    row.approved_at, row.approved_on = at, today(by.organisation, at)
    row.approved_by_id, row.approved_as = who(by), capacity
    row.single_handed = row.is_own_of(by.person)
    write(row, MatrixApproved(docs=(row.document,)))
    drop_working_copy(row)
    return row.ref


def drop_working_copy(row: Matrix) -> None:
    """Its working copy has served, and all that it said before; one that says something else by now stays."""
    draft = matrix_draft(row.organisation_id, lock=True)
    if draft and digest_of(draft.grid) == row.document and not draft.brought:
        draft.delete()
        former_grids(row.organisation_id).delete()
