from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from countersign.roles.commands.end import end
from countersign.roles.queries import stand_ins
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.away import GOES, away
from tests.roles.worlds import AT, TERMS, TODAY, held, leader
from tests.web.roles.pages import ROLES, at, get, post, seen
from tests.web.world import browser_of


def page(here: Cast, first: str) -> str:
    return f"{ROLES}people/{here.person(first).id.hex}/away/"


def days(**more: Any) -> dict[str, Any]:
    return {"away_from": "2026-01-06", "back_on": "2026-01-20", **more}


def test_the_holder_says_who_stands_in_and_the_deputy_is_there_already(firm: Cast) -> None:
    id = held(firm, "tom", terms=replace(TERMS, deputy_id=firm.person("mei").id))
    tom = browser_of("tom")
    assert page(firm, "tom") in get(tom, at(id)).content.decode()
    answer = get(tom, page(firm, "tom"))
    assert "Who stands in while you are away?" in seen(answer)
    assert f'value="{firm.person("mei").id.hex}" selected' in answer.content.decode()
    mei = firm.person("mei").id.hex
    assert post(tom, page(firm, "tom"), **days(**{f"place_{id.hex}": mei})).status_code == 303
    assert "Mei Sato Tom Okafor is away until 20 January 2026" in seen(get(tom, ROLES))
    assert "Away until 20 January 2026: Mei Sato stands in." in seen(get(tom, f"{ROLES}document/"))
    assert "Mei Sato 6 January 2026 until 20 January 2026 Back earlier" in seen(get(tom, at(id)))
    assert "Mei Sato 6 January 2026 until 20 January 2026" in seen(get(browser_of("priya"), at(id)))


def test_somebody_who_holds_nothing_is_told_so(firm: Cast) -> None:
    assert "No role is held, so nobody has to stand in" in seen(get(browser_of("ola"), page(firm, "ola")))
    assert get(browser_of("ola"), page(firm, "mei")).status_code == 404


def test_a_role_that_ends_on_a_later_day_is_held_until_then(firm: Cast) -> None:
    end(appointment_id=held(firm, "mei", "hr"), held_until=TODAY + timedelta(days=30), by=leader(firm), at=AT)
    assert "HR security duties" in seen(get(browser_of("mei"), page(firm, "mei")))


def test_the_lead_says_it_for_whoever_is_on_leave(firm: Cast) -> None:
    held(firm, "mei", "hr")
    put_right(firm, "mei", on_leave=True)
    told = seen(get(browser_of("tom"), page(firm, "mei")))
    assert "Who stands in while Mei Sato is away?" in told
    assert "They are recorded as on leave already" in told


def test_what_is_odd_is_said_on_the_page_and_nothing_is_lost(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    tom, dana = browser_of("tom"), firm.person("dana").id.hex
    refused = post(tom, page(firm, "mei"), **days(back_on="2026-01-06", **{f"place_{id.hex}": dana}))
    assert (refused.status_code, "back on a later day" in seen(refused)) == (403, True)
    assert f'value="{dana}" selected' in refused.content.decode()
    assert post(tom, page(firm, "mei"), **days(back_on="soon")).status_code == 422
    assert post(tom, page(firm, "mei"), **days()).status_code == 403
    assert not stand_ins(firm.organisation)


def test_back_earlier(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    named = away(firm, "mei", (id, "dana"))
    path = f"{ROLES}stand-ins/{named.hex}/end/"
    mei = browser_of("mei")
    assert "Dana Field stands in as HR security duties from 12 January 2026" in seen(get(mei, path))
    assert get(browser_of("dana"), path).status_code == 404
    assert post(mei, path, ended_on="2026-03-01").status_code == 403
    answer = post(mei, path, ended_on=str(GOES))
    assert (answer.status_code, answer["Location"]) == (303, at(id))
    assert "This is over: nobody stands in any more." in seen(get(mei, path))
    assert "Standing in" not in seen(get(mei, at(id)))
