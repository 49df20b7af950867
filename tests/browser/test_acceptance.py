"""One acceptance, from the link in the mail to the receipt: real browser, real mail, phone size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House, code_in, link_in, words
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

SENTENCE = "I have read ‘Information Security Policy’, version 1.0, of Larkbeam Ltd, and I will follow it."

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_mail_to_the_receipt(owing_house: House, open_phone: Callable[..., Page], *, scripts: bool) -> None:
    page = open_phone(scripts=scripts)
    mail = owing_house.postbox.wait(owing_house.address("ola"), "two things wait for your name")
    assert "Read and accept “Information Security Policy”, version 1.0" in words(mail)
    assert "/a/" in link_in(mail)
    page.goto(link_in(mail))
    expect(page.get_by_role("heading", level=1)).to_have_text("Please read and accept")
    expect(page.get_by_label("Yes, I say this in my own name")).not_to_be_checked()
    looks_right(page)
    type_the_code(page, owing_house)
    expect(page.get_by_role("heading", level=1)).to_have_text("Accepted")
    expect(page.get_by_text("Confirmed by mailed code")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Read the next one").click()
    expect(page.get_by_role("heading", name="Acceptable Use")).to_be_visible()
    assert page.context.cookies() == [one for one in page.context.cookies() if one.get("name") == "csrftoken"]


def type_the_code(page: Page, house: House) -> None:
    """Tick, ask for a code, mistype it, type it."""
    page.get_by_label("Yes, I say this in my own name").check()
    page.get_by_role("button", name="Send me a code").click()
    asked = house.postbox.wait(house.address("ola"), "is your code")
    assert SENTENCE in " ".join(words(asked).split())
    looks_right(page)
    expect(page.get_by_label("Yes, I say this in my own name")).to_be_checked()
    code, field = code_in(asked), page.get_by_label("The six digits from the mail")
    field.fill("000000" if code != "000000" else "111111")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("You can try 4 more times.")
    looks_right(page)
    field.fill(code)
    page.get_by_role("button", name="Accept", exact=True).click()


def test_a_question_from_the_mail_is_answered_by_the_lead(owing_house: House, open_phone: Callable[..., Page]) -> None:
    dana, tom, postbox, address = open_phone(), open_phone(), owing_house.postbox, owing_house.address("dana")
    dana.goto(link_in(postbox.wait(address, "wait for your name")))
    dana.get_by_role("link", name="I cannot accept this, because …").click()
    looks_right(dana)
    dana.get_by_label("The reason").fill("I share a computer with the night shift.")
    dana.get_by_role("button", name="Send me a code").click()
    expect(dana.get_by_label("The reason")).to_have_value("I share a computer with the night shift.")
    looks_right(dana)
    dana.get_by_label("The six digits from the mail").fill(code_in(postbox.wait(address, "is your code")))
    dana.get_by_role("button", name="Send it").click()
    expect(dana.get_by_text("waits for an answer")).to_be_visible()
    looks_right(dana)
    come_in(tom, owing_house, "tom")
    looks_right(tom)
    answer(tom)
    dana.reload()
    expect(dana.get_by_text("You get one of your own on Monday.")).to_be_visible()
    looks_right(dana)


def answer(tom: Page) -> None:
    """From the first page to the answer, and the numbers beside it."""
    tom.get_by_role("link", name="Read and answer").click()
    looks_right(tom)
    tom.get_by_label("Your answer to Dana Field").fill("You get one of your own on Monday.")
    tom.get_by_role("button", name="Answer", exact=True).click()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Nobody waits for an answer")
    looks_right(tom)
    tom.goto(tom.url.replace("/questions/", "/mine/"))
    expect(tom.get_by_role("heading", level=1)).to_have_text("Two policies wait for your name")
    looks_right(tom)
    tom.goto(tom.url.replace("/acceptances/mine/", "/policies/"))
    tom.get_by_role("link", name="Information Security Policy").click()
    tom.get_by_role("link", name="Who has accepted it").click()
    expect(tom.get_by_role("heading", level=1)).to_have_text("Five people still owe it")
    looks_right(tom)
    tom.get_by_role("link", name="0 have accepted").click()
    looks_right(tom)
