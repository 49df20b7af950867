"""What takes two people, by form: announced, looked at, stopped by anybody, agreed to, carried out alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from countersign.kernel.actors import Hat
from countersign.people.queries import announcements, open_grant, person, register
from tests.cast import Cast
from tests.people.announcing import (
    NEW,
    RIPE,
    administrator,
    found,
    lost_mailbox,
    mixed_access,
    next_leader,
    nobody_leads,
    second_leader,
)
from tests.people.worlds import AT
from tests.web.roles.pages import get, post, seen
from tests.web.world import browser_of

FIRM = "/o/larkbeam-ltd/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def page(id: UUID, act: str = "") -> str:
    return f"{FIRM}announcements/{id.hex}/" + (f"{act}/" if act else "")


def address_page(here: Cast, first: str) -> str:
    return f"{FIRM}people/{here.person(first).id.hex}/address/"


def test_an_address_is_announced_where_nobody_else_could_approve_it(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    told = seen(get(tom, address_page(larkbeam, "priya")))
    assert "Nobody but you could approve it." in told
    assert "Announce this address" in told
    assert post(tom, address_page(larkbeam, "priya"), new_address=NEW).status_code == 303
    (made,) = announcements(larkbeam.organisation)
    assert made.change is not None
    assert made.change.new_address == NEW
    hers = seen(get(tom, f"{FIRM}people/{larkbeam.person('priya').id.hex}/"))
    assert f"Priya Raman is to sign in from another mail address: {NEW}" in hers
    assert "It can happen from 9 January 2026, 09:00 on." in hers


def test_looking_stops_nothing_and_anybody_here_stops_it(larkbeam: Cast) -> None:
    id, ola = lost_mailbox(larkbeam), browser_of("ola")
    assert "announced it" in seen(get(ola, FIRM))
    told = seen(get(ola, page(id)))
    assert "This takes two people. Nothing has happened yet." in told
    assert "Second person nobody" in told
    assert "Stop it" in told
    assert "Carry it out" not in told
    assert [get(ola, page(id, act)).status_code for act in ("stop", "carry-out")] == [405, 405]
    assert found(larkbeam, id).stopped_at is None
    assert post(ola, page(id, "stop")).status_code == 303
    assert "Ola Nowak stopped it. It does not happen." in seen(get(browser_of("tom"), page(id)))
    again = post(browser_of("tom"), page(id, "stop"))
    assert (again.status_code, "Ola Nowak stopped this" in seen(again)) == (403, True)


def test_the_announcer_carries_it_out_when_the_time_is_over(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    early = post(browser_of("tom"), page(id, "carry-out"))
    assert (early.status_code, "may still stop this" in seen(early)) == (403, True)
    with time_machine.travel(RIPE, tick=False):
        tom = browser_of("tom")
        assert "Carry it out, alone" in seen(get(tom, page(id)))
        assert "Carry it out" not in seen(get(browser_of("ola"), page(id)))
        assert post(tom, page(id, "carry-out")).status_code == 303
        assert "It has happened, single-handed" in seen(get(tom, page(id)))
    assert person(larkbeam.organisation, found(larkbeam, id).person_id).email == NEW


def test_access_that_takes_two_is_announced_and_another_leader_agrees(larkbeam: Cast) -> None:
    mei, ruth, priya = second_leader(larkbeam), administrator(larkbeam), browser_of("priya")
    answer = post(priya, f"{FIRM}access/", person_id=ruth.hex, hat="RISK_OWNER")
    (made,) = announcements(larkbeam.organisation)
    assert (answer.status_code, answer["Location"]) == (303, page(made.id))
    assert "Ruth Ellis is to have access as risk owner" in seen(get(priya, f"{FIRM}access/"))
    assert "Agree, as the second person" not in seen(get(priya, page(made.id)))
    assert "Agree, as the second person" in seen(get(browser_of("mei"), page(made.id)))
    assert post(browser_of("mei"), page(made.id, "agree")).status_code == 303
    given = open_grant(larkbeam.organisation, ruth, Hat.RISK_OWNER)
    assert given
    assert given.granted_by_id != mei.person
    assert "single-handed" not in seen(get(priya, f"{FIRM}access/"))


def test_access_that_takes_one_is_given_and_taken_back(larkbeam: Cast) -> None:
    priya, mei = browser_of("priya"), larkbeam.person("mei").id
    assert "Two people" not in seen(get(priya, f"{FIRM}access/"))
    answer = post(priya, f"{FIRM}access/", person_id=mei.hex, hat="HR")
    assert (answer.status_code, answer["Location"]) == (303, f"{FIRM}access/")
    given = open_grant(larkbeam.organisation, mei, Hat.HR)
    assert given
    again = post(priya, f"{FIRM}access/", person_id=mei.hex, hat="HR")
    assert (again.status_code, "has that access already" in seen(again)) == (403, True)
    assert post(priya, f"{FIRM}access/{given.id.hex}/end/").status_code == 303
    assert open_grant(larkbeam.organisation, mei, Hat.HR) is None
    assert post(priya, f"{FIRM}access/", person_id="", hat="HR").status_code == 422


def test_access_is_read_by_the_lead_and_given_by_leaders(larkbeam: Cast) -> None:
    told = seen(get(browser_of("tom"), f"{FIRM}access/"))
    assert "Tom Okafor ISMS lead" in told
    assert "Give access" not in told
    assert (
        post(browser_of("tom"), f"{FIRM}access/", person_id=larkbeam.person("mei").id.hex, hat="HR").status_code == 403
    )
    assert get(browser_of("ola"), f"{FIRM}access/").status_code == 403


def test_access_single_handed_says_so_wherever_it_is_shown(larkbeam: Cast) -> None:
    id = mixed_access(larkbeam)
    with time_machine.travel(RIPE, tick=False):
        post(browser_of("priya"), page(id, "carry-out"))
        for path in ("access/", f"people/{larkbeam.person('ruth').id.hex}/"):
            assert "single-handed" in seen(get(browser_of("priya"), FIRM + path))


def test_the_register_is_announced_when_its_last_leader_has_gone(larkbeam: Cast) -> None:
    nobody_leads(larkbeam)
    tom, mei = browser_of("tom"), larkbeam.person("mei").id.hex
    told = seen(get(tom, f"{FIRM}register/"))
    assert "Nobody leads here any more" in told
    assert "Announce this entry" in told
    assert "Announce this entry" not in seen(get(browser_of("ola"), f"{FIRM}register/"))
    sent = {"person_id": mei, "basis": "DIRECTOR", "leads_from": "2026-01-06"}
    assert post(tom, f"{FIRM}register/", **sent).status_code == 303
    assert "Mei Sato is to stand on the register of top management" in seen(get(tom, f"{FIRM}register/"))
    again = post(tom, f"{FIRM}register/", **sent)
    assert (again.status_code, "announced already" in seen(again)) == (403, True)


def test_an_entry_made_single_handed_says_so_on_the_register(larkbeam: Cast) -> None:
    id = next_leader(larkbeam)
    with time_machine.travel(RIPE + timedelta(hours=1), tick=False):
        post(browser_of("tom"), page(id, "carry-out"))
        assert "single-handed: nobody else led" in seen(get(browser_of("tom"), f"{FIRM}register/"))
    assert register(larkbeam.organisation).filter(single_handed=True).exists()
