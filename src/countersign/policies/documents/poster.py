"""A poster that says where the policies are found: gathered here, typeset in a confined child."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from countersign.press.sheets import EXAMPLE, sheet

if TYPE_CHECKING:
    from countersign.people.models import Organisation

SQUARE = "countersign.policies.documents.square"
"""By its name: whoever prints no poster does without the library, some four megabytes in each process."""


def poster(organisation: Organisation, address: str, *, example: bool, at: datetime) -> bytes:
    """A sheet of A4 (PDF/A, PDF/UA) with the address as words and as a QR code. Raises ConfinedError."""
    said = {
        "organisation": organisation.name,
        "title": "Our security policies",
        "how": "Point your phone at the square, sign in with your mail address, and look for a word.",
        "address": address,
        "asks": "Nothing there that you need? Ask: a question about a policy is a real answer to it.",
        "example": EXAMPLE if example else "",
        "picture": f"A QR code that leads to {address}",
    }
    return sheet("/policies/documents/poster.typ", said, at, picture=import_module(SQUARE).code(address))
