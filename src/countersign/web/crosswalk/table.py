"""The crosswalk as the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.readiness.crosswalk import FRAMEWORKS, KINDS, STANDARD
from countersign.web.crosswalk import showing
from countersign.web.sheets import Sheet


def sheets(organisation: str, on: date, counted: showing.Counted, *, example: bool) -> list[Sheet]:
    """The table, the editions, and what it is. ``example``: the organisation is invented."""
    mark = f"{_('EXAMPLE')} " if example else ""
    names = [STANDARD.name, *(one.name for one in FRAMEWORKS)]
    table = [_("Evidence"), _("On record"), *names, _("Confidence")]
    editions = [_("Framework"), _("Edition"), _("Published"), _("Remark")]
    says = _("{organisation}, as of {day}").format(organisation=organisation, day=written(on, "j F Y"))
    return [
        Sheet(mark + _("Crosswalk"), table, (44, 18, *(18 for _name in names), 28), rows(counted)),
        Sheet(mark + _("Editions"), editions, (44, 34, 14, 50), published()),
        Sheet(mark + _("Read this"), [says], (100,), about(example=example)),
    ]


def rows(counted: showing.Counted) -> Iterator[list[str]]:
    """A row for each kind of evidence, a column for each framework; empty where it serves nothing there."""
    for kind in KINDS:
        told = showing.about(kind, counted)
        places = [", ".join(kind.serves.get(one.key, ())) for one in FRAMEWORKS]
        yield [told["name"], told["on_record"], told["clauses"], *places, told["sure"]]


def published() -> Iterator[list[str]]:
    for one in showing.editions():
        yield [one.name, one.edition, one.dated, _(one.remark) if one.remark else ""]


def about(*, example: bool) -> Iterator[list[str]]:
    if example:
        yield [_("EXAMPLE. This organisation and everything in it is invented. Nothing here is evidence.")]
    yield [_("Our own reading of each text, in the edition named. It is no legal advice and no text of theirs.")]
    yield [_("Evidence that serves a place is a beginning there. Whether it is enough, the place itself decides.")]
