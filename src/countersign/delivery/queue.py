"""Putting a mail in line. Nothing is ever sent inside a request: the worker sends, within a second."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.models import Mail
from countersign.delivery.sealing import seal
from countersign.kernel.references import new_id

SEAL = "mail"


def queue(
    letter: Letter,
    *,
    to: str,
    kind: MailKind,
    at: datetime,
    organisation: UUID | None = None,
    person: UUID | None = None,
    expires_at: datetime | None = None,
) -> Mail:
    """Put one mail in line. A code may wait no longer than it lives."""
    return Mail.objects.create(
        id=new_id(at),
        organisation_id=organisation,
        person=person,
        kind=kind.value,
        to=to,
        sealed=seal(SEAL, json.dumps(letter.rendered()).encode()),
        queued_at=at,
        not_before=at,
        expires_at=expires_at,
    )
