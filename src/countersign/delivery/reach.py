"""How many one thing that was sent to many has reached, as the outbox knows: in line, sent, come back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from countersign.delivery.models import NoticeItem

CARRIED = "carried"
"""The step of a message that was put in line for somebody."""


@dataclass(frozen=True)
class Reach:
    """``queued``: mails that were put in line, of which ``sent`` went out and ``returned`` came back for good."""

    queued: int
    sent: int
    returned: int

    @property
    def in_line(self) -> int:
        """Neither sent nor come back."""
        return self.queued - self.sent - self.returned

    def left_of(self, addressed: int) -> int:
        """How many of those whom it is for are not in line yet."""
        return max(0, addressed - self.queued)


def reach_of(organisation: UUID, item: str) -> Reach:
    """A server that took a mail has not delivered it yet; what comes back is noted, and nobody's reading is."""
    told = NoticeItem.objects.filter(organisation_id=organisation, item=item, step=CARRIED)
    found = told.aggregate(
        queued=Count("id"),
        sent=Count("id", filter=Q(mail__sent_at__isnull=False, mail__returned_at=None)),
        returned=Count("id", filter=Q(mail__returned_at__isnull=False)),
    )
    return Reach(**found)
