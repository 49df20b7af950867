"""A policy from a file, of whichever kind it is."""

from __future__ import annotations

from countersign.kernel.archives import Unreadable
from countersign.policies.imports.markdown import MARKDOWN, read_markdown
from countersign.policies.imports.word import WordText, read_word

__all__ = ["Unreadable", "WordText", "read_file"]


def read_file(data: bytes, name: str) -> WordText:
    """The words of a .md by its ending, of a .docx otherwise. Raises ``Unreadable`` with one sentence."""
    return read_markdown(data, name) if name.lower().endswith(MARKDOWN) else read_word(data, name)
