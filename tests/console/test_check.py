"""``countersign check``, the way people and build servers call it."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from countersign.readiness.examples import GONE, put
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


def test_check_takes_several_files_and_judges_each(file: Path, tmp_path: Path) -> None:
    sound, without = wrote(file, SOUND), wrote(tmp_path / "other.json", NO_POLICY)

    done = check(sound, without, "--format", "json")

    assert done.code == 1
    assert [one["verdict"] for one in json.loads(done.out)] == ["go", "not ready"]
    assert check(sound, sound).out.count("Quayside Instruments Ltd") == 2


def test_check_judges_the_others_when_one_file_is_unusable(file: Path) -> None:
    done = check("nowhere.json", wrote(file, SOUND), "--format", "json")

    assert done.code == 2
    assert [one["verdict"] for one in json.loads(done.out)] == ["go"]
    assert done.err == "nowhere.json: cannot be read: No such file or directory.\n"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("polices", "polices is no key of a dossier. Is policies meant?"),
        ("policies[0].versions[0].aproved_on", "policies[0].versions[0].aproved_on is no key"),
        ("org.headcounts", "Is headcount meant?"),
    ],
)
def test_check_when_a_key_is_a_slip_of_the_pen(file: Path, place: str, says: str) -> None:
    """The key that was meant is missing then, and would be judged as missing."""
    meant = {"polices": "policies", "org.headcounts": "org.headcount"}.get(place, place.replace("aproved", "approved"))
    whole = copy.deepcopy(SOUND)
    put(whole, meant, GONE)
    put(whole, place, 1)

    done = check(wrote(file, whole))

    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_check_passes_over_what_is_there_for_people(file: Path) -> None:
    whole = {**SOUND, "driver": "a tender", "org": {**SOUND["org"], "names": ["Quayside"], "motto": "On time"}}

    assert check(wrote(file, whole)).code == 0


def test_check_names_people_who_are_not_listed_and_judges_them_as_nobody(file: Path) -> None:
    whole = copy.deepcopy(SOUND)
    put(whole, "risks[0].owner", "boo")

    done = check(wrote(file, whole))

    assert done.code == 2
    assert done.err == f"{file}: risks[0].owner names 'boo', who is not among the people: judged as nobody.\n"
    assert "ROL-018" in done.out


def test_check_when_a_key_stands_twice(file: Path) -> None:
    file.write_text('{"as_of": "2026-11-20", "as_of": "2026-11-21"}')

    done = check(str(file))

    assert (done.code, done.err) == (2, f"{file}: has 'as_of' twice in one object.\n")


def test_check_when_a_file_is_far_too_large(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(300 << 20)

    done = check(str(file))

    assert (done.code, done.err) == (
        2,
        f"{file}: is larger than 256 MiB. Give acceptances as counts (ack_stats).\n",
    )


def test_check_writes_nothing_that_steers_a_terminal(file: Path) -> None:
    whole = {**NO_POLICY, "org": {**SOUND["org"], "name": "Quay\x1b[2Jside\nLtd"}}

    done = check(wrote(file, whole), "--full")

    assert "\x1b" not in done.out
    assert done.out.startswith("Quay [2Jside Ltd, as of 2026-11-20: not ready\n")


def test_check_tells_what_is_mild_by_its_title_alone(file: Path) -> None:
    path = wrote(file, {**SOUND, "policies": [{**SOUND["policies"][0], "review_months": 24}]})

    brief, full = check(path).out, check(path, "--full").out

    assert "POL-018  Review interval longer than a year, or not set" in brief
    assert len(full) > len(brief)
