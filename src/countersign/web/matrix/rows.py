"""Rows of the matrix in HTML. A large one has three hundred with eighteen thousand cells: too many for a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.roles.raci.grid import Row
from countersign.roles.raci.letters import LETTERS, in_order

LETTER = '<b data-letter="{0}">{0}</b>'
CELL = "<td>{}</td>"
SETS = [in_order({*some}) for n in range(len(LETTERS) + 1) for some in combinations(LETTERS, n)]
FILLED = {letters: CELL.format("".join(map(LETTER.format, letters))) for letters in SETS}
"""Every cell that there can be."""

NOTHING = SafeString("")
ODD, HIDDEN = SafeString(" data-odd"), SafeString(" hidden")
BESIDE = '<td class="raci-lint" id="lint-{}" data-lint="{}">{}</td>'
BELOW = (
    '<details class="raci-fold"{}><summary>{}</summary>'
    '<span class="raci-lint" id="lint-{}" data-lint="{}">{}</span></details>'
)


def in_html(
    row: Row,
    heads: Sequence[Mapping[str, Any]],
    odd: set[str],
    said: Sequence[SafeString] | None,
    *,
    beside: bool,
    url: str = "",
    known: str = "",
) -> SafeString:
    """``odd``: the columns in which something is to be noticed. ``said``: notes about the row, None where no rule was
    asked; they stand ``beside`` its cells, or below its name. ``url``: its own page; ``known``: what the library calls
    it."""
    return format_html(
        '<tr data-row="{}"{}><th scope="row">{}{}{}{}</th>{}{}</tr>\n',
        row.key,
        ODD if said else NOTHING,
        format_html('<a href="{}">{}</a>', url, row.title) if url else row.title,
        small(_("known as: {known}").format(known=known)) if known else NOTHING,
        small(row.note) if row.note else NOTHING,
        NOTHING if said is None or beside else below(row.key, said),
        cells(row, heads, odd),
        NOTHING if said is None or not beside else format_html(BESIDE, row.key, row.key, together(said)),
    )


def small(text: str) -> SafeString:
    return format_html('<span class="raci-note">{}</span>', text)


def below(key: str, said: Sequence[SafeString]) -> SafeString:
    counted = ngettext("one thing to notice", "{n} things to notice", len(said)).format(n=len(said))
    return format_html(BELOW, NOTHING if said else HIDDEN, counted, key, key, together(said))


def note(one: Mapping[str, str]) -> SafeString:
    """One thing that the rules say: ``{"code", "grade", "word", "says"}``."""
    return format_html(
        '<span class="raci-said" data-grade="{}">{} <span class="raci-grade">{} · {}</span></span>',
        *(one[name] for name in ("grade", "says", "word", "code")),
    )


def cells(row: Row, heads: Sequence[Mapping[str, Any]], odd: set[str]) -> SafeString:
    found = [FILLED[row.cells.get(head["id"], "")] for head in heads]
    for at, head in enumerate(heads if odd else ()):
        if head["id"] in odd:
            found[at] = found[at].replace("<td>", "<td data-odd>", 1)
    return together(found)


def together(some: Sequence[str]) -> SafeString:
    return mark_safe("".join(some))  # noqa: S308 (each is HTML of ours)
