"""Our SARIF, read by code that we did not write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError
from sarif_pydantic import Sarif

from countersign.readiness.examples import dossier_of
from countersign.readiness.reports.sarif import as_sarif
from countersign.readiness.rules import RULES
from countersign.readiness.verdict import Judgement, judgement

ORGANISATIONS = Path(__file__).parents[1] / "calibration"
LEVELS = {"major": "error", "minor": "warning", "opportunity": "note", "observation": "note"}


@pytest.fixture(scope="module")
def judged() -> Judgement:
    """Something of every grade, and something that cannot be assessed."""
    changes = {"policies[0].review_months": 24, "policies": [], "unknown": ["spot_checks", "spot_stats"]}
    return judgement(dossier_of({**changes, "roles[0].assignments": []}))


def test_a_reader_that_is_not_ours_reads_every_result(judged: Judgement) -> None:
    read = Sarif.model_validate_json(json.dumps(as_sarif([("firm/dossier one.json", judged)], "1.2.3")))

    [run] = read.runs
    assert (read.version, run.tool.driver.name, run.tool.driver.semantic_version) == ("2.1.0", "Countersign", "1.2.3")
    assert [one.id for one in run.tool.driver.rules] == [one.rule.code for one in RULES]
    found = judged.worst_first()
    assert found
    for (rule, finding), result in zip(found, run.results, strict=True):
        assert (result.rule_id, result.message.text) == (rule.code, str(finding.says))
        assert result.level.value == LEVELS[finding.grade.word]
        [where] = result.locations
        assert where.physical_location.artifact_location.uri == "firm/dossier%20one.json"


def test_the_reader_refuses_what_is_no_sarif(judged: Judgement) -> None:
    """Otherwise the test above could not fail."""
    made = as_sarif([("dossier.json", judged)], "1.2.3")
    made["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(ValidationError):
        Sarif.model_validate(made)


def test_what_cannot_be_assessed_is_told_beside_the_results(judged: Judgement) -> None:
    [run] = as_sarif([("dossier.json", judged)], "1.2.3")["runs"]

    told = [one["associatedRule"]["id"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert told == [one.rule.code for one in judged.cannot_assess()] != []
    assert not {*told} & {one["ruleId"] for one in run["results"]}


def test_every_reference_to_a_rule_leads_there(judged: Judgement) -> None:
    [run] = as_sarif([("dossier.json", judged)], "1.2.3")["runs"]

    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    marks = [one["partialFingerprints"]["countersignFinding/v1"] for one in run["results"]]
    assert len({*marks}) == len(marks)
