"""Findings as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from countersign.readiness.asking import gaps_of
from countersign.readiness.families import PARTS
from countersign.readiness.reports.explained import BASES
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import Judgement, Verdict
from countersign.web.numbers import in_words, opening
from countersign.web.readiness import regimes
from countersign.web.readiness.answering import Answers
from countersign.web.readiness.clearing import Clearing

if TYPE_CHECKING:
    from countersign.readiness.models import Statement, Toleration

Since = Mapping[tuple[str, str], date]
"""A finding's code and key → the day since which it is known to stand."""

ADVICE: dict[Verdict, str] = {
    Verdict.CANNOT_ASSESS: gettext_noop("No advice yet: nobody is on the register of top management. Fill it first."),
    Verdict.RECONSIDER: gettext_noop("reconsider. There is no sign of leadership taking part."),
    Verdict.NOT_READY: gettext_noop("not ready. Fix what is major, or move the date."),
    Verdict.GO_WITH_PLAN: gettext_noop("go, with a plan. Declare what is minor, with a date for each."),
    Verdict.GO: gettext_noop("go."),
}

MANY = 8
"""More of the grave ones than that are read sentence by sentence first, each with its grounds folded."""

COUNTED: dict[Grade, tuple[str, str]] = {
    Grade.MAJOR: (gettext_noop("major"), gettext_noop("major")),
    Grade.MINOR: (gettext_noop("minor"), gettext_noop("minor")),
    Grade.OPPORTUNITY: (gettext_noop("opportunity"), gettext_noop("opportunities")),
    Grade.OBSERVATION: (gettext_noop("observation"), gettext_noop("observations")),
}


def title_of(code: str) -> str:
    """What a rule is called; one that is gone keeps its code."""
    return _(BY_CODE[code].title) if code in BY_CODE else code


def about(code: str, finding: Finding) -> dict[str, str]:
    """The finding that a form is about, as it is raised today."""
    return {
        "code": code,
        "grade": finding.grade.word,
        "word": _(COUNTED[finding.grade][0]),
        "says": finding.says.in_language(_),
    }


def decided(one: Toleration | Statement, open_line: str) -> list[dict[str, Any]]:
    """Whoever decided about an answer, for the block of hands; ``open_line`` says who still has to."""
    if one.approved_at:
        return [{"name": str(one.approved_by), "hat": one.approved_as, "at": one.approved_at}]
    return [] if one.closed_at else [{"name": open_line, "hat": "", "at": None, "open": True}]


def heading(judged: Judgement) -> str:
    """The title of the page says how it stands."""
    grades = [finding.grade for _rule, finding in judged.counted()]
    n, majors = len(grades), grades.count(Grade.MAJOR)
    if not n:
        return _("Nothing that an auditor would raise, as far as could be judged")
    found = ngettext("One finding", "{n} findings", n).format(n=opening(n))
    if n == 1:
        return _("{findings}, and it is major").format(findings=found) if majors else found
    if not majors:
        return _("{findings}, none of them major").format(findings=found)
    if majors == n:
        return _("{findings}, all of them major").format(findings=found)
    return _("{findings}, {majors} of them major").format(findings=found, majors=in_words(majors))


def advice(judged: Judgement) -> str:
    """What follows, and about which clauses."""
    told = _(ADVICE[judged.verdict])
    clauses = sorted(part.clause for part in PARTS if part.clause and {*part.families} & {*judged.covers})
    if judged.verdict is Verdict.CANNOT_ASSESS or not clauses:
        return told
    return _("As far as {clauses} could be judged: {advice}").format(clauses=", ".join(clauses), advice=told)


def counts(judged: Judgement) -> list[dict[str, Any]]:
    grades = [finding.grade for _rule, finding in judged.counted()]
    return [
        {"grade": grade.word, "n": grades.count(grade), "word": _(COUNTED[grade][grades.count(grade) != 1])}
        for grade in sorted(Grade, reverse=True)
    ]


def covers(judged: Judgement) -> list[str]:
    """The clauses about which something could be judged."""
    return [f"{part.clause} {_(part.name)}".strip() for part in PARTS if {*part.families} & {*judged.covers}]


def groups(
    judged: Judgement, clearing: Clearing | None, since: Since, answers: Answers | None = None
) -> list[dict[str, Any]]:
    """The findings by clause, worst first in each; a clause without findings is left out."""
    worst, parts = judged.worst_first(), []
    many = sum(finding.grade >= Grade.MINOR for _rule, finding in worst) > MANY
    for part in PARTS:
        here = [(rule, finding) for rule, finding in worst if rule.family in part.families]
        shown = [one(rule, finding, clearing, since, answers) for rule, finding in here]
        if shown:
            parts.append(
                {
                    "clause": part.clause,
                    "name": _(part.name),
                    "note": noted(finding.grade for _rule, finding in here),
                    "many": many,
                    "open": [item for item in shown if item["grave"]],
                    "folded": [item for item in shown if not item["grave"]],
                }
            )
    return parts


def noted(grades: Iterable[Grade]) -> str:
    """ "3 minor, 1 observation"."""
    found = list(grades)
    told = [(found.count(grade), COUNTED[grade]) for grade in sorted(Grade, reverse=True)]
    return ", ".join(f"{n} {_(words[n != 1])}" for n, words in told if n)


def one(
    rule: Rule, finding: Finding, clearing: Clearing | None, since: Since, answers: Answers | None
) -> dict[str, Any]:
    file = BY_CODE[rule.code]
    return {
        "code": rule.code,
        "grade": finding.grade.word,
        "word": _(COUNTED[finding.grade][0]),
        "grave": finding.grade >= Grade.MINOR,
        "clauses": ", ".join(rule.clauses),
        "also": regimes.also(finding),
        "rests_on": f"{regimes.sentence_case(_(BASES[rule.basis]))}." if finding.also else "",
        "says": finding.says.first_sentence.in_language(_),
        "why": _(file.part("Why an auditor raises it")),
        "clears": _(file.part("What clears it")),
        "another_auditor": _(view) if (view := rule.stricter_view(finding)) else "",
        "since": since.get((rule.code, finding.key)),
        "answers": answers.of(rule, finding) if answers else [],
        "button": clearing.of(rule, finding) if clearing else None,
    }


def unclear(judged: Judgement) -> list[dict[str, Any]]:
    """The rules that could not be judged: first where somebody could record more, then what nobody can yet."""
    missing: list[dict[str, str]] = []
    unrecorded: list[dict[str, str]] = []
    for outcome in judged.cannot_assess():
        told = {
            "code": outcome.rule.code,
            "title": _(BY_CODE[outcome.rule.code].title),
            "why": " ".join(one.in_language(_) for one in outcome.why),
        }
        cannot = gaps_of(outcome.rule, judged.dossier) or outcome.rule.counts
        (unrecorded if cannot else missing).append(told)
    reasons = [
        (_("Something is not recorded that could be"), missing),
        (_("Countersign does not record yet what these look at"), unrecorded),
    ]
    return [{"why": why, "rules": rules} for why, rules in reasons if rules]
