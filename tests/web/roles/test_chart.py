"""The chart: the picture and the words beside it, on a day, for whoever reads all of it and for staff."""

from __future__ import annotations

import re

import pytest

from countersign.roles.enums import Duty
from countersign.roles.library import LEAD
from countersign.roles.queries import folding, role_with_key
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import leader
from tests.roles.documents.drawings import boxes, crossings
from tests.roles.worlds import anew, approved, held, proposed, renewal_approved, renewed, second_leader
from tests.web.roles.pages import ROLES, at, get, seen
from tests.web.world import browser_of

CHART = f"{ROLES}chart/"


def lined_up(firm: Cast) -> None:
    for first, to in (("tom", "priya"), ("mei", "tom"), ("ola", "mei")):
        put_right(firm, first, manager_id=firm.person(to).id)


def test_everybody_is_drawn_once_and_said_once(firm: Cast) -> None:
    lined_up(firm)
    held(firm)
    approved(firm, proposed(firm, "ola", "dept_contact"))
    html = get(browser_of("tom"), CHART).content.decode()
    picture = html.partition('<svg class="chart-picture"')[2].partition("</svg>")[0]
    for name in ("Priya Raman", "Tom Okafor", "Mei Sato", "Ola Nowak"):
        assert picture.count(f">{name}<") == 1
        assert html.count(f"<b>{name}</b>") == 1
    assert picture.count("chart-line") == 3
    assert re.findall(r'chart-rule" data-kind="(\w+)"', picture) == ["accepted", "open"]
    assert "5.3 (a), 5.3 (b)" in picture
    told = seen(get(browser_of("tom"), CHART))
    assert "Department contact not accepted yet" in told
    assert "roles have nobody" in told
    assert not crossings(boxes(html))


def test_no_line_to_the_top_is_the_heading(firm: Cast) -> None:
    held(firm)
    told = seen(get(browser_of("priya"), CHART))
    assert "From one, no line leads to the top" in told
    assert "No line to top management" in told


def test_another_day_shows_who_held_what_then(firm: Cast) -> None:
    lined_up(firm)
    held(firm)
    assert "ISMS lead" not in seen(get(browser_of("tom"), f"{CHART}?on=2026-01-05")).partition("Nobody holds")[0]


def test_a_branch_begins_with_whoever_is_in_the_address(firm: Cast) -> None:
    lined_up(firm)
    held(firm, "ola", "dept_contact")
    answer = get(browser_of("tom"), f"{CHART}?under={firm.person('mei').id.hex}")
    told = seen(answer)
    assert "Mei Sato, and one person below" in told
    assert "From the top" in told
    assert "Priya Raman" not in told.partition("In words")[2]
    dana = firm.person("dana").id.hex
    for nobody in (dana, "x"):
        assert browser_of("tom").get(f"{CHART}?under={nobody}").status_code == 404


def test_what_does_not_fit_is_counted_with_the_way_there(firm: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    lined_up(firm)
    held(firm, "ola", "dept_contact")
    monkeypatch.setattr(folding.folded, "__defaults__", (3,))
    answer = get(browser_of("tom"), CHART)
    assert "One more person stands further down." in seen(answer)
    html = answer.content.decode()
    assert html.count("and one more below") == 2
    assert f"{CHART}?under={firm.person('mei').id.hex}" in html


def test_staff_see_who_holds_what_and_open_their_own(firm: Cast) -> None:
    """What is proposed is not drawn for anybody."""
    lined_up(firm)
    tom_s, mine = held(firm), held(firm, "ola", "dept_contact")
    proposed(firm, "mei", "hr")
    answer = get(browser_of("ola"), CHART)
    told = seen(answer)
    for words in ("Three roles have nobody", "Priya Raman", "Tom Okafor", "ISMS lead", "Department contact"):
        assert words in told
    assert "HR security duties" in told.partition("Nobody holds")[2]
    assert at(mine) in answer.content.decode()
    assert at(tom_s) not in answer.content.decode()


def test_a_duty_that_no_role_carries_has_nobody(firm: Cast) -> None:
    """Not what is described is asked, but what the standard names."""
    lined_up(firm)
    held(firm)
    held(firm, "mei", "hr")
    held(firm, "ola", "dept_contact")
    approved(firm, proposed(firm, "dana", "internal_auditor"))
    approved(firm, proposed(firm, "priya", "sponsor", by=leader(firm)), by=second_leader(firm))
    put_right(firm, "dana", manager_id=firm.person("tom").id)
    priya = browser_of("priya")
    assert "Every role has somebody, but not everybody has said yes" in seen(get(priya, CHART))
    now = role_with_key(firm.organisation, LEAD)
    anew(firm, carries=(Duty.CONFORMITY,))
    renewal_approved(firm)
    renewed(firm)
    assert now.carries == (Duty.CONFORMITY, Duty.REPORTING)
    told = seen(get(priya, CHART))
    assert "One of the two duties has nobody yet" in told
    assert "Reports how the ISMS performs 5.3 (b)" in told.partition("Nobody holds")[2]


def test_without_roles_the_page_says_where_to_begin(larkbeam: Cast) -> None:
    told = seen(get(browser_of("tom"), CHART))
    assert "Priya Raman" in told, "whoever leads is there from the first day"
    assert "Nobody holds the two duties yet" in told
    assert "Makes sure that the ISMS conforms 5.3 (a)" in told
