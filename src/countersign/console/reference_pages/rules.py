"""The pages of the rules: one of all, and one of each as its file tells it, with the examples that are its tests."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.console.reference_pages.markdown import code, document, listed, table
from countersign.readiness.families import FAMILIES
from countersign.readiness.reports.explained import BASES, under_regimes
from countersign.readiness.rule import Counts, Grade
from countersign.readiness.rules import PARTS, RULES, RuleFile

INTRODUCTION = """\
What an auditor would raise, rule by rule. A rule answers with findings, with *clear*, or with *cannot assess* where
the facts are missing. A grade is a forecast of how an auditor would see it; when several fit, the highest is raised.
The basis says what a finding can be held against: the clause itself, a control of Annex A, the organisation's own
rule, or good practice; a [regime](../decisions/0030-regimes-are-laid-over-the-rules.md) that is applied may lend
another. Lead days are what it usually takes to put things right and show it. Codes are permanent."""


def page() -> str:
    """Every rule in a line, by family; its own page says the rest."""
    return document("Rules", INTRODUCTION, (family(key, name) for key, name in FAMILIES.items()))


def family(key: str, name: str) -> str:
    rows = [
        [f"[{one.rule.code}](rules/{one.rule.code}.md)", one.title, "; ".join(one.rule.clauses), grades(one)]
        for one in RULES
        if one.rule.family == key
    ]
    return f"## {key}: {name}\n\n{table(['code', 'rule', 'clause', 'grades'], rows)}"


def grades(one: RuleFile) -> str:
    return listed(grade.word for grade in sorted(one.rule.ladder))


def pages() -> dict[str, str]:
    """By code, the page of each rule."""
    return {one.rule.code: document(f"{one.rule.code}: {one.title}", about(one), part(one)) for one in RULES}


def about(one: RuleFile) -> str:
    return f"{'; '.join(one.rule.clauses)}. Rests on {BASES[one.rule.basis]}. [All rules](../rules.md)."


def part(one: RuleFile) -> Iterator[str]:
    for heading in PARTS:
        yield f"## {heading}\n\n{one.part(heading)}"
    rungs = "\n".join(f"* **{grade.word}**: {when}" for grade, when in one.rule.ladder.items())
    yield f"## How grave it is\n\n{rungs}"
    if one.rule.another_auditor:
        yield f"## Another auditor might say\n\n{one.rule.another_auditor}"
    if one.rule.thresholds:
        rows = [[code(f"{one.rule.code}.{it.name}"), f"{it.default:g}", it.why] for it in one.rule.thresholds]
        yield f"## The numbers it judges by\n\n{table(['threshold', 'default', 'why'], rows)}"
    if asked := [*under_regimes(one)]:
        yield f"## Where a regime is applied\n\n{'\n'.join(f'* {line}' for line in asked)}"
    yield f"## Examples\n\n{table(['what is on record', 'what the rule answers'], examples(one))}"
    yield f"## When it is asked\n\n{beside(one)}"


def examples(one: RuleFile) -> Iterator[list[str]]:
    for raised in one.raised:
        yield [raised.says, listed(grade.word for grade in raised.grades)]
    for quiet in one.quiet:
        yield [quiet.says, "nothing"]
    for unclear in one.cannot_assess:
        yield [unclear.says, "cannot assess"]


def beside(one: RuleFile) -> str:
    """What else decides whether the rule is asked."""
    rule = one.rule
    said = [f"Lead days: {rule.lead_days}."]
    if rule.reads:
        said.append(f"Reads {listed(code(key) for key in rule.reads)}.")
    if rule.counts:
        said.append(counted(rule.counts))
    if rule.silenced_by:
        said.append(f"Silent while this is raised: {listed(map(silencer, rule.silenced_by.items()))}.")
    if rule.graver_with:
        said.append(f"Graver while this is raised: {listed(map(lifter, rule.graver_with.items()))}.")
    if rule.needs_clear:
        said.append(f"Asked only when this is clear: {listed(rule.needs_clear)}.")
    if rule.needs_register:
        said.append("Cannot be assessed while the register of top management is empty.")
    if rule.needs_settled:
        said.append("Not assessed before the management system is 90 days old, unless an audit is near.")
    if not rule.fits_one_person:
        said.append("Does not apply to a company of one.")
    return " ".join(said)


def counted(counts: Counts) -> str:
    but = f", {listed(counts.but)} left out" if counts.but else ""
    return f"Asked after the others; counts what they raise as {listed(grade.word for grade in counts.grades)}{but}."


def silencer(one: tuple[str, Grade]) -> str:
    code, grade = one
    return code if grade is Grade.OBSERVATION else f"{code} ({grade.word})"


def lifter(one: tuple[str, Grade]) -> str:
    code, grade = one
    return f"{code} (then {grade.word})"
