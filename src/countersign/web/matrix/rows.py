"""Rows of the matrix in HTML. A large one has three hundred with eighteen thousand cells: too many for a template.

Texts pass ``html.escape`` as they are put in. Django's ``format_html`` would look at each for being lazy or safe
already, which is a sixth of the time that such a page takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import combinations
from typing import Any

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

ODD, HIDDEN = " data-odd", " hidden"
ROW = '<tr data-row="{key}"{odd}><th scope="row">{head}</th>{cells}</tr>\n'
LINK, SMALL = '<a href="{}">{}</a>', '<span class="raci-note">{}</span>'
BESIDE = '<td class="raci-lint" id="lint-{key}" data-lint="{key}">{said}</td>'
BELOW = (
    '<details class="raci-fold"{hidden}><summary>{counted}</summary>'
    '<span class="raci-lint" id="lint-{key}" data-lint="{key}">{said}</span></details>'
)
NOTE = '<span class="raci-said" data-grade="{grade}">{says} <span class="raci-grade">{word} · {code}</span></span>'


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
    head = [LINK.format(escape(url), escape(row.title)) if url else escape(row.title)]
    head += [SMALL.format(escape(_("known as: {known}").format(known=known)))] if known else []
    head += [SMALL.format(escape(row.note))] if row.note else []
    found = cells(row, heads, odd)
    if said is not None and beside:
        found += BESIDE.format(key=escape(row.key), said="".join(said))
    elif said is not None:
        head.append(below(row.key, said))
    return safe(ROW.format(key=escape(row.key), odd=ODD if said else "", head="".join(head), cells=found))


def below(key: str, said: Sequence[SafeString]) -> str:
    counted = ngettext("one thing to notice", "{n} things to notice", len(said)).format(n=len(said))
    return BELOW.format(hidden="" if said else HIDDEN, counted=escape(counted), key=escape(key), said="".join(said))


def note(one: Mapping[str, str]) -> SafeString:
    """One thing that the rules say: ``{"code", "grade", "word", "says"}``."""
    return safe(NOTE.format_map({name: escape(one[name]) for name in ("grade", "says", "word", "code")}))


def cells(row: Row, heads: Sequence[Mapping[str, Any]], odd: set[str]) -> str:
    found = [FILLED[row.cells.get(head["id"], "")] for head in heads]
    for at, head in enumerate(heads if odd else ()):
        if head["id"] in odd:
            found[at] = found[at].replace("<td>", "<td data-odd>", 1)
    return "".join(found)


def safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 (the HTML is of this file, and every text in it was escaped)
