"""What an organisation may set of how it is judged: the numbers of the rules, and the regimes laid over them."""

from __future__ import annotations

from countersign.people.settings import Choices, Number, Registry
from countersign.readiness.regimes import BY_KEY
from countersign.readiness.rule import Rule, Threshold
from countersign.readiness.rules import RULES


def number(rule: Rule, one: Threshold) -> Number:
    return Number(
        key=f"{rule.code}.{one.name}",
        default=one.default,
        why=one.why,
        least=one.least,
        most=one.most,
        whole=one.whole,
    )


NUMBERS = {one.key: one for one in (number(file.rule, it) for file in RULES for it in file.rule.thresholds)}

APPLYING = Choices(
    key="regimes",
    of=tuple(BY_KEY),
    why="a law or a contract may ask for more than ISO/IEC 27001, and only the organisation knows which apply to it",
)
"""Which laws, contracts and codes apply to the organisation (docs/decisions/0031)."""

KINDS: Registry = {**NUMBERS, APPLYING.key: APPLYING}
"""Every threshold of every rule, as ``POL-016.grace_days``; and the regimes."""
