"""A list whose headings nobody knows: asked once, column by column, and remembered for the same headings."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from countersign.people.queries import person_by_email
from tests.cast import Cast
from tests.people.imports.lists import workbook_of
from tests.people.imports.test_samples import SAMPLES
from tests.web.people.test_importing import shown_plan, uploaded
from tests.web.people.worlds import HERE, act, client_of

CREW = "Larkbeam crew,,\nWer,Wohin,Seit\nSam Price,sam@larkbeam.example,03/04/2024\nBea Holt,bea@larkbeam.example,\n"
SAID = {"column_0": "name", "column_1": "email", "column_2": "joined_on", "page": "0", "days": "DAY_FIRST"}


def said(client: Client, address: str, **other: str) -> Any:
    return client.post(f"{address}columns/", {"act": act(), **SAID, **other})


def test_an_unknown_list_is_asked_about_once_and_remembered(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom, CREW)
    assert tom.get(address)["Location"] == f"{address}columns/"
    page = tom.get(f"{address}columns/")
    told = page.content.decode()
    assert "Sam Price<br>Bea Holt" in told
    assert page.context["form"]["column_1"].value() == "email"
    assert said(tom, address)["Location"] == address
    assert "since 3 April 2024" in tom.get(address).content.decode()
    tom.post(address, {"act": act(), "plan_shown": shown_plan(tom, address)})
    assert person_by_email(larkbeam.organisation, "bea@larkbeam.example")
    again = tom.get(uploaded(tom, CREW + "Ann Bell,ann@larkbeam.example,\n")).content.decode()
    assert "One new person" in again
    assert "Its columns are read as somebody here said for the same headings." in again


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"column_1": ""}, "Say which column holds the mail address"),
        ({"column_0": ""}, "Say which column holds the name"),
        ({"column_0": "last_name"}, "or which two hold first and last name"),
        ({"column_2": "name"}, "Two columns cannot both be the name"),
    ],
)
def test_columns_that_cannot_be_read_so_are_said(larkbeam: Cast, other: dict[str, str], says: str) -> None:
    tom = client_of(larkbeam, "tom")
    answer = said(tom, uploaded(tom, CREW), **other)
    assert (answer.status_code, says in answer.content.decode()) == (422, True)


def test_days_in_two_ways_are_asked_on_the_preview(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom, (SAMPLES / "larkbeam-hibob-report.csv").read_text("utf-8-sig"))
    page = tom.get(address).content.decode()
    assert "The list writes days like 01/04/2019." in page
    tom.post(f"{address}columns/", {"act": act(), "keep": "on", "page": "0", "days": "DAY_FIRST"})
    page = tom.get(f"{address}?show=NEW").content.decode()
    assert "Which is the day?" not in page
    assert "This looks like an export of HiBob." in page
    assert "since 1 March 2023" in page


def test_a_hidden_sheet_is_named_also_when_columns_were_chosen(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    two = workbook_of([("Wer", "Wohin", "Seit"), ("Sam", "sam@larkbeam.example", "")], hidden=[("Secret",)])
    sent = {"act": act(), "days": "UNKNOWN", "file": SimpleUploadedFile("crew.xlsx", two)}
    address = tom.post(f"{HERE}/people/import/", sent)["Location"]
    assert tom.get(f"{address}columns/?page=7").status_code == 200
    said(tom, address)
    assert "Hidden sheets are not read: Sheet." in tom.get(address).content.decode()


def test_nobody_else_sees_the_columns(larkbeam: Cast, stonecross: Cast) -> None:
    address = uploaded(client_of(larkbeam, "tom"), CREW)
    there = address.replace("larkbeam-ltd", "stonecross-managed-it-ltd")
    for page in ("columns/", "refused.csv"):
        assert client_of(stonecross, "otto").get(there + page).status_code == 404
