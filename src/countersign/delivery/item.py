"""One thing that waits for somebody, and who answers for what waits for no one in particular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from countersign.kernel.words import Words
from countersign.readiness.gathered import Gathered


@dataclass(frozen=True)
class Owed:
    """One thing that waits for one person: since when, why, by when, where to do it, and how long it takes.

    ``until`` is the last day on which it is in time; without one nobody counts the days.

    ``route`` is the name of an address and its values after the organisation's slug; ``opens`` is the version that
    the link in the mail opens without signing in. ``report``: it is about other people, and can be done without.
    ``quiet_until``: before that day it stands on the first page, and no mail is sent because of it.
    """

    person: UUID
    item: str
    since: date
    title: Words
    why: Words
    label: Words
    route: tuple[str, ...]
    minutes: int
    opens: UUID | None = None
    until: date | None = None
    report: bool = False
    quiet_until: date | None = None

    @property
    def told_from(self) -> date:
        """The day from which the steps of its mails count."""
        return max(self.since, self.quiet_until or self.since)


def answering(read: Gathered, on: date) -> set[UUID]:
    """The ISMS leads who are here."""
    return {one.id for one in read.leads if one.left_on is None or one.left_on > on}
