from __future__ import annotations

from datetime import date, datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id, ref
from countersign.ledger.entries import SimulationEnded
from countersign.ledger.queries import check_simulated
from countersign.ledger.writing import command, record


@command(accepts={ActorKind.SYSTEM})
def end_simulation(*, last_on: date, by: Actor, at: datetime) -> Ref:
    """Enter that an example's own clock has stopped. From here on it lives as everybody does (decision 24)."""
    check_simulated(by.organisation)
    of = ref("simulation", new_id(at))
    record(SimulationEnded(of=of, last_on=last_on))
    return of
