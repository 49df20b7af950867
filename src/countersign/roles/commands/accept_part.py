from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import organisation, today
from countersign.roles.entries import MatrixPartAccepted
from countersign.roles.models import Matrix, MatrixPart
from countersign.roles.permissions import check_can_accept_part
from countersign.roles.queries import accepted_parts, grid_of, in_force
from countersign.roles.raci.parts import shares, words_of


@command
def accept_part(*, matrix_id: UUID, words_shown: str, by: Actor, at: datetime) -> Ref:
    """Put one's own name to what the matrix in force asks of one by name, in exactly the words that were shown."""
    row = locked(Matrix, by.organisation, matrix_id)
    firm = organisation(by.organisation)
    held = in_force(firm, today(by.organisation, at))
    if held is None or held.id != row.id:
        raise Stale("This matrix is not in force any more. Read the one that is, then answer.")
    share = shares(grid_of(row)).get(f"person_{who(by).hex}")
    check_can_accept_part(by, share)
    if share is None or words_shown != str(words_of(share, firm.name)):
        raise Stale("This is not the sentence that you were shown. Read it again before you accept.")
    if accepted_parts(by.organisation).filter(person_id=who(by), document=share.document).exists():
        raise Refused("You have accepted this before.")
    accepted = MatrixPart(
        id=new_id(at),
        organisation_id=by.organisation,
        matrix=row,
        person_id=who(by),
        document=share.document,
        accepted_at=at,
        accepted_words=words_shown,
        confirmed=", ".join(by.auth),
    )
    write(accepted, MatrixPartAccepted(docs=(row.document,)))
    return accepted.ref
