"""The findings as the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.readiness.reports.explained import BASES
from countersign.readiness.rule import Finding, Rule
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import NO_FORECAST, Judgement
from countersign.web.readiness import regimes, showing
from countersign.web.sheets import Sheet

EXAMPLE = "EXAMPLE"

WIDTHS = (10, 14, 14, 24, 70, 60, 24, 50, 60)


Told = Callable[[Rule, Finding], str]
"""What leadership answers to a finding; empty where it said nothing."""


def sheets(judged: Judgement, told: Told, *, example: bool) -> list[Sheet]:
    """What is raised, what could not be judged, and what all of it is. ``example``: the organisation is invented."""
    mark = f"{EXAMPLE} " if example else ""
    headings = [_("Code"), _("Likely grade"), _("Clause"), _("Basis"), _("Finding"), _("What clears it"), _("About")]
    headings += [_("Leadership's answer")]
    headings += [_("Regimes that ask for the same")] if judged.regimes else []
    unclear = [_("Code"), _("Rule"), _("Why it cannot be judged")]
    return [
        Sheet(mark + _("Findings"), headings, WIDTHS[: len(headings)], rows(judged, told)),
        Sheet(mark + _("Cannot assess"), unclear, (10, 50, 70), unjudged(judged)),
        Sheet(mark + _("Read this"), [showing.heading(judged)], (100,), about(judged, example=example)),
    ]


def rows(judged: Judgement, told: Told) -> Iterator[list[str]]:
    """The gravest first."""
    for rule, finding in judged.worst_first():
        grade = _(showing.COUNTED[finding.grade][0])
        says, clears = finding.says.in_language(_), _(BY_CODE[rule.code].part("What clears it"))
        row = [rule.code, grade, ", ".join(rule.clauses), _(BASES[rule.basis]), says, clears, finding.subject]
        row.append(told(rule, finding))
        also = "\n".join(f"{one['cites']}: {one['asks']}" for one in regimes.also(finding))
        yield [*row, *([also] if judged.regimes else [])]


def unjudged(judged: Judgement) -> Iterator[list[str]]:
    for one in judged.cannot_assess():
        why = " ".join(words.in_language(_) for words in one.why)
        yield [one.rule.code, _(BY_CODE[one.rule.code].title), why]


def about(judged: Judgement, *, example: bool) -> Iterator[list[str]]:
    day = written(judged.dossier.as_of, "j F Y")
    yield [_("{organisation}, as of {day}").format(organisation=judged.dossier.org.name, day=day)]
    if example:
        yield [_("EXAMPLE. This organisation and everything in it is invented. Nothing here is evidence.")]
    yield [showing.advice(judged)]
    yield [_(NO_FORECAST)]
    yield from under_regimes(judged)


def under_regimes(judged: Judgement) -> Iterator[list[str]]:
    """Which texts were read beside the standard, and what of them was not judged."""
    applied = regimes.applied(judged)
    for one in applied["regimes"]:
        told = _("Read with {name}, {edition} ({day}).")
        yield [told.format(name=one["name"], edition=one["edition"], day=written(one["dated"], "j F Y"))]
        if one["left_out"]:
            yield [_("No rule judges {points}.").format(points=one["left_out"])]
    if judged.regimes:
        yield [applied["not_the_whole"]]
