from __future__ import annotations

from dataclasses import replace

from countersign.roles.commands.describe import describe
from tests.cast import Cast
from tests.roles.worlds import AT, CRISIS, held, lead, proposed
from tests.web.roles.pages import ROLES, get, seen
from tests.web.world import browser_of


def test_document_has_every_role_and_its_holder(firm: Cast) -> None:
    held(firm)
    told = seen(get(browser_of("tom"), f"{ROLES}document/"))
    assert "Roles, responsibilities and authorities" in told
    assert "Tom Okafor since 6 January 2026" in told
    assert "Appointed by Priya Raman, 6 January 2026." in told
    assert "Everybody who works here" in told
    assert "What usually fits: A foundation or lead-implementer course" in told


def test_document_of_many_roles_is_paged(firm: Cast) -> None:
    for number in range(30):
        describe(description=replace(CRISIS, name=f"Zone {number:02}"), by=lead(firm), at=AT)
    first = seen(get(browser_of("tom"), f"{ROLES}document/"))
    assert "Roles 1 to 30 of" in first
    assert "Zone 29" not in first
    second = seen(get(browser_of("tom"), f"{ROLES}document/?page=2"))
    assert "Zone 29" in second
    assert "Earlier ones" in second
    assert "Further ones" not in second


def test_document_when_nothing_is_described(larkbeam: Cast) -> None:
    assert "No role is described yet" in seen(get(browser_of("tom"), f"{ROLES}document/"))


def test_document_of_staff_has_every_role_that_is_held(firm: Cast) -> None:
    held(firm)
    held(firm, "ola", "dept_contact")
    proposed(firm, "mei", "hr")
    told = seen(get(browser_of("ola"), f"{ROLES}document/"))
    assert "Ola Nowak since 6 January 2026" in told
    assert "Everybody who works here" in told
    assert "Tom Okafor since 6 January 2026" in told
    assert "HR security duties" in told
    assert "Mei Sato since" not in told
