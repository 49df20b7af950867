"""The stories that can be lived, and what each is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from countersign.examples.calendar import Calendar
from countersign.examples.larkbeam import story as larkbeam
from countersign.examples.larkbeam.cast import KEY, NAME, ZONE
from countersign.examples.meridian import story as meridian
from countersign.examples.stage import Act
from countersign.examples.stonecross import cast as stonecross_cast
from countersign.examples.stonecross import story as stonecross


@dataclass(frozen=True)
class Story:
    """An organisation's past. ``opens`` sets it up at ``begins_at`` of the first day; ``acts`` are in order of time.

    Days are those on which it is told; the last is the one from which an example looks back.
    """

    key: str
    name: str
    zone: str
    first_day: date
    begins_at: time
    last_day: date
    ends_at: time
    acts: tuple[Act, ...]
    opens: Callable[[UUID, Calendar], None]


LARKBEAM = Story(
    KEY,
    NAME,
    ZONE,
    larkbeam.FIRST_DAY,
    larkbeam.BEGINS_AT,
    larkbeam.LAST_DAY,
    larkbeam.ENDS_AT,
    larkbeam.ACTS,
    larkbeam.open_larkbeam,
)
STONECROSS = Story(
    stonecross_cast.KEY,
    stonecross_cast.NAME,
    stonecross_cast.ZONE,
    stonecross.FIRST_DAY,
    stonecross.BEGINS_AT,
    stonecross.LAST_DAY,
    stonecross.ENDS_AT,
    stonecross.ACTS,
    stonecross.open_stonecross,
)
MERIDIAN = Story(
    meridian.KEY,
    meridian.NAME,
    meridian.ZONE,
    meridian.FIRST_DAY,
    meridian.BEGINS_AT,
    meridian.LAST_DAY,
    meridian.ENDS_AT,
    meridian.ACTS,
    meridian.open_meridian,
)
STORIES = (LARKBEAM, STONECROSS, MERIDIAN)
