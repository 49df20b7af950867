"""Putting a mail in line. Nothing is ever sent inside a request: the worker sends, within a second."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.models import Mail
from countersign.delivery.outside import check_mails
from countersign.delivery.sealing import seal
from countersign.kernel.references import new_id
from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import say

SEAL = "mail"

ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")


def queue(
    letter: Letter,
    *,
    to: str,
    kind: MailKind,
    at: datetime,
    organisation: UUID | None = None,
    person: UUID | None = None,
    expires_at: datetime | None = None,
    calendar: str = "",
) -> Mail:
    """Put one mail in line. A code may wait no longer than it lives. Outside a trial, Refused for an example.

    ``calendar``: what goes with it for whoever keeps one, as text.
    """
    check_mails(organisation)
    return Mail.objects.create(
        id=new_id(at),
        organisation_id=organisation,
        person=person,
        kind=kind.value,
        to=to,
        sealed=seal(SEAL, json.dumps({**letter.rendered(), "calendar": calendar}).encode(), about=to),
        queued_at=at,
        not_before=at,
        expires_at=expires_at,
    )


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """Mails of this organisation that did not go out, one line for each kind of trouble, without whom they are to."""
    late = Mail.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=at),
        organisation_id=organisation,
        sent_at=None,
        returned_at=None,
        queued_at__lt=at - TOO_LONG,
    )
    found: dict[str, list[datetime]] = {}
    for trouble, queued_at in late.order_by("queued_at", "id").values_list("trouble", "queued_at"):
        found.setdefault(ADDRESS.sub("…", trouble), []).append(queued_at)
    for trouble, since in found.items():
        yield Stuck(
            what=say("One mail is not sent") if len(since) == 1 else say("{n} mails are not sent", n=len(since)),
            since=since[0],
            why=say("The mail server answered: {trouble}", trouble=trouble)
            if trouble
            else say("It was not tried yet, so the worker is not at work or far behind."),
            whose=Whose.OPERATOR,
            clears=say(
                "Set COUNTERSIGN_SMTP_URL to a server that takes our mail. They are tried again by themselves. Mail to "
                "an address that a server refuses for good is not among them: it stands on the person's page."
            )
            if trouble
            else say("Start the worker, and look in its log for delivery.send."),
        )
