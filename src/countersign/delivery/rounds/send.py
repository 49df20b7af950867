from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import BinaryField, DateTimeField, Q, TextField, UUIDField

from countersign.delivery.enums import MailKind
from countersign.delivery.envelopes import sender_of
from countersign.delivery.mailbox import SENT_AT
from countersign.delivery.models import Mail
from countersign.delivery.outgoing import Outgoing
from countersign.delivery.outside import kept_inside
from countersign.delivery.queue import SEAL
from countersign.delivery.reports import Failure, refusal
from countersign.delivery.returned import note
from countersign.delivery.sealing import unseal
from countersign.ledger.prepared import Change, update

LEASE = timedelta(minutes=2)
"""How long a mail is nobody else's while we hold the conversation; afterwards another worker may try."""

LONGEST_WAIT = timedelta(hours=2)

TAKEN = Change(
    lambda id, seen, until: update(Mail.objects.filter(id=id, sent_at=None, not_before=seen), not_before=until),
    id=UUIDField(),
    seen=DateTimeField(),
    until=DateTimeField(),
)
GONE = Change(
    lambda id, at, sealed, trouble: update(Mail.objects.filter(id=id), sent_at=at, sealed=sealed, trouble=trouble),
    id=UUIDField(),
    at=DateTimeField(),
    sealed=BinaryField(),
    trouble=TextField(),
)


def send(at: datetime, limit: int = 50) -> int:
    """Send what is in line: codes first, then by age. Returns how many were sent."""
    Mail.objects.filter(kind=MailKind.CODE.value, expires_at__lt=at).delete()
    alive = Q(expires_at=None) | Q(expires_at__gt=at)
    mine = Mail.objects.exclude(organisation_id__isnull=False, organisation_id__in=kept_inside())
    waiting = mine.filter(alive, sent_at=None, returned_at=None, not_before__lte=at).order_by("queued_at", "id")
    codes = list(waiting.filter(kind=MailKind.CODE.value)[:limit])
    others = list(waiting.exclude(kind=MailKind.CODE.value)[:limit])
    with way_out() as way:
        return sum(send_one(mail, at, way) for mail in [*codes, *others][:limit])


@contextmanager
def way_out() -> Iterator[BaseEmailBackend]:
    """One conversation for all that is sent together; it begins with the first mail."""
    way = mailers["default"]
    try:
        yield way
    finally:
        hang_up(way)


def hang_up(way: BaseEmailBackend) -> None:
    """What went wrong before may still be wrong; every mail has been told already whether it was taken."""
    with suppress(SMTPException, OSError):
        way.close()


def send_one(mail: Mail, at: datetime, way: BaseEmailBackend) -> bool:
    """Take one mail, send it, and forget what it said. The same Message-ID every time it is tried.

    One that cannot be sent (no connection, an address that is none, a broken seal) keeps no other waiting: the next
    begins a conversation of its own. One that the server refuses because of its address, and always would, is tried no
    more.
    """
    if not TAKEN.make(id=mail.id, seen=mail.not_before, until=at + LEASE):
        return False
    try:
        says = message(mail, at)
        way.open()
        way.send_messages([says])
    except (SMTPException, OSError, ValueError) as error:
        hang_up(way)
        if failure := final(mail, error):
            note(mail, failure, at)
            return False
        waits = min(timedelta(seconds=15) * 2**mail.attempts, LONGEST_WAIT)
        Mail.objects.filter(id=mail.id).update(
            attempts=mail.attempts + 1, not_before=at + waits, trouble=f"{type(error).__name__}: {error}"[:500]
        )
        return False
    GONE.make(id=mail.id, at=at, sealed=b"", trouble="")
    return True


def final(mail: Mail, error: Exception) -> Failure | None:
    """What the server said to the recipient, where that is its last word. Codes are tried for as long as they live."""
    if not isinstance(error, SMTPRecipientsRefused) or mail.kind == MailKind.CODE:
        return None
    code, answer = next(iter(error.recipients.values()))
    return refusal(code, answer)


def message(mail: Mail, at: datetime) -> Outgoing:
    """The mail as it goes out."""
    says = json.loads(unseal(SEAL, bytes(mail.sealed), about=mail.to))
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Date": format_datetime(at),
        "Message-ID": f"<{mail.id.hex}@{host}>",
        "Auto-Submitted": "auto-generated",
        SENT_AT: at.isoformat(),
    }
    if stop := says.get("stop"):
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    if mail.kind == MailKind.NOTICE:
        headers["References"] = headers["In-Reply-To"] = f"<{thread_of(mail)}@{host}>"
    made = Outgoing(says["subject"], says["text"], sender_of(mail.id), [mail.to], headers=headers)
    made.attach_alternative(says["html"], "text/html")
    if says.get("calendar"):
        made.attach("due-days.ics", says["calendar"], "text/calendar")
    return made


def thread_of(mail: Mail) -> str:
    """All that one person is reminded of stands together in a mail program, and says nothing about them."""
    return sha256(f"{mail.organisation_id} {mail.person}".encode()).hexdigest()[:32]
