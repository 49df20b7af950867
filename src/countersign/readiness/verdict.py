"""The verdict (DOMAIN, section 4), which families it covers, and by which numbers it was reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from countersign.readiness.asking import Outcome, Result
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import register
from countersign.readiness.judging import judge
from countersign.readiness.regimes import BY_KEY, Regime, applying
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.rules import RULES

NOT_THE_WHOLE = "A regime is read only where a rule looks. This is no check of the whole of it."

NO_FORECAST = "A clean list is no forecast of passing the interview: clause 5 is judged in conversation."


ADVISORY = frozenset({"AGG-001"})
"""Rules that forecast what minors could become together; the minors count, and are counted once."""


class Verdict(StrEnum):
    CANNOT_ASSESS = "cannot assess"
    RECONSIDER = "reconsider"
    NOT_READY = "not ready"
    GO_WITH_PLAN = "go with plan"
    GO = "go"


@dataclass(frozen=True)
class Judgement:
    """What every rule answered on a day, and what follows. ``regimes``: those that were laid over the rules."""

    dossier: Dossier
    outcomes: Sequence[Outcome]
    regimes: Sequence[Regime] = ()

    @property
    def verdict(self) -> Verdict:
        """As section 4 says: AGG-003 speaks for itself, AGG-001 does not count."""
        grades = {finding.grade for _rule, finding in self.counted()}
        if not register(self.dossier):
            return Verdict.CANNOT_ASSESS
        if any(rule.code == "AGG-003" for rule, _ in self.findings()):
            return Verdict.RECONSIDER
        if Grade.MAJOR in grades:
            return Verdict.NOT_READY
        return Verdict.GO_WITH_PLAN if Grade.MINOR in grades else Verdict.GO

    @property
    def covers(self) -> list[str]:
        """The families of which at least one rule could be judged."""
        judged = (one for one in self.outcomes if one.result in (Result.RAISED, Result.CLEAR))
        return list(dict.fromkeys(one.rule.family for one in judged))

    @property
    def named_only(self) -> list[str]:
        """The regimes that the dossier names and that were not applied, by their keys; only those that we know."""
        applied = {regime.key for regime in self.regimes}
        return [key for key in BY_KEY if key in self.dossier.org.regimes and key not in applied]

    def findings(self) -> Iterator[tuple[Rule, Finding]]:
        """What was raised, in the order of the codes."""
        return ((one.rule, finding) for one in self.outcomes for finding in one.findings)

    def counted(self) -> Iterator[tuple[Rule, Finding]]:
        """What was raised, without what only says how others could be graded together."""
        return ((rule, finding) for rule, finding in self.findings() if rule.code not in ADVISORY)

    def worst_first(self) -> list[tuple[Rule, Finding]]:
        """What was raised, the gravest first."""
        return sorted(self.findings(), key=lambda one: (-one[1].grade, one[0].code, one[1].key))

    def cannot_assess(self) -> list[Outcome]:
        """The rules that could not be judged, in the order of the codes."""
        return [one for one in self.outcomes if one.result is Result.CANNOT_ASSESS]


def judgement(dossier: Dossier, regimes: Sequence[Regime] = ()) -> Judgement:
    """Ask every rule about a dossier, under these regimes and no others."""
    return Judgement(dossier, judge(dossier, regimes=regimes), regimes)


def own_judgement(dossier: Dossier) -> Judgement:
    """Ask every rule about a dossier that the organisation answers for: under the regimes that it says apply to it.

    Of the organisation itself, and of a pack that it gives away. What somebody else's file names applies nothing by
    itself (docs/decisions/0031).
    """
    return judgement(dossier, applying(dossier.org.regimes))


def strange_thresholds(dossier: Dossier) -> list[str]:
    """The thresholds that a dossier sets and no rule knows: a slip of the pen must not judge by the default unseen."""
    known = {f"{one.rule.code}.{limit.name}" for one in RULES for limit in one.rule.thresholds}
    return sorted({*(dossier.thresholds or {})} - known)


def thresholds(judgement: Judgement) -> dict[str, float]:
    """Every number that judged, as it was when it did."""
    return {
        f"{one.rule.code}.{threshold.name}": one.rule.limit(judgement.dossier, threshold.name)
        for one in judgement.outcomes
        for threshold in one.rule.thresholds
    }
