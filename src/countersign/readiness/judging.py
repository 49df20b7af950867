"""Every rule asked about a dossier: what is raised, what is clear, and what cannot be assessed.

Pure: the same dossier gives the same findings. A rule sees only what exists on the dossier's day, and none is asked
about what its dossier does not know. Regimes are laid over the rules here: where one asks for more, the graver of the
rule's own answer and the regime's stands (docs/decisions/0030).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from graphlib import TopologicalSorter

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier, as_of
from countersign.readiness.dossier.audits import settled
from countersign.readiness.dossier.keys import called
from countersign.readiness.dossier.leadership import register
from countersign.readiness.regimes import Demand, Regime
from countersign.readiness.rule import Answers, Basis, CannotAssess, Counts, Finding, Grade, Rule
from countersign.readiness.rules import BY_CODE, RULES, RuleFile

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


def judge(dossier: Dossier, rules: Iterable[RuleFile] = RULES, regimes: Sequence[Regime] = ()) -> list[Outcome]:
    """Ask every rule, in the order of the codes. ``regimes``: those to apply; what a dossier names applies nothing."""
    day = as_of(dossier, dossier.as_of)
    by_code = {one.rule.code: one for one in rules}
    outcomes: dict[str, Outcome] = {}
    for code in ORDER if rules is RULES else in_order(by_code):
        outcomes[code] = ask_under(regimes, by_code[code], day, outcomes)
    return [outcomes[code] for code in sorted(outcomes)]


def in_order(by_code: Mapping[str, RuleFile]) -> Iterable[str]:
    """Whoever silences others, or makes them graver, is asked before them; who counts them, after all who do not."""
    plain = {code for code, one in by_code.items() if not one.rule.counts}
    after = {
        code: asked_before(one.rule) & set(by_code) | (plain if one.rule.counts else set())
        for code, one in by_code.items()
    }
    return TopologicalSorter(after).static_order()


def asked_before(rule: Rule) -> set[str]:
    return {*rule.silenced_by, *rule.needs_clear, *rule.graver_with}


ORDER = tuple(in_order(BY_CODE))
"""Found once, when the program starts."""


def ask_under(regimes: Sequence[Regime], one: RuleFile, dossier: Dossier, before: dict[str, Outcome]) -> Outcome:
    """One rule, and once more for everything that a regime asks for where it looks."""
    plain = ask(one, dossier, before)
    if plain.result is Result.NOT_ASKED:
        return plain
    demands = [(regime, demand) for regime in regimes for demand in regime.of(one.rule.code)]
    answers = [(demand, ask_by(regime, demand, one, dossier, before)) for regime, demand in demands]
    return together(plain, answers, dossier) if answers else plain


def ask_by(regime: Regime, demand: Demand, one: RuleFile, dossier: Dossier, before: dict[str, Outcome]) -> Outcome:
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


def ask(one: RuleFile, dossier: Dossier, before: dict[str, Outcome]) -> Outcome:
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


def counting(one: RuleFile, counts: Counts, dossier: Dossier, before: dict[str, Outcome]) -> Answers:
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
    """What this dossier knows nothing about of all that a rule reads, as the dossier names it."""
    gaps = dict.fromkeys(dossier.unknown)
    return [gap for gap in gaps if any(f"{key}.".startswith(f"{gap}.") for key in rule.reads)]


def graver(rule: Rule, finding: Finding, before: dict[str, Outcome]) -> Finding:
    """What is found together with something else may weigh more."""
    lifted = (grade for code, grade in rule.graver_with.items() if raised(before.get(code), Grade.OBSERVATION))
    return replace(finding, grade=max((finding.grade, *lifted)))


def capped(rule: Rule, finding: Finding, dossier: Dossier) -> Finding:
    """A control that is not applicable can be no more than an opportunity (DOMAIN, 2.1 number 17)."""
    if rule.basis is not Basis.ANNEX_A or finding.grade <= Grade.OPPORTUNITY:
        return finding
    control = next((one for one in rule.clauses if CONTROL.fullmatch(one)), None)
    return replace(finding, grade=Grade.OPPORTUNITY) if control in dossier.org.excluded_controls else finding
