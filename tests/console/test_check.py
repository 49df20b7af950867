"""``countersign check``, the way people and build servers call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from countersign.readiness.sound import SOUND
from tests.console.calling import Told, spoken

NO_POLICY = {**SOUND, "policies": []}


def check(*options: str, given: bytes = b"") -> Told:
    return spoken("check", *options, given=given)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dossier.json"


def wrote(file: Path, value: Any) -> str:
    file.write_text(json.dumps(value), encoding="utf-8")
    return str(file)


def test_check_when_all_is_in_order(file: Path) -> None:
    done = check(wrote(file, SOUND))

    assert done.code == 0, done.err
    assert done.out.startswith("Quayside Instruments Ltd, as of 2026-11-20: go\n")
    assert "no forecast of passing the interview" in done.out


def test_check_when_something_is_raised(file: Path) -> None:
    done = check(wrote(file, NO_POLICY), "--format", "json")

    assert done.code == 1, done.err
    answer = json.loads(done.out)
    assert (answer["format"], answer["as_of"], answer["verdict"]) == (
        "countersign.findings/1",
        "2026-11-20",
        "not ready",
    )
    first = answer["findings"][0]
    assert {key: first[key] for key in ("code", "grade", "clause", "basis")} == {
        "code": "POL-001",
        "grade": "major",
        "clause": "5.2",
        "basis": "R",
    }
    assert "Quayside Instruments Ltd" in first["says"]
    assert set(first) == {"code", "grade", "subject", "says", "clause", "basis"}


def test_check_reads_standard_input_and_says_the_same_as_a_process() -> None:
    given, command = json.dumps(NO_POLICY).encode(), [sys.executable, "-m", "countersign", "check", "-"]
    done = subprocess.run(command, input=given, capture_output=True, timeout=30, check=False)
    expected = check("-", given=given)
    assert done.returncode == expected.code == 1
    assert (done.stdout.decode(), done.stderr.decode()) == (expected.out, "")


def test_check_when_the_grade_is_milder_than_asked_for(file: Path) -> None:
    path = wrote(file, {**SOUND, "policies": [{**SOUND["policies"][0], "review_months": 24}]})

    assert check(path, "--fail-on", "opportunity").code == 1
    assert check(path, "--fail-on", "minor").code == 0
    assert check(wrote(file, NO_POLICY), "--fail-on", "never").code == 0


def test_check_for_another_day(file: Path) -> None:
    done = check(wrote(file, SOUND), "--as-of", "2026-03-01", "--format", "json")

    answer = json.loads(done.out)
    assert answer["as_of"] == "2026-03-01"
    assert "POL-002" in {finding["code"] for finding in answer["findings"]}


def test_check_names_what_cannot_be_assessed(file: Path) -> None:
    done = check(wrote(file, {**SOUND, "unknown": ["policies"]}), "--format", "json")

    unclear = {one["code"]: one["why"] for one in json.loads(done.out)["cannot_assess"]}
    assert unclear["POL-001"] == "Nothing is known here about policies."


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"unknown": ["review"]}, "unknown names 'review', which is no key of a dossier."),
        ({"thresholds": {"POL-016.grace_days": -1}}, "thresholds.POL-016.grace_days is -1; it must be at least 0."),
        ({"thresholds": {"POL-016.grase_days": 40}}, "thresholds.POL-016.grase_days is no threshold of a rule."),
        (
            {"thresholds": {"POL-016.grace_days": "long"}},
            "thresholds.POL-016.grace_days is 'long'; a number is expected.",
        ),
    ],
)
def test_check_when_a_setting_of_the_judgement_is_no_such_thing(file: Path, changes: dict[str, Any], says: str) -> None:
    done = check(wrote(file, {**SOUND, **changes}))

    assert done.code == 2
    assert says in done.err


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"", "is not JSON: line 1, column 1"),
        (b"{", "is not JSON: line 1, column 2"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"[]", "The file is not an object."),
        (b"{}", "as_of is missing."),
        (b'{"as_of": NaN}', "holds NaN, which is no number in JSON."),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"format": "countersign.findings/1", "as_of": "2026-11-20"}', "it may be countersign.dossier/1."),
    ],
)
def test_check_when_the_input_is_unusable(given: bytes, says: str) -> None:
    done = check("-", given=given)

    assert done.code == 2
    assert done.out == ""
    assert says in done.err
    assert len(done.err.splitlines()) == 1


def test_check_when_there_is_no_such_file(file: Path) -> None:
    done = check(str(file))

    assert done.code == 2
    assert done.err == f"{file}: cannot be read: No such file or directory.\n"


def test_check_when_the_day_is_none(file: Path) -> None:
    done = check(wrote(file, SOUND), "--as-of", "2026-02-30")

    assert done.code == 2
    assert "is not a date of the form YYYY-MM-DD" in done.err


def test_check_does_not_load_the_web_framework(file: Path) -> None:
    code = (
        "import sys; from countersign.console.command_line import main\n"
        "try: main(['check', sys.argv[1]])\n"
        "finally: assert not {'django', 'pydantic'} & {*sys.modules}, sys.modules.keys()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, wrote(file, SOUND)], capture_output=True, timeout=30, check=False
    )

    assert done.returncode == 0, done.stderr
