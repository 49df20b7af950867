"""Read a policy from a finished PDF: the parsing confined, its words made a tree. The file itself is what is signed."""

from __future__ import annotations

from typing import Any, cast

from countersign.kernel.archives import Unreadable
from countersign.kernel.confinement import ConfinedError, ConfinedMemory, ConfinedTime, confined
from countersign.kernel.text import Heading, Text, runs_text
from countersign.kernel.words import say
from countersign.policies.imports.word import WordText, as_text

__all__ = ["ENDING", "read_pdf"]

ENDING = ".pdf"
CONVERTER = "countersign.policies.imports.pdf_conversion:convert"
BEGINS = b"%PDF-"


def read_pdf(data: bytes, name: str) -> WordText:
    """The words of a PDF, in reading order. Raises ``Unreadable`` with one sentence that names the file.

    Words that a machine cannot read cannot be searched, compared or read aloud: a bare scan is refused. So is what
    holds more than it shows: programs, other files, a password.
    """
    if not data.startswith(BEGINS):
        raise Unreadable(say("{name} is no PDF, whatever its name says. Save it as PDF, and choose that.", name=name))
    told = _converted(data, name)
    return as_text({**told, "title": told.get("title") or name[: -len(ENDING)]}, name)


def below(title: str, text: Text) -> Text:
    """The text that stands below a title; a first heading that repeats it goes."""
    match text.blocks:
        case (Heading() as first, *rest) if rest and runs_text(first.runs).casefold() == title.strip().casefold():
            return Text(tuple(rest))
    return text


def _converted(data: bytes, name: str) -> dict[str, Any]:
    try:
        return cast("dict[str, Any]", confined(CONVERTER, data))
    except ConfinedTime:
        template = "{name} took longer than 20 seconds to read and was given up. Save it as a new, simpler PDF."
    except ConfinedMemory:
        template = "{name} is too large to read in one go. Take out pictures, or print it to a smaller PDF."
    except ConfinedError:
        template = "{name} is damaged, or no PDF that can be read. Print it to a new PDF, and choose that."
    raise Unreadable(say(template, name=name))
