"""``countersign explain CODE``."""

from __future__ import annotations

import pytest

from countersign.readiness.rules import RULES, RuleFile
from tests.console.calling import spoken


@pytest.mark.parametrize("one", [pytest.param(one, id=one.rule.code) for one in RULES[::8]])
def test_a_rule_is_told_whole(one: RuleFile) -> None:
    done = spoken("explain", one.rule.code.lower())

    assert done.code == 0, done.err
    assert one.title in done.out
    assert all(f"{one.rule.code}.{limit.name} = {limit.default:g}" in done.out for limit in one.rule.thresholds)
    told = [*(example.says for example in one.raised), *(example.says for example in one.quiet)]
    assert all(says in done.out for says in told)


def test_what_another_auditor_might_say_is_told() -> None:
    told = spoken("explain", "DIS-002").out
    assert "\nAnother auditor might say\n  Where three in ten are missing, that is systemic" in told
    assert "Another auditor" not in spoken("explain", "POL-001").out


def test_a_code_that_nobody_knows_names_those_near_it() -> None:
    done = spoken("explain", "POL-99")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("There is no rule 'POL-99'. Near it: POL-0")


def test_what_regimes_ask_for_is_told_with_what_it_changes() -> None:
    done = spoken("explain", "POL-018")

    assert "Where a regime is applied\n  NIS2-CIR, (EU) 2024/2690, Annex 1.1.2: The interval" in done.out
    assert "(POL-018.months = 12; no finding is milder than minor)" in done.out
    assert "regime" not in spoken("explain", "POL-001").out
