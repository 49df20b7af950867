"""What the examples of the policy rules cannot show: bare records, own thresholds, a control that does not apply."""

from __future__ import annotations

from typing import Any

import pytest

from countersign.readiness.examples import dossier_of
from countersign.readiness.judging import judge
from countersign.readiness.rule import Grade
from countersign.readiness.rules import RULES, RuleFile

POLICY_RULES = [one for one in RULES if one.rule.family == "POL"]

BARE: dict[str, dict[str, Any]] = {
    "nothing": {"policies": [], "people": []},
    "no-version": {"policies": [{"id": "isp", "kind": "parent"}, {"id": "aup", "kind": "topic"}]},
    "bare-version": {"policies": [{"id": "isp", "kind": "parent", "versions": [{"status": "approved"}]}]},
    "bare-event": {"triggers": [{"on": "2026-03-03"}], "policies[0].versions[0].approved_by": "ghost"},
}


def raised(changes: dict[str, Any], code: str) -> list[Grade]:
    return [finding.grade for one in judge(dossier_of(changes)) if one.rule.code == code for finding in one.findings]


@pytest.mark.parametrize("changes", BARE.values(), ids=BARE)
@pytest.mark.parametrize("one", POLICY_RULES, ids=lambda one: one.rule.code)
def test_a_rule_asked_alone_answers_on_bare_records(one: RuleFile, changes: dict[str, Any]) -> None:
    for answer in one.judge(dossier_of(changes)):
        words = str(getattr(answer, "says", None) or getattr(answer, "why", None))

        assert "None" not in words


@pytest.mark.parametrize(
    ("code", "changes", "threshold", "grade"),
    [
        ("POL-010", {"policies[0].versions[0].context_hits": 2}, {"POL-010.terms": 3}, Grade.OPPORTUNITY),
        ("POL-012", {}, {"POL-012.share": 0.2}, Grade.OPPORTUNITY),
        ("POL-017", {}, {"POL-017.cycle_months": 6, "POL-017.intervals": 0}, Grade.MAJOR),
        ("POL-018", {}, {"POL-018.months": 6}, Grade.OPPORTUNITY),
    ],
)
def test_the_dossier_s_own_threshold_judges(
    code: str, changes: dict[str, Any], threshold: dict[str, float], grade: Grade
) -> None:
    assert raised(changes, code) == []
    assert raised({**changes, "thresholds": threshold}, code) == [grade]


@pytest.mark.parametrize("extreme", [0, 1e12])
def test_no_threshold_makes_a_rule_fail(extreme: float) -> None:
    every = {f"{one.rule.code}.{limit.name}": extreme for one in RULES for limit in one.rule.thresholds}

    assert judge(dossier_of({"thresholds": every, "policies[1].review_months": None}))


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("POL-016", {"policies[0].versions[0].approved_on": "2025-03-02"}),
        ("POL-017", {"policies[0].versions[0].approved_on": "2019-03-02"}),
        ("POL-019", {"triggers": [{"on": "2026-03-03"}]}),
        ("POL-020", {"policies[1].versions": []}),
    ],
)
def test_a_finding_is_an_opportunity_where_the_control_does_not_apply(code: str, changes: dict[str, Any]) -> None:
    assert raised({**changes, "org.excluded_controls": ["A.5.1"]}, code) == [Grade.OPPORTUNITY]
