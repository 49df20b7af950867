"""Every rule asked about a dossier: what is raised, what is clear, and what cannot be assessed.

Pure: the same dossier gives the same findings. A rule sees only what exists on the dossier's day, and none is asked
about what its dossier does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from graphlib import TopologicalSorter

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier, as_of
from countersign.readiness.dossier.audits import settled
from countersign.readiness.dossier.keys import called
from countersign.readiness.dossier.leadership import register
from countersign.readiness.rule import Basis, CannotAssess, Finding, Grade, Rule
from countersign.readiness.rules import RULES, RuleFile

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


def judge(dossier: Dossier, rules: Iterable[RuleFile] = RULES) -> list[Outcome]:
    """Ask every rule, in the order of the codes."""
    day = as_of(dossier, dossier.as_of)
    by_code = {one.rule.code: one for one in rules}
    outcomes: dict[str, Outcome] = {}
    for code in in_order(by_code):
        outcomes[code] = ask(by_code[code], day, outcomes)
    return [outcomes[code] for code in sorted(outcomes)]


def in_order(by_code: dict[str, RuleFile]) -> Iterable[str]:
    """Whoever silences others is asked before them."""
    after = {code: {*one.rule.silenced_by, *one.rule.needs_clear} & set(by_code) for code, one in by_code.items()}
    return TopologicalSorter(after).static_order()


def ask(one: RuleFile, dossier: Dossier, before: dict[str, Outcome]) -> Outcome:
    """One rule, unless something keeps it from being asked."""
    rule = one.rule
    if silenced(rule, before) or (dossier.org.headcount <= 1 and not rule.fits_one_person):
        return Outcome(rule, Result.NOT_ASKED)
    if hindered := hindrance(rule, dossier, before):
        return Outcome(rule, Result.CANNOT_ASSESS, why=(hindered,))
    answers = list(one.judge(dossier))
    findings = tuple(capped(rule, answer, dossier) for answer in answers if isinstance(answer, Finding))
    why = tuple(answer.why for answer in answers if isinstance(answer, CannotAssess))
    result = Result.RAISED if findings else Result.CANNOT_ASSESS if why else Result.CLEAR
    return Outcome(rule, result, findings, why)


def silenced(rule: Rule, before: dict[str, Outcome]) -> bool:
    """Has a finding been raised that says it already (DOMAIN, 2.1 number 15)?"""
    if any(raised(before.get(code), grade) for code, grade in rule.silenced_by.items()):
        return True
    return any(code in before and before[code].result is Result.RAISED for code in rule.needs_clear)


def raised(outcome: Outcome | None, least: Grade) -> bool:
    return outcome is not None and any(finding.grade >= least for finding in outcome.findings)


def hindrance(rule: Rule, dossier: Dossier, before: dict[str, Outcome]) -> Words | None:
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
    """The keys that a rule reads and of which this dossier knows nothing."""
    return [key for key in rule.reads if not dossier.knows(key)]


def capped(rule: Rule, finding: Finding, dossier: Dossier) -> Finding:
    """A control that is not applicable can be no more than an opportunity (DOMAIN, 2.1 number 17)."""
    if rule.basis is not Basis.ANNEX_A or finding.grade <= Grade.OPPORTUNITY:
        return finding
    control = next((one for one in rule.clauses if CONTROL.fullmatch(one)), None)
    return replace(finding, grade=Grade.OPPORTUNITY) if control in dossier.org.excluded_controls else finding
