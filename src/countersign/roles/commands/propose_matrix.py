from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import organisation, today
from countersign.roles.commands.edit_matrix import being_written, fit
from countersign.roles.entries import MatrixProposed
from countersign.roles.models import Matrix
from countersign.roles.permissions import check_can_edit_matrix
from countersign.roles.queries import in_force, next_version, waiting
from countersign.roles.raci.grid import digest_of

LONGEST_WHY = 1000


@command
def propose_matrix(*, digest_shown: str, why: str, by: Actor, at: datetime) -> Ref:
    """Put the matrix, as it was shown, in front of top management. The working copy stays until it is approved."""
    check_can_edit_matrix(by)
    draft = being_written(by.organisation)
    if digest_shown != digest_of(draft.grid):
        raise Stale("Somebody changed the matrix after you opened the page. Read it again, then propose it.")
    grid = fit(by.organisation, draft.grid)
    if not grid.rows or not grid.columns:
        raise Refused("The matrix is empty: it takes one row and one column at least.")
    reason = why.strip()
    if not reason:
        raise Refused("Say in a sentence what is different, so that it can be found later.")
    if len(reason) > LONGEST_WHY:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_WHY))
    check_can_be_proposed(by, digest_shown, at)
    row = Matrix(
        id=new_id(at),
        organisation_id=by.organisation,
        version=next_version(by.organisation),
        grid=draft.grid,
        why=reason,
        authors=sorted({*draft.authors, who(by).hex}),
        document=digest_shown,
        proposed_at=at,
        proposed_by_id=who(by),
    )
    write(row, MatrixProposed(docs=(row.document,)))
    return row.ref


def check_can_be_proposed(by: Actor, document: str, at: datetime) -> None:
    """Something new, and one at a time."""
    if waiting(by.organisation):
        raise Refused("A version waits for top management. Take it back first to propose another.")
    held = in_force(organisation(by.organisation), today(by.organisation, at))
    if held and held.document == document:
        raise Refused("That is the matrix that is in force already.")
