"""Our JUnit files, read by code that we did not write."""

from __future__ import annotations

from junitparser import Failure, JUnitXml, Skipped

from countersign.readiness.asking import Result
from countersign.readiness.examples import dossier_of
from countersign.readiness.reports.junit import as_junit
from countersign.readiness.rule import Grade
from countersign.readiness.rules import RULES
from countersign.readiness.verdict import Judgement, judgement


def judged(**changes: object) -> Judgement:
    """An opportunity, something that cannot be assessed and, without reviews, something that is not asked."""
    told = {"policies[0].review_months": 24, "reviews": [], "unknown": ["spot_checks", "spot_stats"]}
    return judgement(dossier_of({**told, **changes}))


def read(text: str) -> dict[str, list[object]]:
    """The results of each test, by the code of its rule."""
    [suite] = JUnitXml.fromstring(text.encode())
    assert (suite.tests, suite.failures, suite.skipped) == (
        len(RULES),
        sum(any(isinstance(one, Failure) for one in case.result) for case in suite),
        sum(any(isinstance(one, Skipped) for one in case.result) for case in suite),
    )
    return {case.name[:7]: list(case.result) for case in suite}


def test_each_rule_is_a_test_and_says_how_it_went() -> None:
    found = judged()
    told = read(as_junit([("dossier.json", found)], Grade.OBSERVATION))

    for outcome in found.outcomes:
        kinds = {type(one) for one in told[outcome.rule.code]}
        expected = {Result.RAISED: {Failure}, Result.CLEAR: set()}.get(outcome.result, {Skipped})
        assert kinds == expected, outcome
    assert {one.result for one in found.outcomes} == {*Result}


def test_what_is_milder_than_asked_for_passes_and_is_told() -> None:
    text = as_junit([("dossier.json", judged())], Grade.MINOR)

    assert read(text)["POL-018"] == []
    assert "OPPORTUNITY: " in text


def test_nothing_fails_when_nothing_is_to_fail() -> None:
    [suite] = JUnitXml.fromstring(as_junit([("dossier.json", judged(policies=[]))], None).encode())

    assert suite.failures == 0


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    text = as_junit([("a\x00b.json", judged(**{"org.name": "Quay\x1bside <Ltd> & Co\ud800"}))], Grade.MINOR)

    [suite] = JUnitXml.fromstring(text.encode())
    assert suite.name == "Quay\ufffdside <Ltd> & Co\ufffd (a\ufffdb.json), as of 2026-11-20"
