"""A poster that says where the policies are found: gathered here, typeset in a confined child."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import segno

from countersign.press.sheets import EXAMPLE, sheet

if TYPE_CHECKING:
    from countersign.people.models import Organisation


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
    return sheet("/policies/documents/poster.typ", said, at, picture=code(address))


def code(address: str) -> str:
    """A QR code as SVG, with the quiet zone that readers need; a quarter of it may be torn off (level Q)."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="q").save(drawn, kind="svg", border=4, xmldecl=False, dark="#101a16")
    return drawn.getvalue().decode()
