"""Each rule's own examples, which stand in its file and on its page."""

from __future__ import annotations

import pytest

from countersign.readiness.asking import Outcome, Result
from countersign.readiness.examples import Quiet, Raised, Unassessable, dossier_of
from countersign.readiness.judging import judge
from countersign.readiness.rules import RULES, RuleFile


def each(kind: str) -> list[object]:
    return [
        pytest.param(one, example, id=f"{one.rule.code}-{place}")
        for one in RULES
        for place, example in enumerate(getattr(one, kind))
    ]


def outcome(one: RuleFile, changes: object) -> Outcome:
    found = judge(dossier_of(changes))  # type: ignore[arg-type]
    return next(answer for answer in found if answer.rule.code == one.rule.code)


@pytest.mark.parametrize(("one", "example"), each("quiet"))
def test_a_rule_is_quiet(one: RuleFile, example: Quiet) -> None:
    assert outcome(one, example.changes).result in (Result.CLEAR, Result.NOT_ASKED)


@pytest.mark.parametrize(("one", "example"), each("raised"))
def test_a_rule_raises(one: RuleFile, example: Raised) -> None:
    answer = outcome(one, example.changes)

    assert tuple(finding.grade for finding in answer.findings) == example.grades
    assert {*example.grades} <= {*one.rule.ladder}
    assert all(str(finding.says) for finding in answer.findings)


@pytest.mark.parametrize(("one", "example"), each("cannot_assess"))
def test_a_rule_cannot_tell(one: RuleFile, example: Unassessable) -> None:
    answer = outcome(one, example.changes)

    assert answer.result is Result.CANNOT_ASSESS
    assert all(str(why) for why in answer.why)


def test_nothing_is_raised_when_all_is_in_order() -> None:
    raised = {answer.rule.code for answer in judge(dossier_of({})) if answer.findings}

    assert raised == set()
