from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.objectives.commands.adopt_objectives import locked_terms
from countersign.objectives.commands.propose_objective import check_day
from countersign.objectives.entries import TermsAdoptedElsewhere
from countersign.objectives.permissions import CHANGED, check_may, check_proposed, check_pursued
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import person, today

LONGEST_EVIDENCE = 300


@command
def record_adoption(
    *,
    terms_id: UUID,
    digest_shown: str,
    adopted_by_id: UUID,
    adopted_on: date,
    evidence: str,
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down that somebody adopted an objective elsewhere, in a board meeting say; and what shows it.

    Whether they led on that day is not asked here: that is a rule's question (OBJ-005). The day may lie before the one
    from which it holds: a board decides in December what is set for January. ``scan``: of a kept file.
    """
    [row] = locked_terms(by.organisation, [terms_id])
    check_may(by, "objective.record_adoption")
    check_proposed(row)
    check_pursued(row.objective)
    if row.document != digest_shown:
        raise Stale(CHANGED)
    check_day(adopted_on, today(by.organisation, at))
    shown = clean(evidence).strip()
    if not shown:
        raise Refused("Say what shows it: the minutes, for example, and where they are.")
    if len(shown) > LONGEST_EVIDENCE:
        raise Refused(say("Say what shows it in at most {n} characters.", n=LONGEST_EVIDENCE))
    row.adopted_by = person(by.organisation, adopted_by_id)
    if row.adopted_by.id == by.person:
        check_address_has_settled(by, at)
    row.adopted_on, row.adopted_at, row.recorded_by_id = adopted_on, at, who(by)
    row.evidence, row.copy = shown, scan
    docs = (row.document, *([scan] if scan else []))
    write(row, TermsAdoptedElsewhere(docs=docs, occurred_on=adopted_on))
    return row.objective.ref
