"""One rule in words, for reading in a terminal: what `countersign explain` prints."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from countersign.readiness.regimes import REGIMES
from countersign.readiness.rule import Basis
from countersign.readiness.rules import PARTS, RuleFile

BASES = {
    Basis.CLAUSE: "a requirement of ISO/IEC 27001 itself",
    Basis.ANNEX_A: "a control of Annex A, where it applies",
    Basis.OWN_RULE: "a rule that the organisation has set itself",
    Basis.GOOD_PRACTICE: "good practice; nobody can raise more than an opportunity",
    Basis.OBLIGATION: "a law or a contract that applies to the organisation",
}


def explained(file: RuleFile, width: int = 100) -> Iterator[str]:
    """Title, clauses, what it looks at, why, what clears it, the ladder, the numbers and the examples."""
    rule = file.rule
    yield f"{rule.code}  {file.title}"
    yield f"{'; '.join(rule.clauses)}. Rests on {BASES[rule.basis]}."
    for heading in PARTS:
        yield f"\n{heading}"
        yield textwrap.fill(file.part(heading), width, initial_indent="  ", subsequent_indent="  ")
    yield "\nHow grave it is"
    yield from (f"  {grade.word}: {when}" for grade, when in rule.ladder.items())
    yield f"  To be cured and shown to work, it takes about {days(rule.lead_days)}."
    if rule.another_auditor:
        yield "\nAnother auditor might say"
        yield textwrap.fill(rule.another_auditor, width, initial_indent="  ", subsequent_indent="  ")
    if rule.thresholds:
        yield "\nThe numbers it judges by"
        yield from (f"  {rule.code}.{one.name} = {one.default:g}: {one.why}" for one in rule.thresholds)
    if asked := [*under_regimes(file)]:
        yield "\nWhere a regime is applied"
        yield from (f"  {line}" for line in asked)
    yield from examples(file)


def under_regimes(file: RuleFile) -> Iterator[str]:
    """What each regime asks for where this rule looks, and what it changes: "NIS2, NIS2 Art. 20(2): …"."""
    for regime in REGIMES:
        for one in regime.of(file.rule.code):
            changes = [f"{name} = {value:g}" for name, value in one.numbers.items()]
            changes += [f"no finding is milder than {one.least.word}"] if one.least else []
            yield f"{regime.key}, {one.cites}: {one.asks}{f' ({"; ".join(changes)})' if changes else ''}"


def examples(file: RuleFile) -> Iterator[str]:
    yield "\nRaised, for example"
    yield from (f"  {one.says} ({', '.join(grade.word for grade in one.grades)})" for one in file.raised)
    yield "\nNot raised"
    yield from (f"  {one.says}" for one in file.quiet)
    if file.cannot_assess:
        yield "\nCannot be assessed"
        yield from (f"  {one.says}" for one in file.cannot_assess)


def days(n: int) -> str:
    return "a day" if n == 1 else f"{n} days" if n else "no time of its own"
