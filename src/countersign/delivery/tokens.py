"""The token in a mail's link: for one organisation, one person and one version, made from the web secret.

It opens a page, never a session. Nothing is stored: whoever changes a letter of it finds nothing.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import constant_time_compare

from countersign.delivery.sealing import fingerprint

PURPOSE = "link in a mail"
ID, MARK = 16, 16
SIZE = 3 * ID + MARK
"""In bytes; 64 of them are 86 letters without padding."""


@dataclass(frozen=True)
class Link:
    """Whom a link was mailed to, and what it opens."""

    organisation: UUID
    person: UUID
    version: UUID


def token_for(link: Link) -> str:
    ids = link.organisation.bytes + link.person.bytes + link.version.bytes
    return urlsafe_b64encode(ids + mark(ids)).decode().rstrip("=")


def link_in(token: str) -> Link | None:
    """What a token was made for; None for whatever we did not make."""
    try:
        data = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (Error, ValueError):
        return None
    ids, told = data[: 3 * ID], data[3 * ID :]
    if len(data) != SIZE or not constant_time_compare(mark(ids), told):
        return None
    organisation, person, version = (UUID(bytes=ids[at : at + ID]) for at in range(0, 3 * ID, ID))
    link = Link(organisation, person, version)
    return link if token_for(link) == token else None


def mark(ids: bytes) -> bytes:
    return bytes.fromhex(fingerprint(PURPOSE, ids.hex()))[:MARK]
