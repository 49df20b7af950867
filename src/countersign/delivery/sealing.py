"""Sealing what must not lie open in the database: mails until they are sent, sessions, codes.

AES-256-GCM under keys derived from the web secret, one for each purpose.
"""

from __future__ import annotations

import hmac
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from countersign.kernel.chance import token

NONCE_BYTES = 12


class BrokenSeal(ValueError):
    """Sealed by another secret, or changed since."""


@lru_cache(maxsize=32)
def key_for(secret: str, purpose: str) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"countersign seal\n{purpose}".encode())
    return derive.derive(secret.encode())


def seal(purpose: str, data: bytes, *, about: str) -> bytes:
    """Nobody without the web secret can read or change what comes back.

    ``about``: whose it is. Laid beside another's name in the database, it does not open.
    """
    nonce = token(NONCE_BYTES)
    return nonce + AESGCM(key_for(settings.SECRET_KEY, purpose)).encrypt(nonce, data, bound(purpose, about))


def unseal(purpose: str, sealed: bytes, *, about: str) -> bytes:
    """Raises BrokenSeal."""
    nonce, body = bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:])
    try:
        return AESGCM(key_for(settings.SECRET_KEY, purpose)).decrypt(nonce, body, bound(purpose, about))
    except (InvalidTag, ValueError) as error:
        raise BrokenSeal(f"this {purpose} was not sealed here, or was changed") from error


def bound(purpose: str, about: str) -> bytes:
    return f"{purpose}\n{about}".encode()


def fingerprint(purpose: str, data: str) -> str:
    """A keyed digest (hex): recognises a value, and tells nothing to whoever reads the database."""
    return hmac.new(key_for(settings.SECRET_KEY, purpose), data.encode(), "sha256").hexdigest()
