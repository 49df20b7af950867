"""Read a policy from a Markdown file: the parsing confined, the words made a tree."""

from __future__ import annotations

from typing import Any, cast

from countersign.kernel.archives import Unreadable
from countersign.kernel.confinement import ConfinedError, ConfinedTime, confined
from countersign.kernel.words import say
from countersign.policies.imports.word import WordText, as_text

__all__ = ["MARKDOWN", "read_markdown"]

MARKDOWN = (".md", ".markdown")
CONVERTER = "countersign.policies.imports.markdown_conversion:convert"
MOST = 1_000_000


def read_markdown(data: bytes, name: str) -> WordText:
    """The words of a .md. Raises ``Unreadable`` with one sentence that names the file and what to do.

    The title is the heading of the first level, if the file begins with it and has no other; the headings below it
    move up by one level then.
    """
    if len(data) > MOST:
        raise Unreadable(say("{name} is larger than 1 MB. Split it in two, and upload one of them.", name=name))
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = "\0"
    if "\0" in words:
        raise Unreadable(say("{name} is no text in UTF-8. Save it as UTF-8, and upload that.", name=name))
    return as_text(_converted(words.encode(), name), name)


def _converted(data: bytes, name: str) -> dict[str, Any]:
    try:
        return cast("dict[str, Any]", confined(CONVERTER, data))
    except ConfinedTime:
        template = "{name} took longer than 20 seconds to read and was given up. Save it as a new, simpler file."
    except ConfinedError:
        template = "{name} cannot be read as Markdown. Save its words as a new file, and upload that."
    raise Unreadable(say(template, name=name))
