"""Own numbers in a file: each judges, each says why, and none is taken that makes no sense."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from countersign.readiness.dossier import write
from countersign.readiness.examples import dossier_of
from tests.console.calling import Told, spoken

LATE = {"policies[0].versions[0].approved_on": "2025-11-01", "policies[0].versions[0].effective": "2025-11-08"}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Its policy was to be reviewed on 1 November, and it is the 20th."""
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(write(dossier_of(LATE))))
    return file


def check(dossier: Path, numbers: Any, *options: str) -> Told:
    file = dossier.parent / "numbers.json"
    file.write_text(json.dumps(numbers))
    return spoken("check", str(dossier), "--settings", str(file), *options)


def test_an_own_number_judges_and_says_why(dossier: Path) -> None:
    default = spoken("check", str(dossier))
    done = check(dossier, {"POL-016.grace_days": {"value": 10, "why": "The board meets monthly."}})

    assert "POL-016" in default.out
    assert "POL-016.grace_days is 10, not 30: The board meets monthly." in done.out
    grades = [
        grades_of(check(dossier, {"POL-016.grace_days": {"value": n, "why": "w"}}, "--format", "json"))
        for n in (10, 30)
    ]
    assert grades == ["minor", "observation"]


def grades_of(done: Told) -> str:
    [grade] = [one["grade"] for one in json.loads(done.out)["findings"] if one["code"] == "POL-016"]
    return str(grade)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ([], "is not an object with the names of thresholds as its keys."),
        ({"POL-016.grase_days": {"value": 10, "why": "w"}}, "no threshold of a rule. Is POL-016.grace_days meant?"),
        ({"POL-016.grace_days": 10}, "POL-016.grace_days needs a value that is a number, and a why."),
        ({"POL-016.grace_days": {"value": True, "why": "w"}}, "needs a value that is a number"),
        ({"POL-016.grace_days": {"value": 10}}, "POL-016.grace_days has no why: an own number needs its reason."),
        ({"POL-016.grace_days": {"value": 0.5, "why": "w"}}, "POL-016.grace_days.value: This counts something"),
        ({"POL-016.grace_days": {"value": -1, "why": "w"}}, "POL-016.grace_days.value: Write a number from 0"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_and_nothing_is_judged(dossier: Path, numbers: Any, says: str) -> None:
    done = check(dossier, numbers)

    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1
