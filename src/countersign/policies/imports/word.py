"""Read a policy from a Word file: the archive is checked, the parsing confined, the words made a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, cast

from countersign.kernel.archives import WORD, Unreadable, check_office_file
from countersign.kernel.confinement import ConfinedFailure, ConfinedMemory, ConfinedTime, confined
from countersign.kernel.text import Heading, Text, from_json, runs_text
from countersign.kernel.words import Words, say

__all__ = ["Unreadable", "WordText", "read_word"]

CONVERTER = "countersign.policies.imports.conversion:convert"
"""By its name: only the child process imports what reads Word files."""

UNTITLED = "The file has no title; it is called after the file for now: “{title}”."
RETITLED = "The file calls itself “{title}”. Here it is called what was typed."


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says: its title, its text without the title, and what the reader should check."""

    title: str
    text: Text
    warnings: tuple[Words, ...]

    def called(self, title: str) -> WordText:
        """The same under a title that somebody typed. A title of its own that is lost by it is told as well."""
        told = tuple(one for one in self.warnings if one.template != UNTITLED)
        if len(told) == len(self.warnings) and self.title != title:
            told = (say(RETITLED, title=self.title), *told)
        return replace(self, title=title, warnings=told)


def read_word(data: bytes, name: str) -> WordText:
    """The words of a .docx. Raises ``Unreadable`` with one sentence that names the file and what to do.

    The title is the paragraph in the style Title; without one the only heading of the first level, if the
    text begins with it; without that the name of the file, and a warning says so.
    """
    check_office_file(data, name, WORD)
    return as_text(_converted(data, name), name)


def as_text(told: dict[str, Any], name: str) -> WordText:
    """What the child said of a file, as a text with a title. Raises ``Unreadable``."""
    if "refused" in told:
        raise Unreadable(say(told["refused"], name=name))
    if "problem" in told:
        raise Unreadable(say("{name} does not fit. {problem}", name=name, problem=_words(told["problem"])))
    text = from_json(told["text"])
    if not text.blocks:
        raise Unreadable(say("{name} holds no words that can be read (a scan?). Upload a file with text.", name=name))
    warnings = tuple(_words(remark) for remark in told["remarks"])
    return _titled(WordText(told["title"], text, warnings), name)


def _converted(data: bytes, name: str) -> dict[str, Any]:
    try:
        return cast("dict[str, Any]", confined(CONVERTER, data))
    except ConfinedTime:
        template = "{name} took longer than 20 seconds to read and was given up. Save it as a new, simpler file."
    except ConfinedMemory:
        template = "{name} is too large to read in one go. Take out pictures and drawings, or split it in two."
    except ConfinedFailure:
        template = "{name} cannot be read as a Word document. Open it, save it again as .docx, and upload that."
    raise Unreadable(say(template, name=name))


def _words(remark: list[Any]) -> Words:
    template, values = remark
    return say(template, **values)


def _titled(word: WordText, name: str) -> WordText:
    """The same with a title in any case."""
    if word.title:
        return word
    first, *rest = word.text.blocks
    highest = [block for block in word.text.blocks if isinstance(block, Heading) and block.level == 1]
    if rest and highest == [first]:
        return replace(word, title=runs_text(highest[0].runs), text=Text(tuple(rest)))
    title = " ".join(re.sub(r"\.(docx|md|markdown|pdf)$", "", name, flags=re.IGNORECASE).replace("_", " ").split())
    return replace(word, title=title, warnings=(*word.warnings, say(UNTITLED, title=title)))
