"""Regimes laid over a rule: it is asked by itself, and once more for all that a regime asks for where it looks.

Pure. The graver answer stands, so that a regime adds and never takes away (docs/decisions/0030).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from countersign.kernel.words import Words
from countersign.readiness.asking import Before, Outcome, Result, ask
from countersign.readiness.dossier import Dossier
from countersign.readiness.regimes import Demand, Regime
from countersign.readiness.rule import CannotAssess, Finding
from countersign.readiness.rules import RuleFile


def ask_under(regimes: Sequence[Regime], one: RuleFile, dossier: Dossier, before: Before) -> Outcome:
    """One rule, and once more for everything that a regime asks for where it looks."""
    plain = ask(one, dossier, before)
    if plain.result is Result.NOT_ASKED:
        return plain
    demands = [(regime, demand) for regime in regimes for demand in regime.of(one.rule.code)]
    answers = [(demand, ask_by(regime, demand, one, dossier, before)) for regime, demand in demands]
    return together(plain, answers, dossier) if answers else plain


def ask_by(regime: Regime, demand: Demand, one: RuleFile, dossier: Dossier, before: Before) -> Outcome:
    """What a rule answers on the facts, the basis and the ladder that it has under a regime."""
    rule, seen = demand.over(one.rule), demand.seen(dossier)
    if isinstance(seen, CannotAssess):
        return Outcome(rule, Result.CANNOT_ASSESS, why=(seen.why,))
    found = ask(replace(one, rule=rule), seen, before)
    own_words = not demand.says or seen == dossier
    findings = (demand.lift(replace(it, also=(regime.reference(demand),))) for it in found.findings)
    worded = (it if own_words else replace(it, says=Words(demand.says, it.says.values)) for it in findings)
    return replace(found, findings=tuple(worded))


def together(plain: Outcome, answers: Sequence[tuple[Demand, Outcome]], dossier: Dossier) -> Outcome:
    """Of findings with one key the graver stands, and all that regimes say to it. Nothing is lost that stood before."""
    standing = {finding.key: finding for finding in plain.findings}
    for _demand, outcome in answers:
        standing |= {finding.key: joined(standing.get(finding.key), finding) for finding in outcome.findings}
    settled_by_regime = any(demand.settles and dossier.knows(demand.settles) for demand, _ in answers)
    why = dict.fromkeys([*(() if settled_by_regime else plain.why), *(it for _, one in answers for it in one.why)])
    rule = next((one.rule for demand, one in answers if demand.binding and carries(one, standing)), plain.rule)
    result = Result.RAISED if standing else Result.CANNOT_ASSESS if why else Result.CLEAR
    return Outcome(rule, result, tuple(standing.values()), tuple(why))


def joined(stands: Finding | None, finding: Finding) -> Finding:
    """Where both are as grave, the words of the first regime stand before the rule's own."""
    first = stands is not None and stands.also and stands.grade >= finding.grade
    graver = stands if stands and (first or stands.grade > finding.grade) else finding
    return replace(graver, also=(*(stands.also if stands else ()), *finding.also))


def carries(outcome: Outcome, standing: dict[str, Finding]) -> bool:
    """Is everything that stands as grave by this answer alone?"""
    grades = {finding.key: finding.grade for finding in outcome.findings}
    return all(key in grades and grades[key] >= finding.grade for key, finding in standing.items())
