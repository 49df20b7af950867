"""Rules that look at what others have raised: when they are asked, what they are given, and when they cannot tell."""

from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.words import say
from countersign.readiness.asking import Outcome, Result
from countersign.readiness.dossier import Dossier
from countersign.readiness.examples import dossier_of
from countersign.readiness.judging import judge
from countersign.readiness.rule import Answers, Basis, Counts, Finding, Grade, Others, Rule, unknown
from countersign.readiness.rules import RULES, RuleFile
from countersign.readiness.verdict import Judgement, Verdict, judgement

MINOR = Counts(grades=(Grade.MINOR,))


def raising(code: str, *grades: Grade, clause: str = "5.1") -> RuleFile:
    """A rule that raises these, whatever the dossier."""

    def condition(_dossier: Dossier) -> Answers:
        yield from (Finding(grade, say("Something is wrong.")) for grade in grades)

    return file(Rule(**about(code, clause)), condition)


def unsure(code: str, clause: str = "5.1") -> RuleFile:
    """A rule that cannot tell, and might raise a minor."""

    def condition(_dossier: Dossier) -> Answers:
        yield unknown("what happened")

    return file(Rule(**about(code, clause)), condition)


def counting(code: str, counts: Counts = MINOR, least: int = 1) -> RuleFile:
    """A rule that raises a major when there are so many; it says which."""

    def condition(_dossier: Dossier, others: Others) -> Answers:
        if len(others) >= least:
            codes = ",".join(rule.code for rule, _ in others)
            yield Finding(Grade.MAJOR, say("They add up."), subject=codes)

    return file(Rule(**about(code), counts=counts), condition)


def about(code: str, clause: str = "5.1") -> dict[str, Any]:
    ladder = {Grade.MAJOR: "often", Grade.MINOR: "seldom"}
    return {
        "code": code,
        "clauses": (clause,),
        "basis": Basis.CLAUSE,
        "lead_days": 1,
        "tier": 1,
        "ladder": ladder,
        "reads": (),
    }


def file(rule: Rule, condition: Any) -> RuleFile:
    return RuleFile(rule, condition, says="", quiet=(), raised=(), cannot_assess=())


def answer(code: str, *rules: RuleFile) -> Outcome:
    return next(one for one in judge(dossier_of({}), rules) if one.rule.code == code)


def test_it_is_asked_after_the_others_whatever_its_code() -> None:
    found = answer("AAA-001", counting("AAA-001"), raising("ZZZ-002", Grade.MINOR), raising("ZZZ-001", Grade.MINOR))
    assert [one.subject for one in found.findings] == ["ZZZ-001,ZZZ-002"]


def test_it_is_given_its_grades_alone() -> None:
    mixed = raising("ZZZ-001", Grade.MAJOR, Grade.MINOR, Grade.OBSERVATION)
    both = Counts(grades=(Grade.MAJOR, Grade.MINOR))
    assert answer("AAA-001", counting("AAA-001"), mixed).findings[0].subject == "ZZZ-001"
    assert answer("AAA-001", counting("AAA-001", both), mixed).findings[0].subject == "ZZZ-001,ZZZ-001"


@pytest.mark.parametrize("but", ["ZZZ", "ZZZ-001"])
def test_it_is_not_given_what_it_leaves_out(but: str) -> None:
    counts = Counts(grades=(Grade.MINOR,), but=(but,))
    found = answer("AAA-001", counting("AAA-001", counts), raising("ZZZ-001", Grade.MINOR), unsure("ZZZ-001"))
    assert found.result is Result.CLEAR


def test_those_that_count_do_not_see_one_another() -> None:
    both = Counts(grades=(Grade.MAJOR, Grade.MINOR))
    rules = counting("AAA-001", both), counting("BBB-001", both), raising("ZZZ-001", Grade.MINOR)
    assert [one.findings[0].subject for one in judge(dossier_of({}), rules)[:2]] == ["ZZZ-001", "ZZZ-001"]


def test_it_cannot_tell_while_what_is_not_assessed_might_matter() -> None:
    pair = counting("AAA-001", least=2), raising("YYY-001", Grade.MINOR)
    assert answer("AAA-001", *pair).result is Result.CLEAR
    assert answer("AAA-001", *pair, unsure("ZZZ-001")).result is Result.CANNOT_ASSESS
    assert answer("AAA-001", counting("AAA-001", least=3), pair[1], unsure("ZZZ-001")).result is Result.CLEAR


def test_what_is_enough_is_raised_whatever_cannot_be_assessed() -> None:
    found = answer("AAA-001", counting("AAA-001"), raising("YYY-001", Grade.MINOR), unsure("ZZZ-001"))
    assert (found.result, found.why) == (Result.RAISED, ())


@pytest.mark.parametrize(
    ("clause", "subclause"),
    [
        ("5.1", "5.1"),
        ("5.1(c)", "5.1"),
        ("9.3.2(a)", "9.3"),
        ("6.2(e)", "6.2"),
        ("A.5.1", "A.5.1"),
        ("A.5.15", "A.5.15"),
        ("10.2", "10.2"),
        ("5", "5"),
    ],
)
def test_the_subclause_of_a_rule(clause: str, subclause: str) -> None:
    assert Rule(**about("ZZZ-001", clause)).subclause == subclause


THREE_MINORS = {f"policies[0].versions[0].marks.{mark}": None for mark in ("objectives", "requirements", "improvement")}


def codes(judged: Judgement) -> set[str]:
    return {rule.code for rule, _ in judged.findings()}


def test_several_minors_on_one_subclause_do_not_change_the_verdict() -> None:
    judged = judgement(dossier_of(THREE_MINORS))
    assert "AGG-001" in codes(judged)
    assert judged.verdict is Verdict.GO_WITH_PLAN


def test_a_minor_that_is_back_does() -> None:
    before = {"prev_findings": [{"code": "POL-009", "on": "2025-11-10", "closed_on": "2026-01-12"}]}
    judged = judgement(dossier_of({**THREE_MINORS, **before}))
    assert "AGG-002" in codes(judged)
    assert judged.verdict is Verdict.NOT_READY


def test_absent_leadership_is_a_reason_to_reconsider() -> None:
    absent = next(one for one in RULES if one.rule.code == "AGG-003").raised[0].changes
    judged = judgement(dossier_of(absent))
    assert judged.verdict is Verdict.RECONSIDER


def test_forecasts_are_no_open_points_before_the_audit() -> None:
    """The audit is tomorrow: three minors are open, and the forecast about them is no fourth."""
    judged = judgement(dossier_of({**THREE_MINORS, "audits[0].date": "2026-11-21"}))
    subject = next(finding.subject for rule, finding in judged.findings() if rule.code == "AUD-001")
    assert subject == "POL-007,POL-008,POL-009"
