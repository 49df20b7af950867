"""What messages tell readiness (decision 21). That none is on record is a fact: a live organisation has the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import BooleanField, DateField, DateTimeField, ExpressionWrapper, Q, UUIDField

from countersign.kernel.instants import day_over
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.messages import facts
from countersign.messages.queries.audience import Audience
from countersign.messages.queries.rows import messages
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

COPY = ExpressionWrapper(Q(text__gt="") | Q(scan__gt="") | Q(link__gt=""), output_field=BooleanField())
"""Can somebody see later what was said (``Message.has_copy``)? The words themselves stay where they are."""

TOLD = ("said_on", "leader_id", "to_staff", "to_contractors", "departments", "has_words")
MESSAGES = Prepared(
    lambda organisation, as_of, over: (
        messages(organisation)
        .filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=over), said_on__lte=as_of)
        .annotate(has_words=COPY)
        .order_by("said_on", "id")
        .values_list(*TOLD)
    ),
    organisation=UUIDField(),
    as_of=DateField(),
    over=DateTimeField(),
)


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[facts.Message, ...]:
    """What had been told by a day, whenever it was recorded. A record that was withdrawn by then is left out."""
    over = day_over((firm or organisation_with(organisation)).time_zone, as_of)
    return tuple(
        facts.Message(on=on, by=ref("person", leader), audience=Audience(*whom).told, evidence=bool(has_copy))
        for on, leader, *whom, has_copy in MESSAGES.values(organisation=organisation, as_of=as_of, over=over)
    )
