"""The token in a mail's link: whom it was mailed to and what it is for, made from the web secret.

It opens a page, never a session. Nothing is stored: whoever changes a letter of it finds nothing.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import constant_time_compare

from countersign.delivery.sealing import fingerprint

TO_ACCEPT, NO_REPORTS = "link in a mail", "no reports by mail"
"""What a token is for. One that was made for the one is nothing for the other."""

ID, MARK = 16, 16
"""In bytes."""


@dataclass(frozen=True)
class Link:
    """Whom a link was mailed to, and what it opens."""

    organisation: UUID
    person: UUID
    version: UUID


@dataclass(frozen=True)
class Reader:
    """Whom reports about other people are mailed to."""

    organisation: UUID
    person: UUID


def token_for(link: Link) -> str:
    """Of 86 letters."""
    return made(TO_ACCEPT, link.organisation, link.person, link.version)


def link_in(token: str) -> Link | None:
    """What a token was made for; None for whatever we did not make."""
    ids = ids_in(TO_ACCEPT, token, 3)
    return Link(*ids) if ids else None


def token_of(reader: Reader) -> str:
    """Of 64 letters."""
    return made(NO_REPORTS, reader.organisation, reader.person)


def reader_in(token: str) -> Reader | None:
    ids = ids_in(NO_REPORTS, token, 2)
    return Reader(*ids) if ids else None


def made(purpose: str, *ids: UUID) -> str:
    data = b"".join(id.bytes for id in ids)
    return urlsafe_b64encode(data + mark(purpose, data)).decode().rstrip("=")


def ids_in(purpose: str, token: str, count: int) -> list[UUID]:
    """None at all for whatever we did not make for this purpose, letter by letter."""
    try:
        data = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (Error, ValueError):
        return []
    size = count * ID
    told, ids = data[size:], [UUID(bytes=data[at : at + ID]) for at in range(0, size, ID) if len(data) == size + MARK]
    if not ids or not constant_time_compare(mark(purpose, data[:size]), told):
        return []
    return ids if made(purpose, *ids) == token else []


def mark(purpose: str, data: bytes) -> bytes:
    return bytes.fromhex(fingerprint(purpose, data.hex()))[:MARK]
