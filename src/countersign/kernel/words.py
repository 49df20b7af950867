"""Words: an English sentence with its values apart.

Pure code may not translate, and a page may not glue sentences together. So whoever has something to
say returns ``Words``; the page translates the template and then puts the values in (decision 27).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Words:
    """A template (also the message id for translators) and the values that belong in it."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.in_language(str)

    def in_language(self, translate: Callable[[str], str]) -> str:
        """The sentence, with the template passed through a translator first."""
        shown = {name: spelled(value) if isinstance(value, date) else value for name, value in self.values}
        return translate(self.template).format(**shown)

    @property
    def first_sentence(self) -> Words:
        """The template up to the end of its first sentence. Values are not looked into: "J. Smith" ends nothing."""
        return Words(FIRST_SENTENCE.split(self.template, maxsplit=1)[0], self.values)


def spelled(day: date) -> str:
    """ "21 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def number(n: int) -> str:
    """ "seven": up to twelve in words, then in figures."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else f"{n:,}"


def listed(words: Sequence[str], last: str = "and", most: int = 20) -> str:
    """ "a, b and c": a few words as they stand in a sentence, the first twenty of many."""
    if len(words) > most:
        return f"{', '.join(words[:most])} {last} {len(words) - most} more"
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

NUMBERS = (
    *("none", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

FIRST_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z{\"])")


def say(template: str, /, **values: object) -> Words:
    """``say("{n} people have not accepted", n=3)``. A value missing in the template is an error at once."""
    words = Words(template, tuple(sorted(values.items())))
    str(words)
    return words
