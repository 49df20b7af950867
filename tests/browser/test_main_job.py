"""The main job as far as it goes: an empty database, real files, a signature, a countersignature, a role, the proof."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House, link_in
from tests.browser.looking import looks_right
from tests.browser.test_acceptance import OLA, type_the_code
from tests.browser.test_one_signature import keep_proof, mark_and_offer, sign, write_policy
from tests.browser.test_people import EXAMPLE, take_in
from tests.browser.test_roles import appoint, begin, propose_lead, start_roles

pytestmark = pytest.mark.browser

POLICY = EXAMPLE.with_name("policy.docx")


def test_main_job(empty_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom, priya, ola = open_phone(), open_phone(), open_phone()
    begin(tom, priya, empty_house)
    tom.goto(f"{empty_house.url}/o/larkbeam-ltd/people/")
    take_in(tom, EXAMPLE)
    tom.goto(f"{empty_house.url}/o/larkbeam-ltd/")
    write_policy(tom, POLICY, says="Larkbeam makes rota and payroll software")
    mark_and_offer(tom)
    sign(priya, empty_house)
    keep_proof(priya, empty_house, tmp_path)
    accept_policy(ola, empty_house)
    start_roles(tom, empty_house)
    propose_lead(tom)
    appoint(priya, empty_house)
    accept_role(tom, empty_house)
    one_still_fewer(tom, empty_house)
    verified = empty_house.console("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def accept_policy(page: Page, house: House) -> None:
    """From the one mail of the day, with the code, without ever signing in."""
    mail = house.postbox.wait(OLA, "Read and accept the Information Security Policy, version 1.0")
    page.goto(link_in(mail))
    looks_right(page)
    type_the_code(page, house)
    expect(page.get_by_role("heading", level=1)).to_have_text("Accepted")
    looks_right(page)


def accept_role(page: Page, house: House) -> None:
    """Tom's mail of the day has gone, so the role waits on his first page."""
    page.goto(f"{house.url}/o/larkbeam-ltd/")
    looks_right(page)
    waits = page.locator("article", has_text="Say whether you take the role: ISMS lead")
    waits.get_by_role("link").click()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("accepts the role")).to_be_visible()


def one_still_fewer(page: Page, house: House) -> None:
    """Thirteen people; Priya signed it and Ola accepted it."""
    page.goto(f"{house.url}/o/larkbeam-ltd/policies/")
    page.get_by_role("link", name="Information Security Policy").click()
    page.get_by_role("link", name="Who has accepted it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("11 people still owe it")
    looks_right(page)
