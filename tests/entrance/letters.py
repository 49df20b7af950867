"""What lies in the queue, unsealed: what would be mailed, and the codes in it."""

from __future__ import annotations

import json
import re

from django.db.models import Q, QuerySet

from countersign.delivery.models import Mail
from countersign.delivery.queue import SEAL
from countersign.delivery.sealing import unseal

CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)


def waiting(to: str) -> QuerySet[Mail]:
    """The mails that wait for somebody, the oldest first; codes belong to no organisation."""
    whoever_s = Q(organisation_id=None) | Q(organisation_id__isnull=False)
    return Mail.objects.filter(whoever_s, to=to, sent_at=None).order_by("queued_at", "id")


def texts(to: str) -> list[str]:
    """Their plain texts."""
    return [str(json.loads(unseal(SEAL, bytes(mail.sealed), about=mail.to))["text"]) for mail in waiting(to)]


def codes(to: str) -> list[str]:
    """The codes that were mailed to somebody, the oldest first."""
    return [found[1] for text in texts(to) if (found := CODE.search(text))]


def code(to: str) -> str:
    """The newest."""
    return codes(to)[-1]


def another(code: str) -> str:
    """Six digits that are not the code."""
    return f"{(int(code) + 1) % 10**6:06d}"
