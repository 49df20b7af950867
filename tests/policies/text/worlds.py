"""Texts of one paragraph for each string."""

from __future__ import annotations

from html import escape

from countersign.kernel.text import Text, from_html


def paragraphs(*pieces: str) -> Text:
    return from_html("".join(f"<p>{escape(piece)}</p>" for piece in pieces))[0]
