from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from countersign.ledger.queries import since
from countersign.ledger.reconciling import verify
from countersign.people.models import ImportPreview
from countersign.people.queries import imports, person_by_email
from countersign.web.people import importing
from tests.cast import Cast
from tests.web.people.worlds import HERE, act, client_of

LIST = """Name,Email,Job title,Department,Manager,Kind,Start date
Priya Raman,priya@larkbeam.example,CEO and founder,Leadership,,Director,2019-04-01
Tom Okafor,tom@larkbeam.example,CTO,Engineering,Priya Raman,Employee,2019-06-01
Mei Sato,mei@larkbeam.example,Head of Engineering,Engineering,Tom Okafor,Employee,2020-02-01
Ruth Ellis,ruth@larkbeam.example,HR Manager,HR,Priya Raman,Employee,2021-01-10
Ola Nowak,ola@larkbeam.example,Developer,Engineering,Mei Sato,Employee,2022-05-01
Sam Price,sam@larkbeam.example,Developer,Engineering,Mei Sato,Employee,2023-09-01
Nobody,,,,,,
"""


def uploaded(client: Client, text: str = LIST, name: str = "people.csv") -> str:
    """Upload a list; returns the address of its preview."""
    file = SimpleUploadedFile(name, text.encode())
    answer = client.post(f"{HERE}/people/import/", {"act": act(), "days": "UNKNOWN", "file": file})
    assert answer.status_code == 303, answer.content.decode()
    return answer["Location"]


def shown_plan(client: Client, address: str) -> str:
    return str(client.get(address).context["form"]["plan_shown"].value())


def test_import_from_upload_to_done(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom)
    page = tom.get(address)
    assert page.context["finding"] == "One new person, 5 changed, one row refused"
    assert "Sam Price" in page.content.decode()
    refused = tom.get(f"{address}?show=REFUSED").content.decode()
    assert "There is no mail address." in refused
    assert "<strong>Email:</strong>" in refused
    dana = larkbeam.person("dana").id.hex
    sent = {"act": act(), "plan_shown": shown_plan(tom, address), "gone": [dana], "left_on": "2026-01-06"}
    done = tom.post(address, sent, follow=True)
    assert done.redirect_chain == [(address, 303)]
    assert "Recorded as left" in done.content.decode()
    sam = person_by_email(larkbeam.organisation, "sam@larkbeam.example")
    assert sam
    assert sam.manager_id == larkbeam.person("mei").id
    assert larkbeam.person("mei").title == "Head of Engineering"
    assert larkbeam.person("dana").left_on == date(2026, 1, 6)
    assert not ImportPreview.objects.filter(organisation_id=larkbeam.organisation).exists()
    assert len(list(since(larkbeam.organisation, 0, "import.applied"))) == 1
    assert verify(larkbeam.organisation)[1] == []


