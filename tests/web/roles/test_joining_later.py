"""HR says after an appointment that its holder begins here later: until then nobody holds the role, on every page."""

from __future__ import annotations

from datetime import date, timedelta

from countersign.roles.queries import briefs, collect_facts, voices
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.worlds import TODAY, held
from tests.web.roles.pages import ROLES, get, seen
from tests.web.world import browser_of

JOINS = TODAY + timedelta(days=200)


def test_nobody_holds_a_role_before_they_are_here(firm: Cast) -> None:
    held(firm)
    put_right(firm, "tom", joined_on=JOINS)
    priya = browser_of("priya")
    listed = seen(get(priya, ROLES))
    assert "Nobody holds the two duties yet" in listed
    assert "Tom Okafor begins here on 25 July 2026, as HR says since. Nobody has it until then." in listed
    assert "begins here on 25 July 2026, and holds it from then on" in listed
    assert "Five have nobody." in listed
    charted = seen(get(priya, f"{ROLES}chart/"))
    assert "Five roles have nobody" in charted
    assert "You hold one role" not in seen(get(browser_of("tom"), f"{ROLES}people/{firm.person('tom').id.hex}/"))


def test_a_voice_is_here(firm: Cast) -> None:
    put_right(firm, "mei", department="Design")
    held(firm, "mei", "internal_auditor")
    assert [one.name for one in voices(firm.organisation, TODAY)] == ["Mei Sato"]
    put_right(firm, "mei", joined_on=JOINS)
    assert voices(firm.organisation, TODAY) == []
    assert "Mei Sato" not in seen(get(browser_of("tom"), f"{ROLES}departments/")).partition("Design")[2]


def test_the_rules_are_told_of_it_from_that_day_on(firm: Cast) -> None:
    held(firm)

    def since(on: date) -> list[date | None]:
        told = next(one for one in collect_facts(firm.organisation, on) if one.id == "isms_lead")
        return [one.since for one in told.assignments]

    assert since(TODAY) == [TODAY]
    put_right(firm, "tom", joined_on=JOINS)
    assert since(TODAY) == []
    assert since(JOINS) == [JOINS]
    assert [one.holds for one in briefs(firm.organisation, TODAY).every] == [False]
    assert [one.holds for one in briefs(firm.organisation, JOINS).every] == [True]


def test_whoever_changes_the_day_is_told_of_the_roles(firm: Cast) -> None:
    page = f"/o/larkbeam-ltd/people/{firm.person('tom').id.hex}/change/"
    tom = browser_of("tom")
    assert "With a later first day" not in seen(get(tom, page))
    held(firm)
    told = seen(get(tom, page))
    assert "Tom Okafor holds one role: ISMS lead. With a later first day than today it has nobody until then." in told
