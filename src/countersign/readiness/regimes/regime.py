"""What a regime is: a law, a contract or a code that asks for more than ISO/IEC 27001, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from countersign.readiness.dossier import Dossier
from countersign.readiness.rule import Basis, CannotAssess, Finding, Grade, Reference, Rule

Sight = Callable[[Dossier], Dossier | CannotAssess]
"""The facts as a regime wants them read, or why it cannot tell from them."""


def as_recorded(dossier: Dossier) -> Dossier:
    return dossier


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What a regime asks for where a rule looks: the place in its text, and what it means for that rule.

    ``binding``: a finding rests on the regime itself, whatever the rule rests on by itself. ``least``: the mildest
    grade of such a finding. ``thresholds``: numbers of the rule that the regime fixes, by name. ``sight``: facts it
    reads otherwise; ``settles``: the key of the dossier that it thereby fixes. ``says``: the template of the finding
    where facts were read otherwise, with values of the rule's own message.
    """

    code: str
    cites: str
    asks: str
    binding: bool = False
    least: Grade | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)
    sight: Sight = as_recorded
    settles: str = ""
    says: str = ""

    @property
    def numbers(self) -> dict[str, float]:
        """The thresholds by the names that settings use: ``REV-011.gap_days``."""
        return {f"{self.code}.{name}": value for name, value in self.thresholds.items()}

    def seen(self, dossier: Dossier) -> Dossier | CannotAssess:
        """The dossier with what the regime fixes."""
        fixed = replace(dossier, thresholds={**(dossier.thresholds or {}), **self.numbers}) if self.numbers else dossier
        return self.sight(fixed)

    def over(self, rule: Rule) -> Rule:
        """The rule with the basis and the ladder that it has under the regime."""
        if not self.binding:
            return rule
        return replace(rule, basis=Basis.OBLIGATION, ladder=lifted(rule.ladder, self.least))

    def lift(self, finding: Finding) -> Finding:
        return replace(finding, grade=max(finding.grade, self.least)) if self.least else finding


def lifted(ladder: Mapping[Grade, str], least: Grade | None) -> Mapping[Grade, str]:
    """No rung below the mildest grade; rungs that fall together keep all their conditions."""
    rungs: dict[Grade, str] = {}
    for grade, when in ladder.items():
        rung = max(grade, least or grade)
        rungs[rung] = f"{rungs[rung]}, or {when}" if rung in rungs else when
    return rungs


@dataclass(frozen=True, kw_only=True)
class Regime:
    """``key``: as a dossier names it in ``org.regimes``. ``edition`` and ``dated``: the text that was read.

    ``includes``: keys of regimes that apply whenever it does. ``left_out``: what it asks for that no rule can judge,
    because a dossier holds no such fact.
    """

    key: str
    name: str
    edition: str
    dated: date
    force: Literal["law", "contract", "voluntary"]
    demands: tuple[Demand, ...]
    includes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def of(self, code: str) -> list[Demand]:
        """What it asks for where this rule looks."""
        return [demand for demand in self.demands if demand.code == code]

    def reference(self, demand: Demand) -> Reference:
        return Reference(self.key, demand.cites, demand.asks)
