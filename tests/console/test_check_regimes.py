"""``countersign check --regime``: what is laid over the rules is said in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from countersign.readiness.dossier import write
from countersign.readiness.examples import dossier_of
from tests.console.calling import spoken

LATE = {
    "org.regimes": ["NIS2-CIR", "PCI"],
    "policies[0].versions[0].approved_on": "2025-10-20",
    "policies[0].review_months": 24,
    "training": [],
}


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Its policy was approved 13 months ago and is reviewed every two years; its leader had no training."""
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(write(dossier_of(LATE))))
    return str(path)


def test_a_regime_is_applied_only_when_it_is_asked_for(file: str) -> None:
    plain, under = spoken("check", file).out, spoken("check", file, "--regime", "NIS2-CIR").out

    assert "Read with" not in plain
    assert "POL-016" not in plain
    assert "Also" not in plain
    named = "The file names NIS2-CIR and PCI, and was judged without. To apply: --regime NIS2-CIR --regime PCI"
    assert named in " ".join(plain.split())
    assert "The file names PCI, and was judged without." in " ".join(under.split())
    told = " ".join(under.split())
    assert (
        "Read with NIS2-CIR: NIS2 for digital infrastructure and services, Implementing Regulation (EU) 2024/2690"
        in told
    )
    assert "Directive (EU) 2022/2555 (14 December 2022)" in told
    assert "No rule judges whether the policy commits to resources (Annex 1.1.1 e)" in told
    assert "This is no check of the whole of it." in told
    assert "POL-016 Policy review is overdue" in told
    assert "Also (EU) 2024/2690, Annex 1.1.2: The management bodies review the policy" in told
    assert "Also NIS2 Art. 20(2): Members of the management body take training themselves." in told


def test_several_are_applied_together_and_told_as_json(file: str) -> None:
    done = spoken("check", file, "--regime", "PCI", "--regime", "UK-CODE", "--format", "json")

    answer = json.loads(done.out)
    assert [(one["key"], one["edition"], one["dated"]) for one in answer["regimes"]] == [
        ("PCI", "4.0.1", "2024-06-11"),
        ("UK-CODE", "2025", "2025-04-08"),
    ]
    assert answer["regimes"][1]["thresholds"] == {"REV-011.gap_days": 92}
    assert answer["regimes"][1]["force"] == "voluntary"
    assert len(answer["regimes"][1]["not_judged"]) == 2
    review = next(one for one in answer["findings"] if one["code"] == "POL-016")
    assert (review["basis"], review["grade"]) == ("L", "minor")
    assert review["also"] == [
        {
            "regime": "PCI",
            "cites": "PCI DSS 12.1.2",
            "asks": "The policy is reviewed at least every twelve months.",
        }
    ]
    assert "also" not in next(one for one in answer["findings"] if one["code"] == "TOP-005")


def test_what_is_mild_cites_in_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mild.json"
    path.write_text(json.dumps(write(dossier_of({"policies[0].versions[0].approved_on": "2025-11-19"}))))

    assert (
        "POL-016  Policy review is overdue · also PCI DSS 12.1.2\n" in spoken("check", str(path), "--regime", "PCI").out
    )


def test_sarif_and_junit_carry_what_is_cited(file: str) -> None:
    regimes = ("--regime", "DORA", "--regime", "PCI")
    sarif = Sarif.model_validate_json(spoken("check", file, *regimes, "--format", "sarif").out)
    junit = spoken("check", file, *regimes, "--format", "junit").out
    [suite] = JUnitXml.fromstring(junit.encode())

    told = {one["ruleId"]: one["properties"] for one in sarif.model_dump(by_alias=True)["runs"][0]["results"]}
    assert told["POL-016"]["alsoCites"] == "PCI DSS 12.1.2"
    assert told["POL-016"]["basis"] == "L"
    assert told["TOP-005"]["alsoCites"] == "DORA Art. 5(4)"
    assert told["TOP-005"]["regimes"] == ["DORA: Regulation (EU) 2022/2554", "PCI: 4.0.1"]
    assert '<property name="regime DORA" value="Regulation (EU) 2022/2554" />' in junit
    assert '<property name="regime PCI" value="4.0.1" />' in junit
    failed = {case.name[:7]: case.result[0].text for case in suite if case.result and case.result[0].text}
    assert failed["TOP-005"].endswith("Also: DORA Art. 5(4).")
    assert failed["POL-016"].endswith("Also: PCI DSS 12.1.2.")


def test_an_unknown_regime_is_refused(file: str) -> None:
    done = spoken("check", file, "--regime", "NIS3")

    assert (done.code, done.out) == (2, "")
    assert "invalid choice: 'NIS3'" in done.err
    assert "NIS2-CIR" in done.err
