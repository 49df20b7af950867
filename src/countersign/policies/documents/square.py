"""An address as a square that phones read."""

from __future__ import annotations

import io

import segno


def code(address: str) -> str:
    """A QR code as SVG, with the quiet zone that readers need; a quarter of it may be torn off (level Q)."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="q").save(drawn, kind="svg", border=4, xmldecl=False, dark="#101a16")
    return drawn.getvalue().decode()
