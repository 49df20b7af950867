"""Whether a policy was looked at after something happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from countersign.policies.models import Review, Version


def looked_since(version: Version, reviews: Iterable[Review], day: date, known_at: datetime) -> date | None:
    """The last day on which a policy was looked at after something happened on a ``day``: reviewed, or signed.

    On that very day it was only when that was recorded after somebody knew, at ``known_at``. ``version`` is in force.
    """
    looks = [(one.reviewed_on, one.recorded_at) for one in reviews]
    if version.signed_on and version.signed_at:
        looks.append((version.signed_on, version.signed_at))
    return max((on for on, at in looks if on > day or (on == day and at >= known_at)), default=None)
