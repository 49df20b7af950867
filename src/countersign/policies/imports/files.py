"""A policy from a file, of whichever kind it is."""

from __future__ import annotations

from countersign.kernel.archives import Unreadable
from countersign.kernel.words import say
from countersign.policies.imports.markdown import MARKDOWN, read_markdown
from countersign.policies.imports.pdf import ENDING, below, read_pdf
from countersign.policies.imports.word import WordText, read_word

__all__ = ["Unreadable", "WordText", "below", "read_file", "read_pdf"]


def read_file(data: bytes, name: str) -> WordText:
    """The words of a .md by its ending, of a .docx otherwise. Raises ``Unreadable`` with one sentence.

    A PDF is signed as it is, or not at all: it does not become a text that somebody writes on.
    """
    if name.lower().endswith(ENDING):
        raise Unreadable(say("{name} is a PDF. Choose “A finished PDF” for it.", name=name))
    return read_markdown(data, name) if name.lower().endswith(MARKDOWN) else read_word(data, name)
