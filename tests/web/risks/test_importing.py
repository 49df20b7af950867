"""A register from elsewhere: what it would change, what its columns mean, and taking it over."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from countersign.risks.queries import risks
from tests.cast import Cast
from tests.risks.registers import CSV, SAMPLES, WORKBOOKS, lines, table_of, taken_over
from tests.risks.worlds import recorded
from tests.web.risks.test_listing import RISKS
from tests.web.roles.pages import get, part, post, seen
from tests.web.world import browser_of

IMPORT = f"{RISKS}import/"
TWICE = "ID,Title,Likelihood,Impact,Likelihood,Impact\n1,Flood,5,5,2,2\n"


def uploaded(client: Client, data: bytes | str = CSV, name: str = "register.csv", **more: Any) -> HttpResponse:
    raw = data if isinstance(data, bytes) else data.encode("utf-8-sig")
    return post(client, IMPORT, file=SimpleUploadedFile(name, raw), **more)


def carried(answer: HttpResponse, at: int = -1) -> dict[str, str]:
    """The hidden fields of a form that carries the kept list; by default of the last one."""
    form = [one for one in answer.content.decode().split("<form") if 'name="kept"' in one][at]
    tags = [f"<input{one}" for one in form.partition("</form>")[0].split("<input")[1:] if 'type="hidden"' in one]
    return {part(tag, "name"): part(tag, "value") for tag in tags}


def test_nothing_is_recorded_by_uploading(larkbeam: Cast) -> None:
    told = seen(uploaded(browser_of("tom")))
    assert "Two risks can be taken over" in told
    assert "2 are new. 2 rows cannot be taken over." in told
    assert "It says not what could happen. row 4" in told
    assert "Nobody here is called nan@elsewhere.example: name its owner on its page." in told
    assert not risks(larkbeam.organisation)


def test_confirming_takes_over_what_was_shown(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    shown = uploaded(tom, (SAMPLES / WORKBOOKS[0]).read_bytes(), WORKBOOKS[0], link="https://sheets.larkbeam.example")
    assert "Eight risks can be taken over" in seen(shown)
    answer = post(tom, IMPORT, **carried(shown))
    assert (answer.status_code, answer["Location"]) == (303, RISKS)
    assert risks(larkbeam.organisation).count() == 8
    again = uploaded(tom, (SAMPLES / WORKBOOKS[0]).read_bytes(), WORKBOOKS[0])
    assert "Nothing in it is new or changed" in seen(again)
    assert "8 are as they are here." in seen(again)
    assert "Choose it again" in seen(post(tom, IMPORT, **carried(again)))


def test_what_changed_and_what_is_gone_is_told_apart(larkbeam: Cast) -> None:
    recorded(larkbeam)
    taken_over(larkbeam, lines(larkbeam, table_of()))
    told = seen(uploaded(browser_of("tom"), "Ref,Title,Likelihood,Impact\nR-01,Payroll data leaks,5,4\n"))
    assert "One has changed. One is not in it any more." in told
    assert "20 5 Almost certain, 4 Major score 2" in told
    assert "Flood in the cellar" in told


def test_columns_that_could_be_read_in_two_ways_are_asked_about(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    asked = uploaded(tom, TWICE)
    assert "What stands in which column?" in seen(asked)
    sent = {**carried(asked), "columns": "on", "column_0": "REFERENCE", "column_1": "TITLE", "column_4": "LIKELIHOOD"}
    refused = post(tom, IMPORT, **sent)
    assert refused.status_code == 422
    assert "Say which column holds the impact" in seen(refused)
    twice = post(tom, IMPORT, **sent, column_3="IMPACT", column_5="IMPACT")
    assert "Two columns cannot both be the impact" in seen(twice)
    shown = post(tom, IMPORT, **sent, column_5="IMPACT")
    assert "One risk can be taken over" in seen(shown)
    assert "4 2 Unlikely, 2 Minor" in seen(shown)
    otherwise = post(tom, IMPORT, **{**carried(shown, 0), "columns": "ask"})
    assert "What stands in which column?" in seen(otherwise)
    assert post(tom, IMPORT, **carried(shown)).status_code == 303


def test_a_file_that_is_no_register_says_what_to_do(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    for data, name, why in (
        (b"\x00\x01\x02", "register.csv", "register.csv"),
        (b"", "register.csv", "empty (0 bytes)"),
        ("Hello\n", "hello.csv", "no rows below a row of headings"),
        (b"PK\x03\x04nonsense", "register.xlsx", "register.xlsx"),
    ):
        answer = uploaded(tom, data, name)
        assert answer.status_code == 422, name
        assert why in seen(answer)


def test_a_seal_that_is_not_ours_is_refused(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    shown = carried(uploaded(tom))
    for sent in ({**shown, "kept": "nonsense"}, {**shown, "kept": "nonsense", "columns": "on"}):
        answer = post(tom, IMPORT, **sent)
        assert answer.status_code == 403
        assert "The list is not here any more" in seen(answer)


def test_staff_take_over_nothing(larkbeam: Cast) -> None:
    assert browser_of("ola").get(IMPORT).status_code == 403
    assert "Which risks are in your register?" in seen(get(browser_of("tom"), IMPORT))
