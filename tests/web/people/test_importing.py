from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from countersign.entrance.clock import now
from countersign.ledger.queries import since
from countersign.ledger.reconciling import verify
from countersign.people.commands import apply_import as applying
from countersign.people.models import ImportPreview
from countersign.people.queries import imports, person_by_email
from countersign.people.rounds.carry_on_import import carry_on_import
from countersign.web.people import importing
from tests.cast import Cast
from tests.people.imports.test_samples import SAMPLES
from tests.people.worlds import put_right
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
    assert "Sam Price" in tom.get(f"{address}?show=NEW").content.decode()
    refused = page.content.decode()
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
    with django_assert_max_num_queries(15):
        page = tom.get(f"{address}?show=NEW&page=48")
    assert "1176 to 1200 of 1200" in page.content.decode()
    assert len(page.content) < 50_000
    found = tom.get(f"{address}?show=NEW&q=person+117").content.decode()
    assert "Person 1179" in found
    assert "Person 1180" not in found
    assert "Nothing here begins with “zzz”" in tom.get(f"{address}?show=NEW&q=zzz").content.decode()


def test_a_long_list_is_shown_as_unfinished_until_it_is_in(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "MOST_ROWS", 3)
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom)
    assert tom.post(address, {"act": act(), "plan_shown": shown_plan(tom, address)}).status_code == 303
    assert "The list waits to be taken in" in tom.get(address).content.decode()
    assert "A long list is being taken in" in tom.get(f"{HERE}/people/import/").content.decode()
    carry_on_import(now())
    put_right(larkbeam, "mei", title="By hand", at=now())
    page = tom.get(address)
    assert page.context["finding"] == "0 of 6 taken in"
    while carry_on_import(now(), limit=1):
        pass
    told = tom.get(address).content.decode()
    assert "One person entered" in told
    assert "Somebody changed this person after the list was confirmed" in told
    assert "Mei Sato" in tom.get(f"{address}refused.csv").content.decode()
    assert "A long list" not in tom.get(f"{HERE}/people/import/").content.decode()


def test_a_long_list_that_stopped_is_looked_at_again(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "MOST_ROWS", 3)
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom)
    tom.post(address, {"act": act(), "plan_shown": shown_plan(tom, address)})
    put_right(larkbeam, "mei", title="By hand", at=now())
    carry_on_import(now())
    assert "Look at the list again" in tom.get(address).content.decode()
    assert tom.post(f"{address}resume/", {"act": act()})["Location"] == address
    assert "Nothing has changed yet" in tom.get(address).content.decode()
    assert tom.post(f"{address}resume/", {"act": act()}).status_code == 404


def test_refused_rows_leave_as_csv_without_a_formula(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    address = uploaded(tom, 'Name,Email\n"=HYPERLINK(""http://x"")",nowhere\n@sum,+1\n')
    answer = tom.get(f"{address}refused.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Row", "Name", "Mail address", "Column", "Reason"]
    assert rows[1] == ["2", '\'=HYPERLINK("http://x")', "nowhere", "Email", "nowhere is no mail address."]
    assert rows[2][1:3] == ["'@sum", "'+1"]


def test_an_account_is_asked_about_and_says_which_system_it_comes_from(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    text = (SAMPLES / "larkbeam-entra-download-users-observed.csv").read_text("utf-8-sig")
    address = uploaded(tom, text)
    page = tom.get(address).content.decode()
    assert "This looks like an export of Microsoft Entra ID." in page
    assert "An account, not a person? “shared mailbox” is in its name or address." in page
    row = tom.get(address).context["form"].fields["taken"].choices[0][0]
    tom.post(address, {"act": act(), "plan_shown": shown_plan(tom, address), "taken": [row]})
    assert person_by_email(larkbeam.organisation, "payroll.team@larkbeam.example")
    assert person_by_email(larkbeam.organisation, "breakglass01@larkbeam.onmicrosoft.example") is None


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
