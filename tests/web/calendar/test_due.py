"""What is due, on a page: for oneself, for the whole organisation, and the address for a calendar program."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from countersign.delivery.feeds import feed_of
from tests.audits import worlds as audits
from tests.cast import Cast
from tests.policies.worlds import AT, after, in_force_from
from tests.roles import worlds as roles
from tests.web.pages import Answer, form_with
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

CALENDAR = "/o/larkbeam-ltd/calendar/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_without_a_day_it_says_what_belongs_here(larkbeam: Cast) -> None:
    text = seen(get(browser_of("ola"), CALENDAR))
    assert "No day is set for you" in text
    assert "Nothing is due" in text
    assert "Make an address" in text


def test_what_waits_has_its_day_and_what_is_late_stands_first(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    text = seen(get(browser_of("ola"), CALENDAR))
    assert "One day to keep in mind" in text
    assert "20 January 2026, in 14 days" in text
    with time_machine.travel(after(20), tick=False):
        late = seen(get(browser_of("ola"), CALENDAR))
    assert "Late" in late
    assert "6 days late" in late


def test_what_has_no_day_stands_apart(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    roles.proposed(larkbeam)
    text = seen(get(browser_of("priya"), CALENDAR))
    assert "Without a day" in text
    assert "Appoint Tom Okafor: ISMS lead" in text


def test_the_lead_sees_what_is_due_in_the_whole_organisation(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    audits.planned(larkbeam)
    assert CALENDAR + "everybody/" in get(browser_of("tom"), CALENDAR).content.decode()
    text = seen(get(browser_of("tom"), CALENDAR + "everybody/"))
    assert "certification" in text
    assert "The review of “Information Security Policy” is due" in text
    assert "Read and accept" not in text, "policies count who still owes them"
    for other in ("priya", "ola"):
        assert get(browser_of(other), CALENDAR + "everybody/").status_code == 403


def test_a_new_address_is_shown_once_and_works(larkbeam: Cast) -> None:
    ola = browser_of("ola")
    assert sent(ola, "address/").status_code == 303
    shown = re.search(r"/c/[0-9a-f]{32}/([\w-]{43})/countersign\.ics", get(ola, CALENDAR).content.decode())
    assert shown
    assert Client().get(shown[0]).status_code == 200
    again = get(ola, CALENDAR).content.decode()
    assert shown[1] not in again
    assert "You have an address since 6 January 2026." in seen(get(ola, CALENDAR))


def test_an_address_is_ended_by_whoever_made_it_alone(larkbeam: Cast) -> None:
    ola = browser_of("ola")
    sent(ola, "address/")
    here = feed_of(larkbeam.organisation, larkbeam.person("ola").id)
    assert here is not None
    refused = sent(browser_of("tom"), "address/end/", feed_id=here.id.hex)
    assert refused.status_code == 403
    assert "This is the calendar of somebody else." in refused.content.decode()
    assert sent(ola, "address/end/", feed_id=here.id.hex).status_code == 303
    assert feed_of(larkbeam.organisation, larkbeam.person("ola").id) is None


def sent(browser: Client, page: str, **given: str) -> Answer:
    form = form_with(browser.get(CALENDAR), "act")
    return browser.post(CALENDAR + page, {"act": form.fields["act"], **given})
