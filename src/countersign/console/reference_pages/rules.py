"""The page of the rules: each as its file tells it, with the examples that are its tests."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.console.reference_pages.markdown import code, document, listed, table
from countersign.readiness.rule import Basis, Counts, Grade
from countersign.readiness.rules import PARTS, RULES, RuleFile

INTRODUCTION = """\
What an auditor would raise, rule by rule. A rule answers with findings, with *clear*, or with *cannot assess* where
the facts are missing. A grade is a forecast of how an auditor would see it; when several fit, the highest is raised.
The basis says what a finding can be held against: the clause itself, a control of Annex A, the organisation's own
rule, or good practice. Lead days are what it usually takes to put things right and show it. Codes are permanent."""

BASES = {
    Basis.CLAUSE: "the clause",
    Basis.ANNEX_A: "a control of Annex A",
    Basis.OWN_RULE: "the organisation's own rule",
    Basis.GOOD_PRACTICE: "good practice",
}


def page() -> str:
    contents = table(
        ["code", "rule", "clause", "grades"],
        (
            [f"[{one.rule.code}](#{one.rule.code.lower()})", one.title, "; ".join(one.rule.clauses), grades(one)]
            for one in RULES
        ),
    )
    return document("Rules", INTRODUCTION, [contents, *("\n\n".join(part(one)) for one in RULES)])


def grades(one: RuleFile) -> str:
    return listed(grade.word for grade in sorted(one.rule.ladder))


def part(one: RuleFile) -> Iterator[str]:
    yield f"## {one.rule.code}\n\n**{one.title}.** {'; '.join(one.rule.clauses)}. Basis: {BASES[one.rule.basis]}."
    for heading in PARTS:
        yield f"*{heading}.* {one.part(heading)}"
    yield "\n".join(f"* **{grade.word}**: {when}" for grade, when in one.rule.ladder.items())
    if one.rule.thresholds:
        rows = [[code(f"{one.rule.code}.{it.name}"), f"{it.default:g}", it.why] for it in one.rule.thresholds]
        yield table(["threshold", "default", "why"], rows)
    yield table(["what is on record", "what the rule answers"], examples(one))
    yield beside(one)


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
