from __future__ import annotations

from datetime import datetime

from countersign.examples import living
from countersign.ledger.queries import simulated


def live(at: datetime, limit: int = 12) -> int:
    """Go on with the past of every example that has not caught up yet. Returns how many acts were done.

    A few at a time: meanwhile somebody else may wait for a code.
    """
    return sum(living.go_on(organisation, limit) for organisation in simulated())