def test_same_list_again_has_nothing_to_confirm(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    first = uploaded(tom)
    tom.post(first, {"act": act(), "plan_shown": shown_plan(tom, first)})
    again = tom.get(uploaded(tom, LIST + "Dana Field,dana@larkbeam.example,,,,,\n"))
    assert again.context["finding"] == "One row refused"
    assert "There is nothing to confirm" in again.content.decode()


def test_confirming_an_old_page_is_stale_and_shows_the_new_plan(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    one, two = uploaded(tom), uploaded(tom)
    shown = shown_plan(tom, one)
    tom.post(two, {"act": act(), "plan_shown": shown_plan(tom, two)})
    stale = tom.post(one, {"act": act(), "plan_shown": shown})
    assert stale.status_code == 409
    assert "Somebody changed people after you opened this list" in stale.content.decode()
    assert imports(larkbeam.organisation).count() == 1


def test_confirming_twice_is_one_act(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom)
    sent = {"act": act(), "plan_shown": shown_plan(tom, address)}
    assert [tom.post(address, sent).status_code for _ in range(2)] == [303, 303]
    assert imports(larkbeam.organisation).count() == 1


def test_upload_says_what_is_wrong_and_keeps_nothing(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    for name, data, says in (
        ("people.csv", b"Ada,ada@x.example\n", "no row of headings"),
        ("people.xlsx", b"PK\x03\x04nonsense", "is damaged and cannot be unpacked"),
        ("people.csv", b"", "The file is empty"),
    ):
        file = SimpleUploadedFile(name, data)
        answer = tom.post(f"{HERE}/people/import/", {"act": act(), "days": "UNKNOWN", "file": file})
        assert (answer.status_code, says in answer.content.decode()) == (422, True), says
    nothing = tom.post(f"{HERE}/people/import/", {"act": act(), "days": "UNKNOWN"})
    assert (nothing.status_code, "Choose the list." in nothing.content.decode()) == (422, True)
    assert not ImportPreview.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_upload_with_days_in_the_order_that_was_chosen(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    text = "Name,Email,Start date\nSam Price,sam@larkbeam.example,03/04/2024\n"
    file = SimpleUploadedFile("people.csv", text.encode())
    answer = tom.post(f"{HERE}/people/import/", {"act": act(), "days": "DAY_FIRST", "file": file})
    assert "since 3 April 2024" in tom.get(answer["Location"]).content.decode()


def test_sample_is_a_list_that_can_be_taken_in(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    sample = tom.get(f"{HERE}/people/import/sample.csv")
    assert sample["Content-Disposition"] == 'attachment; filename="people.csv"'
    page = tom.get(uploaded(tom, sample.content.decode()))
    assert page.context["finding"] == "3 new people"


def test_preview_pages_through_many_rows_with_the_same_number_of_queries(
    larkbeam: Cast, django_assert_max_num_queries: Any
) -> None:
    tom = client_of(larkbeam, "tom")
    rows = "".join(f"Person {at},p{at}@larkbeam.example\n" for at in range(1200))
    address = uploaded(tom, f"Name,Email\n{rows}")
    with django_assert_max_num_queries(25):
        page = tom.get(f"{address}?show=NEW&page=24")
    told = page.content.decode()
    assert "1151 to 1200 of 1200" in told
    assert "for now at most 1000 go at once" in told
    refused = tom.post(address, {"act": act(), "plan_shown": shown_plan(tom, address)})
    assert (refused.status_code, "at most 1000 go at once" in refused.content.decode()) == (403, True)


def test_preview_of_a_part_of_everybody_offers_no_ticking_off(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_TICKS", 3)
    tom = client_of(larkbeam, "tom")
    page = tom.get(uploaded(tom, "Name,Email\nSam Price,sam@larkbeam.example\n")).content.decode()
    assert "6 people are here and not in this list, so it is only a part of all" in page
    assert 'name="gone"' not in page


def test_preview_shows_what_is_to_look_at(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom, "Name,Email,Manager,Shoe size\nSam Price,sam@larkbeam.example,Nobody,9\n")
    page = tom.get(f"{address}?show=REMARKS").content.decode()
    assert "The manager Nobody was not found" in page
    assert "Not used, because they mean nothing here: Shoe size." in page


def test_ticking_off_somebody_elses_people_is_no_choice(larkbeam: Cast, stonecross: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom)
    sent = {"act": act(), "plan_shown": shown_plan(tom, address), "gone": [stonecross.person("otto").id.hex]}
    assert tom.post(address, sent).status_code == 422


def test_throw_a_list_away(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom)
    assert tom.post(f"{address}discard/", {"act": act()})["Location"] == f"{HERE}/people/import/"
    assert tom.get(address).status_code == 404
    assert tom.post(f"{address}discard/", {"act": act()}).status_code == 404


def test_what_a_list_says_is_never_read_as_html(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    page = tom.get(uploaded(tom, "Name,Email,Job title\n<b>Sam</b>,sam@larkbeam.example,<script>\n")).content.decode()
    assert "<b>Sam" not in page
    assert "&lt;script&gt;" in page
