from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.instants import MILLISECOND, milliseconds
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.queries import last_verified, logs
from countersign.ledger.reconciling import verify as verify_all
from countersign.ledger.rounds.each import each

EVERY = timedelta(days=1)


def verify(at: datetime, limit: int = 10) -> int:
    """Verify every log that was last verified a day ago or more, and enter the result. Returns how many."""
    now, pause = milliseconds(at), EVERY // MILLISECOND

    def due(organisation: UUID) -> bool:
        """Nobody puts us off by dating a report into the future."""
        latest = last_verified(organisation)
        return latest is None or not now - pause < latest <= now

    def work(organisation: UUID) -> int:
        size, problems = verify_all(organisation)
        report_verification(size=size, problems=problems, by=Actor(ActorKind.SYSTEM, organisation), at=at)
        return 1

    return each(islice(filter(due, logs()), limit), work)
