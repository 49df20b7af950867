from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.propose_objective import Asked, apply_terms, fresh_terms
from countersign.objectives.entries import TermsChanged, TermsProposed
from countersign.objectives.models import TERMS, Objective, ObjectiveTerms
from countersign.objectives.permissions import CHANGED, check_may, check_pursued
from countersign.objectives.queries import earlier_terms
from countersign.people.queries import today


@command
def propose_terms(*, objective_id: UUID, digest_shown: str, asked: Asked, by: Actor, at: datetime) -> Ref:
    """Ask something else of an objective. What waits for top management is written anew; what they have adopted
    stays as it is, and holds until they adopt the new version.

    ``digest_shown``: the digest of the terms that were changed.
    """
    objective = locked(Objective, by.organisation, objective_id)
    check_may(by, "objective.propose")
    check_pursued(objective)
    newest = earlier_terms(by.organisation, objective.id).filter(withdrawn_at=None).first()
    if newest is not None and newest.document != digest_shown:
        raise Stale(CHANGED)
    if newest is not None and newest.adopted_at is None:
        return rewrite(locked(ObjectiveTerms, by.organisation, newest.id), objective, asked, by, at)
    last = earlier_terms(by.organisation, objective.id).first()
    row = fresh_terms(objective, last.number + 1 if last else 1, by, at)
    apply_terms(row, asked, by, today(by.organisation, at))
    if newest is not None and facts(row) == facts(newest):
        raise Refused("This is what top management has adopted already: nothing is different.")
    write(row, TermsProposed(docs=(row.document,)))
    return objective.ref


def rewrite(row: ObjectiveTerms, objective: Objective, asked: Asked, by: Actor, at: datetime) -> Ref:
    """Saving the same again changes nothing."""
    row.objective = objective
    before = row.document
    authors = row.written_by
    apply_terms(row, asked, by, today(by.organisation, at))
    if row.document == before:
        row.written_by = authors
        return objective.ref
    write(row, TermsChanged(docs=(row.document,)))
    return objective.ref


def facts(row: ObjectiveTerms) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in TERMS)
