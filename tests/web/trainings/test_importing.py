"""A list of another system: what it would record, what its columns mean, and recording it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from countersign.awareness.queries import completions
from tests.awareness.worlds import CSV
from tests.cast import Cast
from tests.web.roles.pages import get, part, post, seen
from tests.web.trainings.test_listing import TRAININGS
from tests.web.world import browser_of

IMPORT = f"{TRAININGS}import/"


def uploaded(client: Client, text: str = CSV, name: str = "completions.csv", **more: Any) -> HttpResponse:
    return post(client, IMPORT, file=SimpleUploadedFile(name, text.encode("utf-8-sig")), **more)


def carried(answer: HttpResponse) -> dict[str, str]:
    """The hidden fields of a page's own form."""
    form = next(one for one in answer.content.decode().split("<form") if 'name="kept"' in one)
    tags = [f"<input{one}" for one in form.partition("</form>")[0].split("<input")[1:] if 'type="hidden"' in one]
    return {part(tag, "name"): part(tag, "value") for tag in tags}


def test_nothing_is_recorded_by_uploading(firm: Cast) -> None:
    told = seen(uploaded(browser_of("ruth")))
    assert "Two trainings can be taken over" in told
    assert "One row says that it is not completed, and is passed over." in told
    assert "Nobody here has the mail address or number “nan@elsewhere.example”. row 5" in told
    assert "Priya Raman Essentials 2025 10 November 2025 counts until 30 November 2026" in told
    assert not completions(firm.organisation)


def test_confirming_records_what_was_shown(firm: Cast) -> None:
    ruth = browser_of("ruth")
    answer = post(ruth, IMPORT, **carried(uploaded(ruth)))
    assert (answer.status_code, answer["Location"]) == (303, f"{TRAININGS}?show=everybody#others")
    assert [one.person.name for one in completions(firm.organisation).order_by("person__name")] == [
        *("Priya Raman", "Tom Okafor")
    ]
    again = uploaded(ruth)
    assert "Nothing in it can be taken over" in seen(again)
    assert "2 rows are recorded already." in seen(again)
    assert "Choose it again" in seen(post(ruth, IMPORT, **carried(again)))


def test_a_course_typed_with_two_blanks_is_recorded_once(firm: Cast) -> None:
    ruth = browser_of("ruth")
    text = "Email,Completed on\nola@larkbeam.example,2025-11-01\n"
    shown = carried(uploaded(ruth, text, course="Phishing  2025"))
    assert post(ruth, IMPORT, **shown).status_code == 303
    again = uploaded(ruth, text, course="Phishing  2025")
    assert "1 row is recorded already." in seen(again) or "One row is recorded already." in seen(again)
    assert "Choose it again" in seen(post(ruth, IMPORT, **carried(again)))
    assert completions(firm.organisation).get().course == "Phishing 2025"


def test_a_long_list_goes_in_part_by_part(firm: Cast) -> None:
    ruth = browser_of("ruth")
    rows = "".join(f"ola@larkbeam.example,Course {number},2025-11-03\n" for number in range(1200))
    first = uploaded(ruth, f"Email,Course,Completed on\n{rows}")
    assert "Record 1000 trainings 200 more come after them" in seen(first)
    answer = post(ruth, IMPORT, **carried(first))
    assert answer.status_code == 303
    assert completions(firm.organisation).count() == 1000
    rest = get(ruth, answer["Location"])
    assert "Record 200 trainings" in seen(rest)
    last = post(ruth, IMPORT, **carried(rest))
    assert last["Location"] == f"{TRAININGS}?show=everybody#others"
    assert completions(firm.organisation).count() == 1200


def test_columns_that_nobody_knows_are_asked_about(firm: Cast) -> None:
    ruth = browser_of("ruth")
    asked = uploaded(ruth, "Wer,Was,Wann\nola@larkbeam.example,Essentials,2025-11-01\n")
    assert "What stands in which column?" in seen(asked)
    assert "ola@larkbeam.example" in seen(asked)
    sent = carried(asked)
    short = post(ruth, IMPORT, **{**sent, "column_0": "ADDRESS"})
    assert short.status_code == 422
    assert "Say which column holds the day of completion." in seen(short)
    twice = post(ruth, IMPORT, **{**sent, "column_0": "ADDRESS", "column_1": "ADDRESS", "column_2": "DAY"})
    assert "Two columns cannot both be the mail address: choose one." in seen(twice)
    nobody = post(ruth, IMPORT, **{**sent, "column_2": "DAY"})
    assert "Say which column holds the mail address, or the employee number." in seen(nobody)
    shown = post(ruth, IMPORT, **{**sent, "column_0": "ADDRESS", "column_1": "COURSE", "column_2": "DAY"})
    assert "One training can be taken over" in seen(shown)
    assert post(ruth, IMPORT, **carried(shown)).status_code == 303
    assert completions(firm.organisation).get().course == "Essentials"


def test_a_list_about_one_course_is_told_which(firm: Cast) -> None:
    shown = uploaded(browser_of("ruth"), "Email,Completed on\nola@larkbeam.example,2025-11-01\n", course="Phishing")
    assert "Ola Nowak Phishing 1 November 2025" in seen(shown)


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("", "empty.csv", "The file is empty"),
        ("Nothing\n", "note.csv", "note.csv has no rows below a row of headings"),
        ("PK\x03\x04 nearly", "list.xlsx", "list.xlsx"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(firm: Cast, text: str, name: str, why: str) -> None:
    file = SimpleUploadedFile(name, text.encode())
    answer = post(browser_of("ruth"), IMPORT, file=file)
    assert answer.status_code == 422
    assert why in seen(answer)


def test_without_a_file_it_says_so(firm: Cast) -> None:
    answer = post(browser_of("ruth"), IMPORT)
    assert answer.status_code == 422
    assert "Choose the list." in seen(answer)


def test_what_we_did_not_seal_is_no_list(firm: Cast, stonecross: Cast) -> None:
    ruth = browser_of("ruth")
    for answer in (
        post(ruth, IMPORT, kept="forged"),
        get(ruth, f"{IMPORT}?kept=forged"),
        post(ruth, IMPORT, kept="forged", columns="on"),
    ):
        assert answer.status_code == 403
        assert "The list is not here any more. Choose it again." in seen(answer)


def test_it_is_for_the_lead_and_hr(firm: Cast) -> None:
    assert get(browser_of("priya"), IMPORT).status_code == 403
    assert get(browser_of("ruth"), IMPORT).status_code == 200
