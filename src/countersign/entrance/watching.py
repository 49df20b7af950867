"""Is the worker there, and do its rounds get on? It writes down what it does; whoever asks reads it here.

The only table is ``RoundRun``: a row a round, all written in one statement twice a minute.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from countersign.entrance.models import RoundRun
from countersign.ledger.prepared import Prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

SILENCE = timedelta(minutes=10)
"""A worker that was not seen for so long is not coming back by itself."""

EVERY = timedelta(seconds=30)

BEGINNING = "serve"
"""Not a round: the moment from which a worker is expected."""


class Watch:
    """What the worker keeps of its rounds between two writings. A worker that starts anew goes on from what stands."""

    def __init__(self) -> None:
        self.rows = {row.name: row for row in rounds()}
        self.told: datetime | None = None

    def ran(self, name: str, at: datetime, done: int) -> None:
        """It went well, whatever there was to do."""
        row = self.row(name, at)
        row.worked_at = at if done else row.worked_at
        row.failing_since, row.trouble = None, ""

    def failed(self, name: str, at: datetime, error: Exception) -> None:
        row = self.row(name, at)
        row.failing_since, row.trouble = row.failing_since or at, ", ".join(kinds(error))[:200]

    def row(self, name: str, at: datetime) -> RoundRun:
        row = self.rows.setdefault(name, RoundRun(name=name))
        row.ran_at = at
        return row

    def tell(self, at: datetime) -> bool:
        """Write it down, unless that was done a moment ago. Does it stand now?"""
        if not self.rows or (self.told is not None and at - self.told < EVERY):
            return False
        RoundRun.objects.bulk_create(
            self.rows.values(),
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["ran_at", "worked_at", "failing_since", "trouble"],
        )
        self.told = at
        return True


def kinds(error: BaseException) -> list[str]:
    """The kinds of errors in an error, each once: "OperationalError"."""
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    found = [name for one in inner for name in kinds(one)] or [type(error).__name__]
    return list(dict.fromkeys(found))


def expect_worker(at: datetime) -> None:
    """From now on a worker is missed, if none has ever been seen."""
    RoundRun.objects.get_or_create(name=BEGINNING, defaults={"ran_at": at})


def rounds() -> QuerySet[RoundRun]:
    """Every round that has ever run here, in the order of their names."""
    return RoundRun.objects.exclude(name=BEGINNING).order_by("name")


SEEN = Prepared(lambda: RoundRun.objects.order_by("-ran_at")[:1])


def last_seen() -> datetime | None:
    """When the worker was last seen, or first expected; None where nobody ever expected one."""
    newest = SEEN.first()
    return newest.ran_at if newest else None


def silent_since(at: datetime) -> datetime | None:
    """Since when the worker is missed; None while it is there."""
    seen = last_seen()
    return seen if seen is not None and at - seen > SILENCE else None
