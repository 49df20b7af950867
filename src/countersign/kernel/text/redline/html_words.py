"""The words of a comparison as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from countersign.kernel.text.redline.marks import Mark, Piece
from countersign.kernel.text.runs import Style
from countersign.kernel.words import Words, say


def pieces_html(pieces: Iterable[Piece], speak: Callable[[Words], str], *, alone: bool) -> str:
    """``alone``: a note above says already that all of it came or went, so nothing is spoken twice."""
    out = []
    for mark, group in groupby(pieces, lambda piece: piece.mark):
        members = list(group)
        if mark is Mark.KEPT:
            out += [_kept(piece, speak) for piece in members]
        else:
            out.append(_marked(mark, "".join(_styled(piece.text, piece.now) for piece in members), speak, alone=alone))
    return "".join(out)


def _marked(mark: Mark, inside: str, speak: Callable[[Words], str], *, alone: bool) -> str:
    tag, words = ("ins", say("added:")) if mark is Mark.ADDED else ("del", say("removed:"))
    if alone:
        return f"<{tag}>{inside}</{tag}>"
    spoken = f'<span class="spoken">[{escape(speak(words))} </span>'
    return f'<{tag}>{spoken}{inside}<span class="spoken">]</span></{tag}>'


def _kept(piece: Piece, speak: Callable[[Words], str]) -> str:
    shown = _styled(piece.text, piece.now)
    if piece.same or not piece.text.strip():
        return shown
    told = "; ".join(speak(words) for words in _restyled(piece.was, piece.now))
    return f'{shown} <span class="redline-style">[{escape(told)}]</span>'


def _restyled(was: Style, now: Style) -> Iterable[Words]:
    """How the same words look otherwise now."""
    if was.bold != now.bold:
        yield say("now bold") if now.bold else say("no longer bold")
    if was.italic != now.italic:
        yield say("now italic") if now.italic else say("no longer italic")
    if was.href != now.href and now.href:
        yield say("now leads to {address}", address=now.href)
    if was.href != now.href and was.href:
        yield say("led to {address} before", address=was.href)


def _styled(text: str, style: Style) -> str:
    out = escape(text)
    out = f"<em>{out}</em>" if style.italic else out
    out = f"<strong>{out}</strong>" if style.bold else out
    return f'<a href="{escape(style.href)}">{out}</a>' if style.href else out
