"""How the brief is made to fit one page: by rule, part by part, the most important first, and what is left is counted.

The typesetter takes the first of these forms that fits. What a person wrote is shortened, never a sentence of ours
left out in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten


@dataclass(frozen=True)
class Form:
    """``most``: so many sentences in a part. ``long``: so many characters in each."""

    most: int
    long: int


LENGTHS = ((8, 320), (6, 280), (5, 240), (4, 180), (3, 180), (3, 110), (2, 130), (2, 95), (1, 90))
FORMS = tuple(Form(most, long) for most, long in LENGTHS)
"""From the roomiest to the shortest."""


@dataclass(frozen=True)
class Told:
    """A part in words: what is said, what is missing, where it stands."""

    heading: str
    says: tuple[str, ...]
    missing: tuple[str, ...]
    source: str


def fitted(parts: Sequence[Told], form: Form, more: str) -> list[dict[str, object]]:
    """The parts in one form. ``more``: the words for what is left out, with ``{n}`` in them."""
    return [shown(one, form, more) for one in parts]


def shown(one: Told, form: Form, more: str) -> dict[str, object]:
    kept = [cut(words, form) for words in one.says[: form.most]]
    left = len(one.says) - len(kept)
    return {
        "heading": one.heading,
        "says": [*kept, *([more.format(n=left)] if left else [])],
        "missing": cut(" ".join(one.missing), form),
        "source": cut(one.source, form),
    }


def cut(words: str, form: Form) -> str:
    """At a space where there is one, at the length in any case."""
    told = " ".join(words.split())
    if len(told) <= form.long:
        return told
    return shorten(told, form.long, placeholder=" …") if " " in told[: form.long // 2] else told[: form.long - 1] + "…"
