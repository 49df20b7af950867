"""The mailbox of trial mode: a mail backend that keeps mails instead of sending them, and reading them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.dateparse import parse_datetime

from countersign.delivery.models import TrialLetter
from countersign.kernel.references import new_id

KEPT = 500
"""The newest mails are kept; a trial is not an archive."""

SENT_AT = "X-Countersign-Sent-At"


class Backend(BaseEmailBackend):
    """Django calls this where an SMTP conversation would be held."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            keep(message)
        return len(email_messages)


def keep(message: EmailMessage) -> None:
    at = parse_datetime(message.extra_headers[SENT_AT])
    if at is None:
        raise ValueError("a mail says when it was sent")
    html = next((str(part[0]) for part in getattr(message, "alternatives", ())), "")
    for address in message.to:
        TrialLetter.objects.create(
            id=new_id(at), to=address, subject=str(message.subject), text=str(message.body), html=html, received_at=at
        )


def letters() -> list[TrialLetter]:
    """The newest first."""
    return list(TrialLetter.objects.order_by("-received_at", "-id")[:100])


def letter(id: UUID) -> TrialLetter | None:
    return TrialLetter.objects.filter(id=id).first()


def forget_old(at: datetime, limit: int) -> int:
    """Keep the mailbox to its size: the oldest go."""
    oldest = TrialLetter.objects.filter(received_at__lt=at).order_by("-received_at", "-id")
    gone = list(oldest.values_list("id", flat=True)[KEPT : KEPT + limit])
    return TrialLetter.objects.filter(id__in=gone).delete()[0]
