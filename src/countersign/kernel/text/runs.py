"""Runs: stretches of text in one style, and the single form that equal texts share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from countersign.kernel.text.characters import clean, clean_address
from countersign.kernel.text.problem import TextProblem
from countersign.kernel.words import say


class Style(NamedTuple):
    """How a run looks and where it leads; ``href`` is empty when it is no link."""

    bold: bool = False
    italic: bool = False
    href: str = ""


PLAIN = Style()
Piece = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one style. Raises ``TextProblem`` when empty, not clean, or with a refused link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    def __post_init__(self) -> None:
        if not self.text:
            raise TextProblem("a run holds no text.")
        if clean(self.text) != self.text:
            raise TextProblem(say("the text {text} holds hidden or doubled characters.", text=repr(self.text)))
        if self.href and clean_address(self.href) != self.href:
            raise TextProblem(say("a link may lead to https, http or mailto, not to {href}.", href=repr(self.href)))

    @property
    def style(self) -> Style:
        return Style(self.bold, self.italic, self.href)


def make_runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """The runs of one paragraph: cleaned, trimmed, neighbours of one style joined.

    A blank at the edge of a styled run stands outside it, so that the same text has one form.
    ``make_runs`` of its own result gives the same runs.
    """
    spaced = _spaced((clean(text), style) for text, style in pieces)
    joined = _joined(_edges_outside(_joined(_bridged(spaced))))
    return tuple(Run(text, *style) for text, style in joined)


def runs_text(runs: Iterable[Run]) -> str:
    """The bare text of some runs."""
    return "".join(run.text for run in runs)


def check_runs(runs: tuple[Run, ...]) -> None:
    """Raise ``TextProblem`` unless the runs stand in the one form that ``make_runs`` gives."""
    if make_runs((run.text, run.style) for run in runs) != runs:
        raise TextProblem(say("the runs of {text} are not in their normal form.", text=repr(runs_text(runs)[:60])))


def _spaced(pieces: Iterable[Piece]) -> list[Piece]:
    """No blank at either end, and never two in a row across the border of two pieces."""
    out: list[Piece] = []
    after_blank = True
    for text, style in pieces:
        kept = text.lstrip(" ") if after_blank else text
        if kept:
            out.append((kept, style))
            after_blank = kept.endswith(" ")
    if out and out[-1][0].endswith(" "):
        text, style = out.pop()
        if text != " ":
            out.append((text[:-1], style))
    return out


def _bridged(pieces: list[Piece]) -> list[Piece]:
    """A lone blank between two pieces of one style takes that style."""
    out = list(pieces)
    for at in range(1, len(out) - 1):
        if out[at][0] == " " and out[at - 1][1] == out[at + 1][1]:
            out[at] = (" ", out[at - 1][1])
    return out


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one style become one piece."""
    texts: list[list[str]] = []
    styles: list[Style] = []
    for text, style in pieces:
        if styles and styles[-1] == style:
            texts[-1].append(text)
        else:
            texts.append([text])
            styles.append(style)
    return [(unicodedata.normalize("NFC", "".join(parts)), style) for parts, style in zip(texts, styles, strict=True)]


def _edges_outside(pieces: Iterable[Piece]) -> list[Piece]:
    """Blanks at the edges of styled pieces become plain pieces of their own."""
    out: list[Piece] = []
    for text, style in pieces:
        before, body = (" ", text[1:]) if text.startswith(" ") else ("", text)
        body, after = (body[:-1], " ") if body.endswith(" ") else (body, "")
        parts = ((before, PLAIN), (body, style), (after, PLAIN))
        out += [part for part in parts if part[0]] if style != PLAIN else [(text, style)]
    return out
