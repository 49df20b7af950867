"""The sender on the envelope of a mail. It says which mail it was, so that whatever comes back finds that again.

The mark in it is made from the web secret: nobody reports of a mail that they were not sent.
"""

from __future__ import annotations

from base64 import b32decode, b32encode
from binascii import Error
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare

from countersign.delivery.sealing import fingerprint

PURPOSE = "envelope of a mail"
ID, MARK = 16, 10
SIZE = ID + MARK
"""In bytes; as letters that mean the same in capitals they are 42."""


def sender_of(mail: UUID) -> str:
    """``bounces+<42 letters>@host``; the address that mails come from where nobody collects what comes back."""
    local, at, host = settings.COUNTERSIGN_BOUNCES.rpartition("@")
    return f"{local}+{tag_of(mail)}{at}{host}" if local else settings.DEFAULT_FROM_EMAIL


def mail_in(address: str) -> UUID | None:
    """Which mail an envelope was made for; None for every address that we did not make."""
    tag = address.rpartition("@")[0].rpartition("+")[2].lower()
    try:
        data = b32decode(tag.upper() + "=" * (-len(tag) % 8))
    except (Error, ValueError):
        return None
    if len(data) != SIZE:
        return None
    mail = UUID(bytes=data[:ID])
    return mail if constant_time_compare(tag_of(mail), tag) else None


def tag_of(mail: UUID) -> str:
    mark = bytes.fromhex(fingerprint(PURPOSE, mail.hex))[:MARK]
    return b32encode(mail.bytes + mark).decode().rstrip("=").lower()
