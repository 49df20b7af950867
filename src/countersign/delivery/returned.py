"""Mail that came back for good: whose address that says something about, and that nobody was told by it."""

from __future__ import annotations

from datetime import datetime
from email.message import Message
from uuid import UUID

from countersign.delivery.envelopes import mail_in
from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.reports import Failure, addressed, failure_in, parsed
from countersign.delivery.steps import REMINDERS
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.note_bounce import note_bounce

TOLD_AGAIN = tuple(str(step) for step in range(REMINDERS + 1))
"""The steps of a reminder. What goes out at once is told once, or it would go out to a dead address for ever."""


def take_in(raw: bytes, at: datetime, to: str = "") -> str:
    """Read what a mail server handed to us, and say what came of it. ``to``: whom it came to, where the server says.

    Raises Refused for what is no mail, or answers none of ours.
    """
    return taken_in(parsed(raw), at, to)


def taken_in(message: Message, at: datetime, to: str = "") -> str:
    """The same for a mail that is parsed. Raises Refused for what answers none of ours."""
    id = next(filter(None, map(mail_in, [to, *addressed(message)])), None)
    if id is None:
        raise Refused("It is addressed to none of our mails, or the mark in the address is not ours. Nothing is noted.")
    failure = failure_in(message)
    if failure is None:
        return "It does not say that a mail has failed for good. Nothing is noted."
    mail = mail_with(id)
    if mail is None:
        return "The mail is forgotten that it is about. Nothing is noted."
    if mail.returned_at:
        return "This was noted before."
    if not note(mail, failure, at):
        return "The mail went to an address that is nobody's here by now. Only that is noted."
    return f"Noted: mail to {ref('person', mail.person)} comes back." if mail.person else "Noted."


def mail_with(id: UUID) -> Mail | None:
    """A mail of any organisation: its own id says whose. Codes to sign in are nobody's, and soon forgotten."""
    whose = Mail.objects.filter(id=id).values_list("organisation_id", flat=True).first()
    return Mail.objects.filter(organisation_id=whose, id=id).first() if whose else None


def note(mail: Mail, failure: Failure, at: datetime) -> bool:
    """What it said is gone, and what it reminded of was told to nobody. Was it somebody's address still?

    The person comes first: killed in between, a mail is tried once more, or its report comes again.
    """
    known = is_noted(mail, failure, at)
    Mail.objects.filter(id=mail.id).update(returned_at=at, day=None, sealed=b"", trouble=failure.said)
    if mail.organisation_id:
        told = NoticeItem.objects.filter(organisation_id=mail.organisation_id, mail=mail)
        told.filter(step__in=TOLD_AGAIN).delete()
    return known


def is_noted(mail: Mail, failure: Failure, at: datetime) -> bool:
    """Not for somebody who has left, or has another address: that command refuses, and there is nothing to do."""
    if mail.organisation_id is None or mail.person is None:
        return False
    try:
        note_bounce(
            person_id=mail.person,
            address=mail.to,
            status=failure.status,
            said=failure.said,
            by=Actor(ActorKind.SYSTEM, mail.organisation_id),
            at=at,
        )
    except (Refused, Unknown):
        return False
    return True
