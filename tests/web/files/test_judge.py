"""A dossier from a file is judged for whoever is signed in, and nothing of it stays."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from countersign.readiness.examples import GONE, put
from countersign.readiness.sound import SOUND
from tests.cast import Cast
from tests.console.calling import spoken
from tests.policies.worlds import AT
from tests.web.pages import Answer
from tests.web.roles.pages import seen
from tests.web.world import browser_of

JUDGE = "/judge/"
NAME = "not-to-be-told.json"


def whole(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    made = copy.deepcopy(SOUND)
    for place, value in (changes or {}).items():
        put(made, place, value)
    return made


def judged(client: Client, content: bytes, name: str = NAME, on: str = "", regimes: Sequence[str] = ()) -> Answer:
    return client.post(JUDGE, {"file": SimpleUploadedFile(name, content), "on": on, "regimes": regimes})


def as_json(changes: dict[str, Any] | None = None) -> bytes:
    return json.dumps(whole(changes)).encode()


def test_a_file_is_judged_like_an_organisation(larkbeam: Cast) -> None:
    page = judged(browser_of("ola"), as_json({"policies": []}))
    text = seen(page)

    assert page.status_code == 200
    assert "Quayside Instruments Ltd" in text
    assert "as of 20 November 2026" in text
    assert "likely major · 5.2 · POL-001" in text
    assert "no forecast of passing the interview" in text
    assert "open since" not in text
    assert "needs another look" not in text
    assert 'class="button" data-kind="line"' not in page.content.decode()


def test_yaml_a_day_and_what_cannot_be_assessed(larkbeam: Cast) -> None:
    content = yaml.safe_dump(whole({"unknown": ["reviews"]})).encode()
    page = judged(browser_of("tom"), content, "d.yaml", "2027-12-01")
    text = seen(page)

    assert "as of 1 December 2027" in text
    assert 'value="2027-12-01"' in page.content.decode()
    assert "POL-016" in text
    assert "Cannot assess" in text
    assert "Nothing is known here about" in text


def test_the_page_and_the_command_say_the_same(larkbeam: Cast, tmp_path: Path) -> None:
    """In the same words, also where the file went through a process of its own."""
    long = {"org.context_terms": ["x" * 70_000], "policies": []}
    for changes in ({"policies": [], "spot_stats": {"staff_asked": 100, "staff_passed": 49}}, long):
        content = as_json(changes)
        (tmp_path / NAME).write_bytes(content)
        told = json.loads(spoken("check", str(tmp_path / NAME), "--format", "json").out)
        text = seen(judged(browser_of("tom"), content))
        for one in told["findings"]:
            assert one["code"] in text
            assert one["says"].partition(". ")[0] in text
        assert all(one["code"] in text for one in told["cannot_assess"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"format": "countersign.dossier/1", }'),
        ("a.json", b"\xff\xfe"),
        ("a.json", b'{"as_of": 1, "as_of": 2}'),
        ("a.json", b"[" * 5_000),
        ("a.json", b"[]"),
        ("a.json", as_json({"policies": GONE, "polices": []})),
        ("a.json", as_json({"as_of": "2026-02-30"})),
        ("a.yaml", b"a: [1, 2\nb: 3\n"),
        ("a.yaml", b"a: &one [1]\nb: *one\n"),
    ],
)
def test_a_fault_is_told_as_the_command_tells_it(larkbeam: Cast, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    fault = spoken("check", str(tmp_path / name)).err.removeprefix(f"{tmp_path}/").strip()
    page = judged(browser_of("tom"), content, name)

    assert page.status_code == 422
    assert fault
    assert fault in seen(page)
    assert "Nothing could be judged." in seen(page)


def test_somebody_who_is_named_and_not_listed_is_told(larkbeam: Cast) -> None:
    text = seen(judged(browser_of("tom"), as_json({"policies[0].owner": "nobody_here"})))
    assert "policies[0].owner names 'nobody_here', who is not among the people: judged as nobody." in text


def test_a_file_that_is_too_large_or_missing_says_so(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert "The file is larger than 5 MiB." in seen(judged(tom, b" " * (5 << 20) + b"{}"))
    nothing: Answer = tom.post(JUDGE, {"on": ""})
    assert "Choose the file." in seen(nothing)
    assert "The file is empty." in seen(judged(tom, b""))
    assert "This is no day of the calendar." in seen(judged(tom, as_json(), on="2026-02-30"))


def test_nothing_of_a_file_stays(
    larkbeam: Cast, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No row, no file, no line in a log; also when it is at fault, or as large as it may be. That it was one counts."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    tom = browser_of("tom")
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as asked:
        for content in (as_json(), b"{", b" " * (5 << 20)):
            judged(tom, content)

    written = [one["sql"] for one in asked if not one["sql"].lstrip().upper().startswith("SELECT")]
    assert [one for one in written if "entrance_memo" not in one and "SAVEPOINT" not in one] == []
    assert NAME not in caplog.text
    assert not list(tmp_path.iterdir())


LATE = {
    "org.regimes": ["NIS2-CIR", "PCI", "Basel"],
    "policies[0].versions[0].approved_on": "2025-10-20",
    "policies[0].review_months": 24,
}
"""Approved 13 months ago, and reviewed every two years."""


def test_what_a_file_names_is_suggested_and_applied_when_it_is_ticked(larkbeam: Cast) -> None:
    """In the same words as by the command, also from a process of its own."""
    tom, long = browser_of("tom"), {"org.context_terms": ["x" * 70_000]}
    plain = judged(tom, as_json(LATE))
    under = judged(tom, as_json({**LATE, **long}), regimes=["PCI"])

    assert "The file says that NIS2-CIR and PCI DSS apply. It was judged without" in seen(plain)
    assert " checked" not in plain.content.decode()
    assert "POL-016" not in seen(plain).partition("Cannot assess")[0]
    assert "The file says that NIS2-CIR applies." in seen(under)
    assert "Judged by ISO/IEC 27001, and with it PCI DSS." in seen(under)
    assert "PCI · 4.0.1 · 11 June 2024 · contract" in seen(under)
    assert "What PCI DSS asks for The policy is reviewed at least every twelve months. PCI DSS 12.1.2" in seen(under)
    assert "What it rests on A law or a contract that applies to the organisation." in seen(under)
    assert "This is no check of the whole of it." in seen(under)
    assert under.content.decode().count(" checked") == 1


def test_a_regime_that_does_not_exist_is_refused(larkbeam: Cast) -> None:
    page = judged(browser_of("tom"), as_json(), regimes=["PCI", "<b>Basel</b>"])

    assert page.status_code == 422
    assert "There is no <b>Basel</b> in the list." in seen(page)
    assert "<b>Basel" not in page.content.decode()


def test_whoever_judges_too_often_waits(larkbeam: Cast) -> None:
    """Each account by itself; what was chosen stays."""
    tom = browser_of("tom")
    with time_machine.travel(AT, tick=False):
        told = [judged(tom, b"{", regimes=["PCI"]) for _ in range(11)]
        other = judged(browser_of("ola"), as_json())
    with time_machine.travel(AT + timedelta(seconds=61), tick=False):
        later = judged(tom, as_json())

    assert [one.status_code for one in told] == [422] * 10 + [429]
    assert "Wait a minute, then send this one again." in seen(told[-1])
    assert told[-1].content.decode().count(" checked") == 1
    assert [other.status_code, later.status_code] == [200, 200]


def test_whoever_is_not_signed_in_is_asked_to(larkbeam: Cast) -> None:
    for answer in (Client().get(JUDGE), judged(Client(), as_json())):
        assert answer.status_code == 302
        assert answer["Location"] == "/sign-in/?next=/judge/"
