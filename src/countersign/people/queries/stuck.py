"""Lists of people that were confirmed and do not get to their end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import say
from countersign.people.models import ImportSeries


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """One line a list: it stopped with a sentence, or has been at it for too long."""
    unfinished = ImportSeries.objects.filter(organisation_id=organisation, closed_at=None)
    late = Q(confirmed_at__lt=at - TOO_LONG) | ~Q(stopped="")
    for series in unfinished.filter(late).select_related("confirmed_by").order_by("confirmed_at", "id"):
        yield Stuck(
            what=say(
                "The list of people that {name} confirmed is taken in only in part", name=str(series.confirmed_by)
            ),
            since=series.confirmed_at,
            why=say("Some of its people are here and some are not, so counts of who owes what are not the final ones."),
            whose=Whose.ISMS_LEAD if series.stopped else Whose.OPERATOR,
            clears=say("Open the import under People: it says why it stopped.")
            if series.stopped
            else say("Start the worker, and look in its log for people.carry_on_import."),
        )
