"""Telling people who holds which role: the page before it is sent, what was told elsewhere, and what everybody sees."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.roles.enums import Duty
from countersign.roles.queries import tellings
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.made_known import in_departments, recorded, sent
from tests.roles.worlds import AT, after, anew, held, leader, renewal_approved
from tests.web.roles.pages import ROLES, at, get, hidden, post, seen
from tests.web.world import browser_of

TOLD, SEND, RECORD = f"{ROLES}told/", f"{ROLES}told/send/", f"{ROLES}told/record/"


def test_nobody_to_tell_of_yet(firm: Cast) -> None:
    assert "There is nobody to tell people of" in seen(get(browser_of("tom"), SEND))
    assert "People were not told yet who holds which role" in seen(get(browser_of("tom"), TOLD))
    assert "Do people know?" not in seen(get(browser_of("tom"), ROLES))


def test_one_click_on_the_roles_page_and_one_on_what_people_will_read(firm: Cast) -> None:
    id = held(firm)
    tom = browser_of("tom")
    roles = get(tom, ROLES)
    assert "Nobody was told yet. One appointment: not told yet, since today" in seen(roles)
    assert SEND in roles.content.decode()
    page = seen(get(tom, SEND))
    assert "It goes out by mail, once to each. 5 people besides you work here." in page
    assert "ISMS lead Tom Okafor" in page
    answer = post(tom, SEND, **hidden(tom, SEND))
    assert answer.status_code == 303
    told = seen(get(tom, answer["Location"]))
    assert "By mail, from here, 6 January 2026" in told
    assert "5 people were addressed." in told
    assert "People were told on 6 January 2026." in seen(get(tom, ROLES))
    assert "People were told on 6 January 2026." in seen(get(tom, at(id)))
    assert "People were told on 6 January 2026." in seen(get(tom, f"{ROLES}document/"))
    assert "People know who holds which role" in seen(get(tom, TOLD))


def test_whoever_was_appointed_afterwards_stands_there_with_the_days(firm: Cast) -> None:
    held(firm)
    sent(firm)
    id = held(firm, "mei", "hr", at=AT + timedelta(hours=1))
    with time_machine.travel(after(12), tick=False):
        told = seen(get(browser_of("tom"), TOLD))
        assert "HR security duties Mei Sato 6 January 2026 not told yet, for 12 days of 30" in told
        assert "late" not in told
        assert "People were not told yet, for 12 days of 30" in seen(get(browser_of("tom"), at(id)))
        assert "One appointment: not told yet, for 12 days of 30" in seen(get(browser_of("priya"), ROLES))
    with time_machine.travel(after(31), tick=False):
        assert "not told yet, for 31 days of 30 late" in seen(get(browser_of("tom"), TOLD))


def test_of_another_duty_people_are_not_told_yet(firm: Cast) -> None:
    id = held(firm)
    sent(firm)
    anew(firm, at=after(4), carries=(Duty.CONFORMITY,))
    renewal_approved(firm, at=after(5))
    with time_machine.travel(after(12), tick=False):
        told = seen(get(browser_of("tom"), TOLD))
        assert "People do not know everybody who holds a role" in told
        assert "ISMS lead Tom Okafor 11 January 2026 not told yet, for 7 days of 30" in told
        assert "People were not told yet, for 7 days of 30" in seen(get(browser_of("tom"), at(id)))


def test_whoever_is_not_here_yet_is_not_named(firm: Cast) -> None:
    id = held(firm)
    held(firm, "mei", "hr")
    put_right(firm, "mei", joined_on=date(2026, 2, 5))
    assert "Mei Sato" not in seen(get(browser_of("tom"), SEND))
    sent(firm)
    tom = browser_of("tom")
    assert "People know who holds which role" in seen(get(tom, TOLD))
    assert "People were told on 6 January 2026." in seen(get(tom, at(id)))
    with time_machine.travel(after(31), tick=False):
        assert "HR security duties Mei Sato 5 February 2026 not told yet" in seen(get(browser_of("tom"), TOLD))


def test_whoever_was_overtaken_reads_it_anew(firm: Cast) -> None:
    held(firm)
    in_departments(firm)
    tom = browser_of("tom")
    shown = hidden(tom, SEND)
    held(firm, "mei", "hr")
    answer = post(tom, SEND, **shown, departments=["People"])
    assert answer.status_code == 409
    assert "Read it again" in seen(answer)
    assert "HR security duties Mei Sato" in seen(answer)
    assert 'value="People" checked' in answer.content.decode()
    assert not tellings(firm.organisation).exists()


def test_what_was_told_elsewhere_is_recorded_with_its_copy(firm: Cast) -> None:
    held(firm)
    held(firm, "mei", "hr")
    scan = SimpleUploadedFile("chart.pdf", b"%PDF-1.7 the chart")
    said = {"way": "INTRANET", "what": "The chart on the intranet", "told_on": "2026-01-06", "keys": ["hr"]}
    with time_machine.travel(after(3), tick=False):
        tom = browser_of("tom")
        answer = post(tom, RECORD, **said, scan=scan)
        assert answer.status_code == 303
        told = seen(get(tom, answer["Location"]))
        assert "On the intranet, or a chart on the wall, 6 January 2026 · recorded later, on 9 January 2026" in told
        assert "HR security duties Mei Sato" in told
        assert "ISMS lead" not in told, "it was not named"
        assert get(tom, f"{answer['Location']}copy/").content == b"%PDF-1.7 the chart"
        assert "recorded later, on 9 January 2026" in seen(get(tom, TOLD))


def test_what_makes_no_sense_is_said_on_the_page_and_nothing_is_lost(firm: Cast) -> None:
    held(firm)
    tom = browser_of("tom")
    answer = post(tom, RECORD, what="The chart", told_on="2026-01-06")
    assert answer.status_code == 422
    assert "Say how people were told." in seen(answer)
    assert 'value="The chart"' in answer.content.decode()
    refused = post(tom, RECORD, way="MEETING", what="The chart", told_on="2025-01-06")
    assert refused.status_code == 403
    assert "nobody held a role on that day" in seen(refused)


def test_a_record_is_withdrawn_and_stays(firm: Cast) -> None:
    held(firm)
    id = recorded(firm)
    tom, page = browser_of("tom"), f"{TOLD}{id.hex}/"
    assert f"{page}withdraw/" in get(tom, page).content.decode()
    assert post(tom, f"{page}withdraw/", because="").status_code == 422
    assert post(tom, f"{page}withdraw/", because="It was the old chart.").status_code == 303
    assert "Withdrawn on 6 January 2026 by Tom Okafor: “It was the old chart.”" in seen(get(tom, page))
    assert "People were not told yet" in seen(get(tom, TOLD))


def test_staff_read_what_was_sent_to_them_and_nothing_else(firm: Cast) -> None:
    held(firm)
    in_departments(firm)
    everybody, people = sent(firm), sent(firm, departments=["People"], by=leader(firm))
    elsewhere = recorded(firm)
    dana, ruth = browser_of("dana"), browser_of("ruth")
    page = get(dana, f"{TOLD}{everybody.hex}/")
    assert "ISMS lead Tom Okafor" in seen(page)
    assert "addressed" not in seen(page)
    assert get(dana, f"{TOLD}{people.hex}/").status_code == get(dana, f"{TOLD}{elsewhere.hex}/").status_code == 404
    assert get(ruth, f"{TOLD}{people.hex}/").status_code == 200
    listed = seen(get(dana, TOLD))
    assert "Everybody who works here" in listed
    assert "What you were told of who holds what" in listed
    assert "Not told yet" not in listed
    assert "The page Who does what" not in listed
    assert get(dana, SEND).status_code == get(dana, RECORD).status_code == 403


def test_a_department_is_not_everybody(firm: Cast) -> None:
    held(firm)
    in_departments(firm)
    tom = browser_of("tom")
    sent(firm, departments=["People"])
    assert "Only some departments were told who holds which role" in seen(get(tom, TOLD))
    assert "Only some departments were told yet." in seen(get(tom, ROLES))
    assert "People were told on" not in seen(get(tom, f"{ROLES}document/"))
    with time_machine.travel(after(2), tick=False):
        recorded(firm, at=after(2), told_on=after(2).date(), departments=["Engineering"])
        tom = browser_of("tom")
        assert "People were told on 8 January 2026." in seen(get(tom, ROLES))
        assert "People know who holds which role" in seen(get(tom, TOLD))
    with time_machine.travel(after(4), tick=False):
        sent(firm, at=after(4), departments=["People"])
        assert "People were told on 8 January 2026." in seen(get(browser_of("tom"), ROLES))


def test_to_whom_nothing_was_sent(firm: Cast) -> None:
    held(firm)
    assert "Nothing was sent to you yet" in seen(get(browser_of("dana"), TOLD))


def test_the_files_say_it_too(firm: Cast) -> None:
    held(firm)
    sent(firm)
    tom = browser_of("tom")
    with ZipFile(BytesIO(get(tom, f"{ROLES}document.docx").content)) as file:
        assert "People were told on 6 January 2026." in file.read("word/document.xml").decode()
    assert get(tom, f"{ROLES}document.pdf").content.startswith(b"%PDF")
