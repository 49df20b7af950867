"""Every read of direction, the organisation first."""

from countersign.direction.queries.collecting import collect_deviations, collect_direction, collect_support
from countersign.direction.queries.rows import (
    deviation,
    deviations,
    direction,
    directions,
    open_deviations,
    support,
    supports,
)

__all__ = [
    "collect_deviations",
    "collect_direction",
    "collect_support",
    "deviation",
    "deviations",
    "direction",
    "directions",
    "open_deviations",
    "support",
    "supports",
]
