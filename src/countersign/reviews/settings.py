"""What an organisation may set about its management reviews."""

from __future__ import annotations

from countersign.people.settings import Number, Registry

INTERVAL = Number(
    key="review_interval_months",
    default=12,
    why="top management reviews at planned intervals (9.3.1), so many months apart; 0 empties it: then no interval is "
    "set, and only a planned day counts as a plan",
    least=0,
    most=36,
)

KINDS: Registry = {INTERVAL.key: INTERVAL}
