"""The desk of a leader on paper: one page of A4, however much waits, and what is left out is counted."""

from __future__ import annotations

from io import BytesIO

import pytest
import time_machine
from playwright.sync_api import Browser
from pypdf import PdfReader

from countersign.policies.commands.mark import mark
from countersign.policies.enums import PolicyKind
from tests.browser.test_every_page import SITE, answer, beside_playwright
from tests.cast import Cast
from tests.policies import worlds as policies
from tests.policies.worlds import PASSAGES, after
from tests.roles import worlds as roles
from tests.web.roles.pages import get
from tests.web.world import browser_of

__all__ = ["beside_playwright"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOME = "/o/larkbeam-ltd/"
ON_AND_ON = " It goes on about what we hold, for whom, and why we take such care of it." * 12
LAST = "who is top management here"


@pytest.mark.parametrize(("topics", "more"), [(1, ""), (12, " It says so in many words")])
def test_a_brief_is_one_page_and_says_what_is_left_out(
    beside_playwright: None, larkbeam: Cast, browser: Browser, topics: int, more: str
) -> None:
    with time_machine.travel(after(20), tick=False):
        policy_of(larkbeam, ON_AND_ON if more else "")
        roles.begun(larkbeam)
        roles.held(larkbeam)
        for number in range(topics):
            topic = policies.begun(larkbeam, PolicyKind.TOPIC, f"Topic {number}{more * 4}")
            policies.offered(larkbeam, topic)
        desk = get(browser_of("priya"), HOME).content
    (page,) = printed(browser, desk)
    said = " ".join(page.split()).lower()
    assert LAST in said
    assert said.count("sign “topic") == min(topics, 4)
    assert ("and eight more on your desk." in said) is (topics == 12)


def policy_of(here: Cast, more: str) -> None:
    """In force, with a passage for each content that 5.2 asks for, and ``more`` in each."""
    policy = policies.begun(here)
    texts = {requirement: said + more for requirement, said in PASSAGES.items()}
    policies.change(here, policy, *texts.values())
    passages = {requirement: ("", said.strip()) for requirement, said in texts.items()}
    shown, lead = policies.draft(here, policy).revision, policies.lead(here)
    mark(policy_id=policy, revision_shown=shown, passages=passages, by=lead, at=policies.AT)
    policies.signed(here, policies.offered(here, policy))


def printed(browser: Browser, page: bytes) -> list[str]:
    """What stands on each page of the paper."""
    sheet = browser.new_page()
    sheet.route(f"{SITE}/**", lambda route: answer(route, {HOME: page}))
    sheet.goto(SITE + HOME)
    paper = PdfReader(BytesIO(sheet.pdf(prefer_css_page_size=True)))
    sheet.close()
    return [one.extract_text() for one in paper.pages]
