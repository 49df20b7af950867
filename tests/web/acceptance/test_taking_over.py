"""Past acceptances from a list: uploaded, looked at, confirmed; and the lists and numbers of a version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from countersign.acknowledgements.commands.begin_taking import begin_taking
from countersign.acknowledgements.commands.take_over import MOST_AT_ONCE
from countersign.acknowledgements.rounds.carry_on_taking import carry_on_taking
from countersign.policies.queries import version as version_of
from tests.acknowledgements.worlds import NOON, accepted_by, asked_by, in_force_from, next_version, topic
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.people.worlds import put_right
from tests.policies.worlds import after, entered, lead
from tests.web.acceptance.worlds import inside, says
from tests.web.pages import form_with, send
from tests.web.roles.pages import get
from tests.web.world import browser_of

GOOD = b"Email,Version,Completed\nola@larkbeam.example,1.0,2026-01-08\nmei@larkbeam.example,1.0,2026-01-09\n"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(NOON + timedelta(days=30), tick=False):
        yield


def uploaded(policy: UUID, data: bytes, who: str = "tom") -> Any:
    client, address = browser_of(who), page_of(policy)
    form = form_with(get(client, address), "act")
    return client.post(address, {**form.fields, "file": SimpleUploadedFile("old.csv", data)})


def page_of(policy: UUID) -> str:
    return f"/o/larkbeam-ltd/acceptances/take-over/{policy.hex}/"


def test_a_list_is_looked_at_and_then_recorded(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    shown = uploaded(policy, GOOD + b"nobody@larkbeam.example,1.0,2026-01-09\n")
    told = says(shown)
    assert "Two acceptances can be taken over" in told
    assert "One row cannot be taken over." in told
    assert "row 4" in told
    assert entered(larkbeam, "acceptance.recorded") == 0
    form = form_with(shown, "kept")
    answer = send(browser_of("tom"), page_of(policy), form)
    assert (answer.status_code, answer["Location"]) == (303, inside(version, "everybody/?show=recorded#list"))
    assert entered(larkbeam, "acceptance.recorded") == 2
    assert "in another system, recorded here" in says(
        browser_of("tom").get(inside(version, "everybody/?show=recorded"))
    )
    again = send(browser_of("tom"), page_of(policy), form)
    assert (again.status_code, entered(larkbeam, "acceptance.recorded")) == (303, 2)
    assert "Nothing in it can be taken over" in says(uploaded(policy, GOOD))


def test_a_row_that_stands_twice_is_not_said_to_be_recorded(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    told = says(uploaded(policy, GOOD + b"ola@larkbeam.example,1.0,2026-01-08\n"))
    assert "One row says again what a row above it says." in told
    assert "recorded already" not in told


def test_after_a_list_about_an_older_version_comes_the_page_of_that_version(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    next_version(larkbeam, policy, material=True, at=after(9))
    shown = uploaded(policy, GOOD)
    answer = send(browser_of("tom"), page_of(policy), form_with(shown, "kept"))
    assert (answer.status_code, answer["Location"]) == (303, inside(version, "everybody/?show=recorded#list"))
    told = says(get(browser_of("tom"), answer["Location"]))
    assert "2 of them elsewhere" in told
    assert "Ola Nowak" in told


def test_a_list_is_laid_beside_everybody_once_when_it_is_confirmed(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    form = form_with(uploaded(policy, GOOD), "kept")
    with CaptureQueriesContext(connection) as queries:
        assert send(browser_of("tom"), page_of(policy), form).status_code == 303
    whole = [one["sql"] for one in queries if 'FROM "people_person"' in one["sql"] and EVERYBODY.search(one["sql"])]
    assert len(whole) == 1


EVERYBODY = re.compile(r'erased_at" IS NULL\)? ORDER BY')
"""How a read of all people ends that asks for no one in particular."""


@pytest.mark.parametrize(
    ("data", "says_so"),
    [
        (b"", "The file is empty (0 bytes)."),
        (b"Name;Document\nOla;Policy\n", "old.csv cannot be read as a list of acceptances."),
        (b"%PDF-1.7", "old.csv"),
    ],
)
def test_what_is_no_such_list_is_said_beside_the_file(larkbeam: Cast, data: bytes, says_so: str) -> None:
    policy, _ = in_force_from(larkbeam)
    answer = uploaded(policy, data)
    assert (answer.status_code, says_so in says(answer)) == (422, True)


@pytest.mark.parametrize("kept", ["sha256:" + "0" * 64, "../../secret", "nonsense"])
def test_a_list_that_is_not_kept_is_asked_for_again(larkbeam: Cast, kept: str) -> None:
    policy, _ = in_force_from(larkbeam)
    form = form_with(uploaded(policy, GOOD), "kept")
    answer = send(browser_of("tom"), page_of(policy), form, kept=kept)
    assert (answer.status_code, "The list is not here any more. Choose it again." in says(answer)) == (403, True)


def test_every_number_opens_its_list_and_leaves_as_a_file(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    put_right(larkbeam, "mei", department="Engineering", title="=1+1")
    accepted_by(larkbeam, "tom", version)
    asked_by(larkbeam, "ola", version)
    tom = browser_of("tom")
    late = says(tom.get(inside(version, "everybody/?show=late")))
    assert ("Mei Sato" in late, "Ola Nowak asks" in late) == (True, False)
    assert "Ola Nowak" in says(tom.get(inside(version, "everybody/?show=asks")))
    one = says(tom.get(inside(version, "everybody/?show=owing&department=Engineering")))
    assert ("Mei Sato" in one, "Ruth Ellis" in one) == (True, False)
    listed = tom.get(inside(version, "everybody/list.csv?show=late"))
    assert "late-1.0-2026-02-06.csv" in listed["Content-Disposition"]
    lines = listed.content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"Name","Title","Department","Kind","Leads","Accepted on","How it stands"'
    assert '"Mei Sato","\'=1+1","Engineering","Employee","no","","late"' in lines
    book = load_workbook(BytesIO(tom.get(inside(version, "everybody/list.xlsx?show=accepted")).content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert [row[0] for row in rows[1:]] == ["Priya Raman", "Tom Okafor"]
    assert browser_of("priya").get(inside(version, "everybody/list.csv")).status_code == 403


def test_departments_side_by_side_with_how_it_went(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    for first in ("mei", "ola"):
        put_right(larkbeam, first, department="Engineering")
    accepted_by(larkbeam, "mei", version, at=after(9))
    told = says(browser_of("priya").get(inside(version, "departments/")))
    assert "By 13 Jan 2026 By 20 Jan 2026" in told
    assert "Engineering 2 0 1 1 1" in told
    assert "Four people are late" in told


def test_departments_when_nobody_is_asked(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    for first in ("tom", "mei", "ruth", "ola", "dana", "priya"):
        put_right(larkbeam, first, on_leave=True)
    assert "Nobody is asked to accept this version today." in says(
        browser_of("tom").get(inside(version, "departments/"))
    )


def test_a_long_list_is_recorded_some_rows_at_a_time_without_anybody_waiting(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    crowd = [*enter_crowd(larkbeam, MOST_AT_ONCE), *enter_crowd(larkbeam, 1, first=9000)]
    rows = "".join(f"{one.email},1.0,2026-01-08\n" for one in crowd)
    shown = uploaded(policy, f"Email,Version,Date\n{rows}".encode())
    assert "some at a time, without you" in says(shown)
    answer = send(browser_of("tom"), page_of(policy), form_with(shown, "kept"))
    assert (answer.status_code, answer["Location"], entered(larkbeam, "acceptance.recorded")) == (
        303,
        page_of(policy),
        0,
    )
    waiting = browser_of("tom").get(page_of(policy))
    assert "0 of 1001 acceptances recorded" in says(waiting)
    assert b"<form" not in waiting.content.partition(b"<main")[2].partition(b"</main>")[0]
    carry_on_taking(NOON + timedelta(days=30), limit=1)
    assert "1000 of 1001 acceptances recorded" in says(browser_of("tom").get(page_of(policy)))
    carry_on_taking(NOON + timedelta(days=30))
    carry_on_taking(NOON + timedelta(days=30))
    assert "Who accepted it elsewhere?" in says(browser_of("tom").get(page_of(policy)))
    assert entered(larkbeam, "acceptance.recorded") == MOST_AT_ONCE + 1


def test_a_list_that_stopped_says_why_and_is_chosen_again(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    lost = "sha256:" + "0" * 64
    begin_taking(policy_id=policy, file=lost, file_name="old.csv", size=1200, by=lead(larkbeam), at=after(30))
    carry_on_taking(after(30))
    page = browser_of("tom").get(page_of(policy))
    assert "It has stopped: The list is gone: choose it again. Choose the list again and it goes on" in says(page)
    assert "act" in form_with(page, "act").fields


@pytest.mark.parametrize("asked", ["department=%00", "show=nothing", "page=-1", "page=x", "department=" + "x" * 5000])
def test_odd_addresses_are_pages_like_others(larkbeam: Cast, asked: str) -> None:
    _, version = in_force_from(larkbeam)
    tom = browser_of("tom")
    for page in ("everybody/", "departments/", "record/", "everybody/list.csv"):
        assert tom.get(inside(version, f"{page}?{asked}")).status_code == 200


def test_a_list_kept_for_another_policy_is_not_taken(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    other = version_of(larkbeam.organisation, topic(larkbeam)).policy_id
    form = form_with(uploaded(policy, GOOD), "kept")
    assert send(browser_of("tom"), page_of(other), form).status_code == 403
    assert entered(larkbeam, "acceptance.recorded") == 0
