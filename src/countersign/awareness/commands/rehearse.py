from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from countersign.awareness.entries import RehearsalHeld
from countersign.awareness.enums import Bank
from countersign.awareness.library import CORE, Part
from countersign.awareness.models import Rehearsal
from countersign.awareness.queries import rehearsal_questions
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, write
from countersign.people.queries import is_leader, today

LONGEST_SEED = 64
MOST_POINTS = 2


@command
def rehearse(
    *,
    bank: Bank,
    seed: str,
    parts: frozenset[Part] = frozenset(),
    scores: Mapping[str, int] | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Rehearse the interview by oneself, and say how it went. Nobody else sees that before it is released.

    ``seed``: what the questions are chosen by. ``scores``: 0, 1 or 2, by the number of the question; None for a
    briefing, which was read and not scored. Of the five core questions those count that came to 1 at least: to know
    where it stands is enough.
    """
    on = today(by.organisation, at)
    if bank is Bank.LEADER and not is_leader(by.organisation, who(by), on):
        raise Refused("These are questions for top management. Rehearse those of your own role.")
    if not 0 < len(seed) <= LONGEST_SEED:
        raise Refused("Open the page again: the questions are chosen anew.")
    asked = [one.number for one in rehearsal_questions(bank, parts, seed)]
    if scores is not None and (set(scores) != set(asked) or any(not 0 <= n <= MOST_POINTS for n in scores.values())):
        raise Refused("Say of every question how you did, or record that you only read it.")
    row = Rehearsal(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=who(by),
        bank=bank.value,
        seed=seed,
        questions=asked,
        scores=None if scores is None else {number: scores[number] for number in asked},
        core_ok=sum(scores[number] > 0 for number in CORE) if scores is not None and bank is Bank.LEADER else None,
        scored=scores is not None,
        rehearsed_on=on,
        rehearsed_at=at,
    )
    write(row, RehearsalHeld())
    return row.ref
