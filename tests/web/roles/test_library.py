from __future__ import annotations

from countersign.roles.commands.define import define
from countersign.roles.library import LEAD, LIBRARY, REPORTER
from countersign.roles.queries import newest, roles
from tests.cast import Cast
from tests.roles.worlds import AT, begun, lead
from tests.web.roles.pages import ROLES, get, post, seen
from tests.web.world import browser_of

PAGE, TAKE, START = f"{ROLES}library/", f"{ROLES}library/take/", f"{ROLES}start/"


def test_the_library_says_what_every_role_is(larkbeam: Cast) -> None:
    told = seen(get(browser_of("tom"), PAGE))
    assert "19 roles, none of them described here yet" in told
    for profile in LIBRARY.values():
        assert profile.name in told
        assert all(duty in told for duty in profile.duties)
    assert "adds 6 roles" in told
    assert "adds 19 roles" in told


def test_the_library_says_what_is_here_already(firm: Cast) -> None:
    told = seen(get(browser_of("tom"), PAGE))
    assert "19 roles, 6 described here" in told
    assert told.count("described here") == 1 + 1 + 6
    assert "The ISMS lead reports here." in told
    assert "Take the roles of a small company" not in told
    assert "adds 12 roles" in told


def test_staff_read_the_library_and_take_nothing_over(larkbeam: Cast) -> None:
    ola = browser_of("ola")
    answer = get(ola, PAGE)
    assert answer.status_code == 200
    assert "Take it over" not in seen(answer)
    assert "Several at once" not in seen(answer)
    assert post(ola, TAKE, key="hr").status_code == 403


def test_take_over_one_role(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    answer = post(tom, TAKE, key="hr")
    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}#hr")
    assert [role.key for role in roles(larkbeam.organisation)] == ["hr"]
    again = post(tom, TAKE, key="hr")
    assert (again.status_code, "described so already" in seen(again)) == (403, True)
    assert get(tom, TAKE).status_code == 405


def test_take_over_the_lead_with_the_reporting(larkbeam: Cast) -> None:
    post(browser_of("tom"), TAKE, key=LEAD, also_reports="on")
    taken = newest(larkbeam.organisation, LEAD)
    assert taken is not None
    assert taken.reports_performance
    assert "It reports as well (5.3 b)." in seen(get(browser_of("tom"), PAGE))


def test_take_over_the_lead_alone_where_somebody_else_reports(larkbeam: Cast) -> None:
    define(key=REPORTER, by=lead(larkbeam), at=AT)
    assert "reporting included" not in seen(get(browser_of("tom"), PAGE))


def test_take_over_a_role_that_is_none(larkbeam: Cast) -> None:
    assert post(browser_of("tom"), TAKE, key="king").status_code == 422
    assert roles(larkbeam.organisation) == []


def test_take_over_the_whole_library(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert post(tom, START, preset="FULL").status_code == 303
    assert len(roles(larkbeam.organisation)) == len(LIBRARY)
    told = seen(get(tom, PAGE))
    assert "19 roles, 19 described here" in told
    assert "Several at once" not in told
    assert post(tom, START, preset="HALF").status_code == 422


def test_the_empty_page_leads_to_the_library(larkbeam: Cast) -> None:
    assert PAGE in get(browser_of("tom"), ROLES).content.decode()
    begun(larkbeam)
    assert PAGE in get(browser_of("tom"), ROLES).content.decode()
