"""What messages tell readiness (decision 21). That none is on record is a fact: a live organisation has the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.messages import facts
from countersign.messages.queries.audience import Audience
from countersign.messages.queries.rows import messages
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

MESSAGES = Prepared(
    lambda organisation: messages(organisation).select_related(None).order_by("said_on", "id"),
    organisation=UUIDField(),
)


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[facts.Message, ...]:
    """What had been told by a day, whenever it was recorded. A record that was withdrawn by then is left out."""
    zone = (firm or organisation_with(organisation)).time_zone
    found = [one for one in MESSAGES.rows(organisation=organisation) if one.said_on <= as_of]
    gone = {one.id for one in found if one.withdrawn_at and day_in(zone, one.withdrawn_at) <= as_of}
    return tuple(
        facts.Message(
            on=one.said_on, by=ref("person", one.leader_id), audience=Audience.of(one).told, evidence=one.has_copy
        )
        for one in found
        if one.id not in gone
    )
