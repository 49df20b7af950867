from __future__ import annotations

from datetime import datetime, timedelta

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.instants import instant
from countersign.ledger import format
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.queries import last_verified, logs
from countersign.ledger.reconciling import verify as verify_all

EVERY = timedelta(days=1)


def verify(at: datetime, limit: int = 10) -> int:
    """Verify every log that was last verified a day ago or more, and enter the result. Returns how many."""
    done = 0
    for organisation in logs():
        latest = last_verified(organisation)
        if done >= limit or (latest and at - instant(format.read(bytes(latest.data))["at"]) < EVERY):
            continue
        size, problems = verify_all(organisation)
        report_verification(size=size, problems=problems, by=Actor(ActorKind.SYSTEM, organisation), at=at)
        done += 1
    return done
