"""Somebody's own people: who of them still owes what; and nobody else's."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from tests.acknowledgements.worlds import NOON, accepted_by, asked_by, in_force_from
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.web.acceptance.worlds import says
from tests.web.world import browser_of

MY_PEOPLE = "/o/larkbeam-ltd/acceptances/my-people/"


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    for first in ("ola", "mei"):
        put_right(larkbeam, first, manager_id=larkbeam.person("ruth").id)
    return in_force_from(larkbeam)[1]


def test_a_manager_sees_who_reports_to_them_and_nobody_else(larkbeam: Cast, version: UUID) -> None:
    with time_machine.travel(NOON + timedelta(days=20), tick=False):
        told = says(browser_of("ruth").get(MY_PEOPLE))
        assert "Two of your people are late" in told
        assert "was asked for by 20 January 2026" in told
        assert ("Ola Nowak" in told, "Mei Sato" in told, "Tom Okafor" in told) == (True, True, False)
        accepted_by(larkbeam, "ola", version, at=NOON + timedelta(days=20))
        asked_by(larkbeam, "mei", version, at=NOON + timedelta(days=20))
        told = says(browser_of("ruth").get(MY_PEOPLE))
        assert "None of your people is late" in told
        assert "waits for an answer" in told
        assert MY_PEOPLE in browser_of("ruth").get("/o/larkbeam-ltd/acceptances/mine/").content.decode()


def test_before_they_are_late(larkbeam: Cast, version: UUID) -> None:
    with time_machine.travel(NOON, tick=False):
        told = says(browser_of("ruth").get(MY_PEOPLE))
    assert "None of your people is late" in told
    assert "asked for by 20 January 2026" in told


def test_whoever_has_nobody_is_told_so(larkbeam: Cast, version: UUID) -> None:
    assert "Nobody reports to you here." in says(browser_of("ola").get(MY_PEOPLE))
    assert MY_PEOPLE not in browser_of("ola").get("/o/larkbeam-ltd/acceptances/mine/").content.decode()


def test_all_policies_with_late_people_and_their_numbers(larkbeam: Cast, version: UUID) -> None:
    late = "/o/larkbeam-ltd/acceptances/late/"
    with time_machine.travel(NOON, tick=False):
        assert "Nobody is late with any policy" in says(browser_of("tom").get(late))
    with time_machine.travel(NOON + timedelta(days=20), tick=False):
        page = browser_of("tom").get(late)
        assert "One policy has late people" in says(page)
        assert "Information Security Policy 1.0 5 people" in says(page)
        assert f"/acceptances/{version.hex}/everybody/?show=late#list" in page.content.decode()
        assert browser_of("ola").get(late).status_code == 403


def test_when_all_have_accepted(larkbeam: Cast, version: UUID) -> None:
    for first in ("ola", "mei"):
        accepted_by(larkbeam, first, version)
    told = says(browser_of("ruth").get(MY_PEOPLE))
    assert "Your people owe nothing" in told
