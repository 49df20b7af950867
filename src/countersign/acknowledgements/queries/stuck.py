"""Lists of past acceptances that were confirmed and do not get to their end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from countersign.acknowledgements.models import Taking
from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import say


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """One line a list: it stopped with a sentence, or has been at it for too long."""
    unfinished = Taking.objects.filter(organisation_id=organisation, ended_at=None)
    late = Q(confirmed_at__lt=at - TOO_LONG) | ~Q(stopped="")
    for one in unfinished.filter(late).select_related("confirmed_by").order_by("confirmed_at", "id"):
        yield Stuck(
            what=say(
                "The list of acceptances that {name} confirmed is recorded only in part", name=str(one.confirmed_by)
            ),
            since=one.confirmed_at,
            why=say("Some of its people count as having accepted and some do not, so numbers are not the final ones."),
            whose=Whose.ISMS_LEAD if one.stopped else Whose.OPERATOR,
            clears=say("Open the list under the policy: it says why it stopped.")
            if one.stopped
            else say("Start the worker, and look in its log for acknowledgements.carry_on_taking."),
        )
