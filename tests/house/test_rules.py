"""Every rule tells what it looks at, and has examples on both sides of its condition."""

from __future__ import annotations

import re

import pytest

from countersign.kernel.words import say
from countersign.readiness.rule import Finding
from countersign.readiness.rules import PARTS, RULES, RuleFile

EACH = [pytest.param(one, id=one.rule.code) for one in RULES]


@pytest.mark.parametrize("one", EACH)
def test_a_rule_has_a_title_and_its_three_parts(one: RuleFile) -> None:
    assert one.title
    assert [line for line in one.says.splitlines() if line in PARTS] == [*PARTS]
    assert all(one.part(heading) for heading in PARTS)


@pytest.mark.parametrize("one", EACH)
def test_a_rule_has_examples_for_every_rung(one: RuleFile) -> None:
    assert one.quiet
    assert {grade for raised in one.raised for grade in raised.grades} == {*one.rule.ladder}
    assert list(one.rule.ladder) == sorted(one.rule.ladder, reverse=True)


@pytest.mark.parametrize("one", EACH)
def test_a_rule_names_what_can_be_named(one: RuleFile) -> None:
    assert re.fullmatch(r"[A-Z]{3}-\d{3}", one.rule.code)
    assert one.rule.clauses
    assert one.rule.reads or one.rule.counts
    assert all(limit.why for limit in one.rule.thresholds)


@pytest.mark.parametrize("one", [one for one in RULES if one.rule.another_auditor], ids=lambda one: one.rule.code)
def test_another_auditor_says_a_sentence_where_there_is_a_graver_grade(one: RuleFile) -> None:
    gravest, *milder = one.rule.ladder
    assert one.rule.another_auditor.endswith(".")
    assert milder
    assert one.rule.stricter_view(Finding(milder[0], say(""))) == one.rule.another_auditor
    assert one.rule.stricter_view(Finding(gravest, say(""))) == ""


def test_codes_are_given_once() -> None:
    assert len({one.rule.code for one in RULES}) == len(RULES)
