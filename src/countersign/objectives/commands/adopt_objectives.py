from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.objectives.entries import TermsAdopted
from countersign.objectives.models import Objective, ObjectiveTerms
from countersign.objectives.permissions import check_can_adopt, check_pursued
from countersign.objectives.queries import terms
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, today

MOST_AT_ONCE = 50


@command
def adopt_objectives(*, digests_shown: Mapping[UUID, str], by: Actor, at: datetime) -> Ref:
    """Adopt objectives in top management's name, as many at once as were shown: all of them or none (5.1 a).

    ``digests_shown``: by the id of each version of terms, the digest of what was read.
    """
    if not digests_shown:
        raise Refused("Choose at least one objective to adopt.")
    if len(digests_shown) > MOST_AT_ONCE:
        raise Refused("Adopt fewer at once: nobody decides about that many in one go.")
    capacity = capacity_of(by.organisation, by.person, at)
    only_leader = is_only_leader(by.organisation, by.person, at)
    rows = locked_terms(by.organisation, digests_shown)
    for row in rows:
        check_can_adopt(by, row, capacity, only_leader)
        check_pursued(row.objective)
        if row.document != digests_shown[row.id]:
            raise Stale("This is not what you were shown. Read it again before you decide.")
    check_address_has_settled(by, at)
    for row in rows:
        row.adopted_on, row.adopted_at = today(by.organisation, at), at
        row.adopted_by_id, row.adopted_as = who(by), capacity
        row.single_handed = row.is_written_by(by.person)
        write(row, TermsAdopted(docs=(row.document,)))
    return rows[0].ref


def locked_terms(organisation: UUID, ids: Collection[UUID]) -> list[ObjectiveTerms]:
    """Versions of terms with their objectives, which are locked before them: in that order whoever proposes locks too.

    Raises Unknown for none, and for somebody else's.
    """
    parents = terms(organisation).filter(id__in=ids).order_by("objective_id").values_list("objective_id", flat=True)
    objectives = {id: locked(Objective, organisation, id) for id in dict.fromkeys(parents)}
    rows = [locked(ObjectiveTerms, organisation, id) for id in sorted(ids)]
    for row in rows:
        row.objective = objectives[row.objective_id]
    return rows
