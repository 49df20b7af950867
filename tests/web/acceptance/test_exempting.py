"""Exempting somebody, page by page: from the person, to the list, and back to being asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.acknowledgements.worlds import NOON, exempted, in_force_from
from tests.cast import Cast
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

EXEMPTIONS = "/o/larkbeam-ltd/acceptances/exemptions/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def test_nobody_exempt_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), EXEMPTIONS))
    assert "Nobody is exempt from accepting" in text
    assert "An exemption is for other reasons" in text


def test_from_the_person_to_the_list_and_back(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    tom, ola = browser_of("tom"), larkbeam.person("ola").id
    grant = f"{EXEMPTIONS}grant/{ola.hex}/"
    assert grant in get(tom, f"/o/larkbeam-ltd/people/{ola.hex}/").content.decode()
    page = get(tom, grant)
    form = form_with(page, "from_on")
    refused = send(tom, grant, form, until_on="2026-02-01", reason="")
    assert (refused.status_code, "an auditor asks for the reason" in seen(refused)) == (422, True)
    assert 'value="2026-02-01"' in refused.content.decode()
    assert send(tom, grant, form, until_on="2026-02-01", reason="On a ship.").status_code == 303
    told = seen(get(tom, EXEMPTIONS))
    assert "One person is exempt from accepting" in told
    assert "“On a ship.”" in told
    everybody = f"/o/larkbeam-ltd/acceptances/{version.hex}/everybody/"
    assert "Ola Nowak" not in seen(get(tom, everybody))
    assert EXEMPTIONS in get(tom, everybody).content.decode()
    assert send(tom, EXEMPTIONS, form_to(get(tom, EXEMPTIONS), "/end/")).status_code == 303
    assert "Tom Okafor ended it on" in seen(get(tom, EXEMPTIONS))
    assert "Ola Nowak" in seen(get(tom, everybody))


def test_a_leader_is_refused_with_the_sentence(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    grant = f"{EXEMPTIONS}grant/{larkbeam.person('priya').id.hex}/"
    answer = send(tom, grant, form_with(get(tom, grant), "from_on"), until_on="2026-02-01", reason="Busy.")
    assert (answer.status_code, "Whoever leads is not exempt" in seen(answer)) == (403, True)


def test_nobody_sees_a_way_to_exempt_themselves(larkbeam: Cast) -> None:
    tom = larkbeam.person("tom").id.hex
    assert "grant/" not in get(browser_of("tom"), f"/o/larkbeam-ltd/people/{tom}/").content.decode()


def test_it_asks_as_often_for_many_as_for_one(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    exempted(larkbeam, "ola")
    few = asked(tom, EXEMPTIONS)
    for first in ("mei", "dana", "ruth"):
        exempted(larkbeam, first)
    assert asked(tom, EXEMPTIONS) == few <= 11
