"""The address for a calendar program: what a reader that we did not write finds, and when it finds nothing any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import time_machine
from django.test import Client

from countersign.audits.enums import VisitKind
from countersign.people.commands.leave import leave
from countersign.readiness.ahead import VISITS
from tests.audits import worlds as audits
from tests.cast import Cast
from tests.delivery.commands.test_open_feed import opened
from tests.policies.worlds import AT, in_force_from, lead
from tests.roles import worlds as roles
from tests.web.pages import Answer, bare


def asked(here: Cast, secret: str, **headers: str) -> Answer:
    answer: Answer = Client(headers=headers).get(path(here, secret))
    return answer


def path(here: Cast, secret: str) -> str:
    return f"/c/{here.organisation.hex}/{secret}/countersign.ics"


def events(answer: Answer) -> dict[str, Any]:
    found: list[Any] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["summary"]): one for one in found}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_what_is_due_by_a_day_is_a_whole_day_with_its_page(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    answer = asked(larkbeam, opened(larkbeam))
    one = events(answer)["Read and accept “Information Security Policy”, version 1.0"]
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2026, 1, 20), date(2026, 1, 21))
    assert one["dtstart"].params["VALUE"] == "DATE"
    assert one["transp"] == "TRANSPARENT"
    assert str(one["uid"]).endswith("@countersign")
    assert "/o/larkbeam-ltd/acceptances/" in one["url"]
    assert not {"attendee", "organizer", "description"} & {key.lower() for key in one}
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"


def test_a_calendar_is_lines_of_at_most_75_octets_that_end_as_they_should(larkbeam: Cast) -> None:
    audits.planned(larkbeam)
    in_force_from(larkbeam)
    lines = asked(larkbeam, opened(larkbeam, "tom")).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"


def test_the_same_day_gives_the_same_bytes_and_the_same_ids_for_ever(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    secret = opened(larkbeam)
    first = asked(larkbeam, secret)
    again = asked(larkbeam, secret, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    with time_machine.travel(AT + timedelta(days=3), tick=False):
        later = asked(larkbeam, secret, if_none_match=first["ETag"])
    assert later.status_code == 200
    title = "Read and accept “Information Security Policy”, version 1.0"
    assert events(later)[title]["uid"] == events(first)[title]["uid"]


def test_nobody_s_name_is_in_it(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    roles.proposed(larkbeam)
    in_force_from(larkbeam)
    audits.planned(larkbeam)
    for first in ("ola", "tom", "priya"):
        told = asked(larkbeam, opened(larkbeam, first)).content.decode().replace("\r\n ", "")
        for person in map(larkbeam.person, ("tom", "ola", "priya")):
            assert str(person.name) not in told


def test_days_of_the_organisation_are_for_those_who_see_all_of_them(larkbeam: Cast) -> None:
    audits.planned(larkbeam)
    assert any("certification" in title for title in events(asked(larkbeam, opened(larkbeam, "tom"))))
    assert not events(asked(larkbeam, opened(larkbeam, "ola")))


def test_it_is_private_and_not_for_robots(larkbeam: Cast) -> None:
    answer = asked(larkbeam, opened(larkbeam))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer
    assert not answer.cookies


def test_whoever_left_is_read_by_nobody_and_what_never_was_answers_alike(larkbeam: Cast) -> None:
    secret = opened(larkbeam)
    assert asked(larkbeam, secret).status_code == 200
    leave(person_id=larkbeam.person("ola").id, left_on=AT.date(), by=lead(larkbeam), at=AT)
    gone, never = asked(larkbeam, secret), asked(larkbeam, "x" * 43)
    assert (gone.status_code, never.status_code) == (404, 404)
    assert bare(gone) == bare(never)
    assert asked(larkbeam, "short").status_code == 404


def test_a_program_that_asks_all_the_time_is_told_to_wait(larkbeam: Cast) -> None:
    secret, other = opened(larkbeam), opened(larkbeam, "tom")
    codes = [asked(larkbeam, secret).status_code for _ in range(22)]
    assert codes.count(429) == 2
    assert asked(larkbeam, secret)["Retry-After"] == "60"
    assert asked(larkbeam, other).status_code == 200, "each has its own pace"


def test_it_takes_nothing(larkbeam: Cast) -> None:
    assert Client().post(path(larkbeam, opened(larkbeam))).status_code == 405


def test_kinds_of_visit_have_words() -> None:
    assert set(VISITS) == set(VisitKind)
    assert not any(re.search(r"[{}]", str(words)) for words in VISITS.values())
