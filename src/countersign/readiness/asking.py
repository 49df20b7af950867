"""One rule asked about a dossier: what it raises, that it is clear, or why it cannot be assessed.

Pure. What keeps a rule from being asked, and what its answer weighs beside others, is handled here once: silences
between rules, an empty register, a company of one, and what is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import settled
from countersign.readiness.dossier.keys import called
from countersign.readiness.dossier.leadership import register
from countersign.readiness.rule import Answers, Basis, CannotAssess, Counts, Finding, Grade, Rule
from countersign.readiness.rules import RuleFile

CONTROL = re.compile(r"A\.\d+\.\d+")


class Result(Enum):
    """What came of asking a rule."""

    RAISED = "raised"
    CLEAR = "clear"
    CANNOT_ASSESS = "cannot assess"
    NOT_ASKED = "not asked"
    """Another finding says it already, or the rule does not apply to an organisation of this kind."""


@dataclass(frozen=True)
class Outcome:
    """One rule's answer."""

    rule: Rule
    result: Result
    findings: tuple[Finding, ...] = ()
    why: tuple[Words, ...] = ()


type Before = Mapping[str, Outcome]
"""What the rules have answered that were asked earlier, by code."""


def ask(one: RuleFile, dossier: Dossier, before: Before) -> Outcome:
    """One rule, unless something keeps it from being asked."""
    rule = one.rule
    if silenced(rule, before) or (dossier.org.headcount <= 1 and not rule.fits_one_person):
        return Outcome(rule, Result.NOT_ASKED)
    if hindered := hindrance(rule, dossier, before):
        return Outcome(rule, Result.CANNOT_ASSESS, why=(hindered,))
    answers = list(counting(one, rule.counts, dossier, before) if rule.counts else one.judge(dossier))
    found = (graver(rule, answer, before) for answer in answers if isinstance(answer, Finding))
    findings = tuple(capped(rule, finding, dossier) for finding in found)
    why = tuple(answer.why for answer in answers if isinstance(answer, CannotAssess))
    result = Result.RAISED if findings else Result.CANNOT_ASSESS if why else Result.CLEAR
    return Outcome(rule, result, findings, why)


def counting(one: RuleFile, counts: Counts, dossier: Dossier, before: Before) -> Answers:
    """What a rule answers that looks at others. It is not clear while those that cannot be assessed might matter."""
    plain = [before[code] for code in sorted(before) if not before[code].rule.counts]
    others = [(it.rule, finding) for it in plain for finding in it.findings if counts.takes(it.rule, finding)]
    possible = [pair for it in plain for pair in unsaid(it, dossier) if counts.takes(*pair)]
    answers = list(one.judge(dossier, others))
    if not answers and any(isinstance(answer, Finding) for answer in one.judge(dossier, [*others, *possible])):
        answers = [CannotAssess(say("It counts what other rules raise, and some of those cannot be assessed."))]
    yield from answers


def unsaid(outcome: Outcome, dossier: Dossier) -> Iterator[tuple[Rule, Finding]]:
    """Whatever a rule might have raised that cannot be assessed, or only in part."""
    rule = outcome.rule
    for grade in rule.ladder if outcome.why else ():
        yield rule, capped(rule, Finding(grade, say("")), dossier)


def silenced(rule: Rule, before: Before) -> bool:
    """Has a finding been raised that says it already (DOMAIN, 2.1 number 15)?"""
    if any(raised(before.get(code), grade) for code, grade in rule.silenced_by.items()):
        return True
    return any(code in before and before[code].result is Result.RAISED for code in rule.needs_clear)


def raised(outcome: Outcome | None, least: Grade) -> bool:
    return outcome is not None and any(finding.grade >= least for finding in outcome.findings)


def hindrance(rule: Rule, dossier: Dossier, before: Before) -> Words | None:
    """Why a rule cannot be asked at all; None if it can."""
    if gaps := gaps_of(rule, dossier):
        return say("Nothing is known here about {keys}.", keys=called(gaps))
    if rule.needs_register and not register(dossier):
        return say("The register of top management is empty.")
    if rule.needs_settled and not settled(dossier):
        return say("The management system is younger than 90 days and no audit is near.")
    unclear = [code for code in rule.needs_clear if code in before and before[code].result is not Result.CLEAR]
    return say("It rests on {codes}, which cannot be assessed.", codes=", ".join(unclear)) if unclear else None


def gaps_of(rule: Rule, dossier: Dossier) -> list[str]:
    """What this dossier knows nothing about of all that a rule reads, as the dossier names it."""
    gaps = dict.fromkeys(dossier.unknown)
    return [gap for gap in gaps if any(f"{key}.".startswith(f"{gap}.") for key in rule.reads)]


def graver(rule: Rule, finding: Finding, before: Before) -> Finding:
    """What is found together with something else may weigh more."""
    lifted = [grade for code, grade in rule.graver_with.items() if raised(before.get(code), Grade.OBSERVATION)]
    return replace(finding, grade=max(finding.grade, *lifted)) if lifted else finding


def capped(rule: Rule, finding: Finding, dossier: Dossier) -> Finding:
    """A control that is not applicable can be no more than an opportunity (DOMAIN, 2.1 number 17)."""
    if rule.basis is not Basis.ANNEX_A or finding.grade <= Grade.OPPORTUNITY:
        return finding
    control = next((one for one in rule.clauses if CONTROL.fullmatch(one)), None)
    return replace(finding, grade=Grade.OPPORTUNITY) if control in dossier.org.excluded_controls else finding
