"""Own thresholds from a file: by which numbers to judge instead of the rules' own, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from countersign.console.dossiers import parsed
from countersign.kernel.records import Unusable
from countersign.kernel.refusals import Refused
from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.settings import NUMBERS


@dataclass(frozen=True)
class OwnNumbers:
    """By the name of a threshold, such as POL-016.grace_days: the number, and the reason for it."""

    values: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def over(self, dossier: Dossier) -> Dossier:
        """The dossier, judged by these numbers before its own."""
        return replace(dossier, thresholds={**(dossier.thresholds or {}), **self.values}) if self.values else dossier

    def told(self) -> Iterator[Words]:
        for name, value in self.values.items():
            yield say(
                "{name} is {value}, not {default}: {why}",
                name=name,
                value=f"{value:g}",
                default=f"{NUMBERS[name].default:g}",
                why=self.reasons[name],
            )


def numbers_in(file: str) -> OwnNumbers:
    """``{"POL-016.grace_days": {"value": 30, "why": "..."}}``. Raises Unusable."""
    value = parsed(file)
    if not isinstance(value, Mapping):
        raise Unusable(say("is not an object with the names of thresholds as its keys."))
    given = {name: number(name, one) for name, one in value.items()}
    return OwnNumbers(given, {name: reason(name, one) for name, one in value.items()})


def number(name: str, one: Any) -> float:
    if name not in NUMBERS:
        near = get_close_matches(name, NUMBERS, n=1)
        hint = f" Is {near[0]} meant?" if near else ""
        raise Unusable(say("{name} is no threshold of a rule.{hint}", name=name, hint=hint))
    if not isinstance(one, Mapping) or type(one.get("value")) not in (int, float):
        raise Unusable(say("{name} needs a value that is a number, and a why.", name=name))
    try:
        return NUMBERS[name].read(NUMBERS[name].kept(Decimal(str(one["value"]))))
    except Refused as error:
        raise Unusable(say("{name}.value: {why}", name=name, why=str(error))) from error


def reason(name: str, one: Mapping[str, Any]) -> str:
    why = one.get("why")
    if not isinstance(why, str) or not why.strip():
        raise Unusable(say("{name} has no why: an own number needs its reason.", name=name))
    return why.strip()
