"""Words: an English sentence with its values apart.

Pure code may not translate, and a page may not glue sentences together. So whoever has something to
say returns ``Words``; the page translates the template and then puts the values in (decision 27).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A template (also the message id for translators) and the values that belong in it."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.in_language(str)

    def in_language(self, translate: Callable[[str], str]) -> str:
        """The sentence, with the template passed through a translator first."""
        return translate(self.template).format(**dict(self.values))


def say(template: str, /, **values: object) -> Words:
    """``say("{n} people have not accepted", n=3)``. A value missing in the template is an error at once."""
    words = Words(template, tuple(sorted(values.items())))
    str(words)
    return words
