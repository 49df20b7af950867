"""Which twelve months a wall shows, and where in them a day lies."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from countersign.kernel.periods import months_after
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import next_audit

MONTHS = 12
FURTHEST_AHEAD = 6
"""An audit further ahead than this does not move the window: half of a wall is what has been done."""


@dataclass(frozen=True)
class Window:
    """Twelve calendar months from ``first``, seen from ``today``. ``audit``: the next visit, where one is planned."""

    first: date
    today: date
    audit: date | None = None
    visit: str = ""

    @cached_property
    def months(self) -> tuple[date, ...]:
        """The first day of each."""
        return tuple(months_after(self.first, n) for n in range(MONTHS))

    @property
    def end(self) -> date:
        """The first day that is not shown any more."""
        return months_after(self.first, MONTHS)

    def shows(self, day: date) -> bool:
        return self.first <= day < self.end

    def month_of(self, day: date) -> int:
        """The number of a day's month, from 0; negative before the window."""
        return (day.year - self.first.year) * 12 + day.month - self.first.month

    def place(self, day: date) -> float:
        """Where a day's noon lies, in months from the beginning of the window."""
        return self.month_of(day) + (day.day - 0.5) / monthrange(day.year, day.month)[1]

    @property
    def past(self) -> int:
        """How many of the months have begun by today."""
        return min(MONTHS, max(0, self.month_of(self.today) + 1))


def window_of(dossier: Dossier) -> Window:
    """The last twelve months, or those of the next audit; none of them before the month in which the ISMS began."""
    today = dossier.as_of
    ahead = next_audit(dossier)
    last = today.replace(day=1)
    if ahead and ahead.on < months_after(last, FURTHEST_AHEAD + 1):
        last = ahead.on.replace(day=1)
    first = max(months_before(last, MONTHS - 1), dossier.org.isms_started.replace(day=1))
    return Window(first, today, ahead.on if ahead else None, ahead.kind if ahead else "")


def months_before(month: date, months: int) -> date:
    """The first day of the month some months earlier; the first there is, before that."""
    year, rest = divmod(month.year * 12 + month.month - 1 - months, 12)
    return date(year, rest + 1, 1) if year >= date.min.year else date.min
