"""The numbers that judge, as an organisation may set them: whatever it chooses, no rule breaks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from countersign.kernel.words import say
from countersign.readiness.examples import dossier_of
from countersign.readiness.regimes import BY_KEY
from countersign.readiness.rule import Finding, Rule, Threshold
from countersign.readiness.rules import RULES, RuleFile
from countersign.readiness.settings import APPLYING, KINDS, NUMBERS

EACH = [pytest.param(one, it, id=f"{one.rule.code}.{it.name}") for one in RULES for it in one.rule.thresholds]

EVERYTHING = [(one.rule, Finding(grade, say("It is so."))) for one in RULES for grade in one.rule.ladder]
"""All that rules can raise, for those that look at others."""


def key(rule: Rule, one: Threshold) -> str:
    return f"{rule.code}.{one.name}"


def test_every_threshold_is_a_setting_and_the_regimes_are_one() -> None:
    assert NUMBERS.keys() == {key(file.rule, one) for file in RULES for one in file.rule.thresholds}
    assert KINDS.keys() == {*NUMBERS, "regimes"}


def test_every_regime_can_be_said_to_apply() -> None:
    assert APPLYING.read(APPLYING.kept(tuple(BY_KEY)) or []) == tuple(BY_KEY)


def test_a_regime_that_has_left_the_list_is_passed_over() -> None:
    assert APPLYING.read(["PCI", "NIS1"]) == ("PCI",)


@pytest.mark.parametrize(("file", "one"), EACH)
def test_a_default_could_be_set_as_well(file: RuleFile, one: Threshold) -> None:
    kind = NUMBERS[key(file.rule, one)]
    assert kind.read(kind.kept(Decimal(str(one.default)))) == one.default


@pytest.mark.parametrize(("file", "one"), EACH)
def test_a_rule_answers_at_both_ends(file: RuleFile, one: Threshold) -> None:
    examples = [*(it.changes for it in file.quiet), *(it.changes for it in file.raised)]
    for end in (one.least, one.most):
        for changes in (*examples, *(it.changes for it in file.cannot_assess)):
            dossier = dossier_of({**changes, "thresholds": {key(file.rule, one): end}})
            assert all(str(answer) for answer in file.judge(dossier, EVERYTHING))
