"""Addresses that calendar programs read: whose they are, and that they end with whoever they belong to.

The secret is made once, shown once and kept as its SHA-256 alone. It opens a list of titles and days, never a page.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from countersign.delivery.models import Feed
from countersign.kernel.chance import token
from countersign.kernel.refusals import Unknown

BYTES, LETTERS = 32, 43
"""Of a secret: 256 bits."""


def new_secret() -> str:
    return urlsafe_b64encode(token(BYTES)).decode().rstrip("=")


def digest_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def feed_behind(organisation: UUID, secret: str) -> Feed | None:
    """The open one with this secret; None for whatever was never one, or is one no more."""
    if len(secret) != LETTERS:
        return None
    return Feed.objects.filter(organisation_id=organisation, digest=digest_of(secret), closed_at=None).first()


def feed_of(organisation: UUID, person: UUID, *, lock: bool = False) -> Feed | None:
    """The one somebody has now."""
    found = Feed.objects.filter(organisation_id=organisation, person=person, closed_at=None)
    return (found.select_for_update() if lock else found).first()


def feed(organisation: UUID, id: UUID) -> Feed:
    """Locked. Raises Unknown for none, for one that is closed, and for another organisation's."""
    here = Feed.objects.select_for_update().filter(organisation_id=organisation, id=id, closed_at=None).first()
    if here is None:
        raise Unknown("feed")
    return here
