"""A judgement for reading in a terminal: the verdict, then the findings, the gravest first.

What is major or minor is told in full, what is milder by its title, so that a small organisation fits one screen.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import groupby

from countersign.kernel.words import listed, spelled
from countersign.readiness.asking import Outcome
from countersign.readiness.reports import also_cited
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import NO_FORECAST, NOT_THE_WHOLE, Judgement

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What a file could make a terminal do; none of it is printed."""

Ink = Callable[[str, str], str]
"""Colours a text: what it is (a grade's word, or "quiet"), and the text."""

SHADES = {"major": "1;31", "minor": "33", "opportunity": "36", "observation": "34", "quiet": "2"}


def coloured(kind: str, text: str) -> str:
    return f"\x1b[{SHADES[kind]}m{text}\x1b[0m"


def plain(_kind: str, text: str) -> str:
    return text


def as_lines(judged: Judgement, ink: Ink = plain, *, width: int = 100, full: bool = False) -> Iterator[str]:
    """``width`` in characters. ``full``: every finding in its whole sentences."""
    yield clean(f"{judged.dossier.org.name}, as of {judged.dossier.as_of}: {judged.verdict}")
    yield from wrapped(f"Judged: {', '.join(judged.covers) or 'nothing'}. {NO_FORECAST}", width, "")
    yield from applied(judged, width)
    for grade, found in groupby(judged.worst_first(), key=lambda one: one[1].grade):
        yield f"\n{ink(grade.word, grade.word.upper())}"
        for rule, finding in found:
            yield from told(rule, finding, ink, width) if full or grade >= Grade.MINOR else [in_brief(rule, finding)]
    yield from unclear(judged, ink, width)


def applied(judged: Judgement, width: int) -> Iterator[str]:
    """The regimes laid over the rules, what of them nobody judged, and those that are named and were not applied."""
    for regime in judged.regimes:
        text = f"{regime.key}: {regime.name}, {regime.edition} ({spelled(regime.dated)})."
        yield from wrapped(f"Read with {text}", width, "")
        if regime.left_out:
            yield from wrapped(f"No rule judges {listed(regime.left_out)}.", width, "  ")
    if judged.regimes:
        yield from wrapped(NOT_THE_WHOLE, width, "")
    if named := judged.named_only:
        asked = " ".join(f"--regime {key}" for key in named)
        yield from wrapped(f"The file names {listed(named)}, and was judged without. To apply: {asked}", width, "")


def told(rule: Rule, finding: Finding, ink: Ink, width: int) -> Iterator[str]:
    yield f"  {named(rule, finding).strip()}  {ink('quiet', '; '.join(rule.clauses))}"
    yield from wrapped(str(finding.says), width, "    ")
    for one in finding.also:
        yield from wrapped(f"Also {one.cites}: {one.asks}", width, "    ")


def in_brief(rule: Rule, finding: Finding) -> str:
    also = f" · also {clean(places)}" if (places := also_cited(finding)) else ""
    return named(rule, finding) + also


def named(rule: Rule, finding: Finding) -> str:
    about = f" · {finding.subject}" if finding.subject else ""
    return clean(f"  {rule.code}  {BY_CODE[rule.code].title}{about}")


def unclear(judged: Judgement, ink: Ink, width: int) -> Iterator[str]:
    """The rules that cannot tell, under the reason that they share."""
    by_reason: dict[str, list[str]] = {}
    for outcome in judged.cannot_assess():
        by_reason.setdefault(reason(outcome), []).append(outcome.rule.code)
    if by_reason:
        yield f"\n{ink('quiet', 'CANNOT BE ASSESSED')}"
    for why, codes in by_reason.items():
        yield from wrapped(f"{' '.join(codes)}: {why}", width, "  ")


def reason(outcome: Outcome) -> str:
    return " ".join(str(why) for why in outcome.why)


def wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(clean(text), width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def clean(text: str) -> str:
    return CONTROL.sub(" ", text)
