"""Every rule asked about a dossier, each after those that have a say in what it answers.

Pure: the same dossier gives the same findings, under the regimes that whoever asks applies. A rule sees only what
exists on the dossier's day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter

from countersign.readiness.asking import Outcome
from countersign.readiness.dossier import Dossier, as_of
from countersign.readiness.overlaying import ask_under
from countersign.readiness.regimes import Regime
from countersign.readiness.rule import Rule
from countersign.readiness.rules import BY_CODE, RULES, RuleFile


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
