"""How much of a text also stands in another one, by runs of five words.

A run is five words that follow one another in one paragraph, heading, point or cell; a piece of fewer words is one run
by itself. Case, punctuation and the order of the pieces do not matter, and a run that stands twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from countersign.kernel.text import Text, text_pieces

RUN = 5
_WORD = re.compile(r"\w++(?:['\u2019-]\w++)*+")
_PLACEHOLDER = re.compile(r"\[[^\[\]]{0,200}\]")
_NAME = re.compile(r"(?<=[\w,;:)] )[^\W\d_a-z][\w'\u2019-]*+")
_NUMBER = re.compile(r"\d")

type Runs = frozenset[tuple[str, ...]]


def runs(text: Text) -> Runs:
    """The different runs of a text, every word of it."""
    return _runs(_WORD.findall(piece.casefold()) for _, piece in text_pieces(text))


def common_runs(text: Text, names: Collection[str] = ()) -> Runs:
    """The same without names, numbers and unfilled placeholders: what is left when a template is filled in.

    A word with a capital is a name unless a sentence begins with it. ``names``: the organisation's own, which go
    wherever they stand.
    """
    wanted = sorted({" ".join(name.split()) for name in names} - {""}, key=len, reverse=True)
    own = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE) if wanted else None
    return _runs(_common_words(piece, own) for _, piece in text_pieces(text))


def share_in(these: Runs, those: Runs) -> float | None:
    """Of these runs the share that those have too, 0 to 1; None where there are none (POL-012)."""
    return round(len(these & those) / len(these), 3) if these else None


def similarity(text: Text, templates: Collection[Runs], names: Collection[str] = ()) -> float | None:
    """The largest share of the text that one template has too. ``templates``: the common runs of each."""
    these = common_runs(text, names)
    return max((share_in(these, those) or 0.0 for those in templates), default=None) if these else None


def kept(text: Text, before: Text) -> float | None:
    """Of the runs of either version the share that stands in both: 1 when no word changed, 0 when all did.

    Names and numbers count here: "12 months" instead of "24 months" is a change. None where both are empty.
    """
    these, those = runs(text), runs(before)
    either = these | those
    return round(len(these & those) / len(either), 3) if either else None


def _common_words(piece: str, own: re.Pattern[str] | None) -> list[str]:
    plain = _PLACEHOLDER.sub(" ", piece)
    plain = _NAME.sub(" ", own.sub(" ", plain) if own else plain)
    return [word for word in _WORD.findall(plain.casefold()) if not _NUMBER.search(word)]


def _runs(pieces: Iterable[list[str]]) -> Runs:
    return frozenset(run for words in pieces for run in _of(words))


def _of(words: list[str]) -> Iterable[tuple[str, ...]]:
    if len(words) > RUN:
        return zip(*(words[at:] for at in range(RUN)), strict=False)
    return [tuple(words)] if words else []
