"""The keys of the logs: derived, never stored (decision 16).

A log's Ed25519 seed is HKDF-SHA256(log secret, origin ‖ generation). Only the process that puts entries in
their place needs the log secret; checking needs none.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from countersign.ledger.note import VerificationKey


def signing_key(origin: str, generation: int) -> Ed25519PrivateKey:
    """The private key of one log in one generation. Raises ImproperlyConfigured without a log secret."""
    info = f"countersign log key\n{origin}\n{generation}".encode()
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=info)
    return Ed25519PrivateKey.from_private_bytes(derive.derive(settings.COUNTERSIGN_LOG_SECRET))


def verification_key(origin: str, public: str) -> VerificationKey:
    """The key as it is told to auditors, from the log's name and the public key in hex."""
    return VerificationKey(origin, bytes.fromhex(public))


def public_key(origin: str, generation: int) -> str:
    """The public key in hex."""
    return signing_key(origin, generation).public_key().public_bytes_raw().hex()


def check(public: bytes, signature: bytes, message: bytes) -> bool:
    """Is this an Ed25519 signature of the message? (``note.Check``)"""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
