"""The numbers that rules judge by, as an organisation may set them."""

from __future__ import annotations

from countersign.people.settings import Number, Registry
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

KINDS: Registry = {**NUMBERS}
"""Every threshold of every rule, as ``POL-016.grace_days``."""
