"""One signature, from an empty database to a proof that others can check: real browser, real mail, phone size."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from aics_tlog import parse_checkpoint, parse_note, parse_vkey, verify_checkpoint, verify_leaf_inclusion
from playwright.sync_api import Page, expect

from tests.browser.house import House, code_in, link_in, words
from tests.browser.looking import looks_right
from tests.browser.word_file import policy_docx

TOM, PRIYA = "tom@larkbeam.example", "priya@larkbeam.example"

pytestmark = pytest.mark.browser


def test_one_signature_from_an_empty_database(
    empty_house: House, open_phone: Callable[..., Page], tmp_path: Path
) -> None:
    tom, priya = open_phone(), open_phone()
    begin(tom, priya, empty_house)
    policy = write_policy(tom, policy_docx(tmp_path / "policy.docx"))
    mark_and_offer(tom)
    sign(priya, empty_house)
    keep_proof(priya, empty_house, tmp_path)
    tom.goto(policy.replace("/draft/", "/"))
    expect(tom.get_by_role("heading", level=1)).to_have_text("Version 1.0: in force")
    verified = empty_house.console("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "all as recorded" in verified.stdout


def test_pages_without_scripts(bare_house: House, open_phone: Callable[..., Page]) -> None:
    """Everything up to an offered policy, with JavaScript switched off."""
    tom, priya = open_phone(scripts=False), open_phone(scripts=False)
    begin(tom, priya, bare_house)
    tom.goto(f"{bare_house.home}policies/new/")
    tom.get_by_role("button", name="Begin the draft").click()
    tom.locator("[name=text]").fill("<h1>Why</h1><p>Larkbeam makes rota software for care homes.</p>")
    tom.get_by_role("button", name="Save the draft").click()
    mark_and_offer(tom, skip_marks=True)
    sign(priya, bare_house)


def begin(tom: Page, priya: Page, house: House) -> None:
    """From the first page to a register that is countersigned."""
    set_up(tom, house)
    sign_in(tom, house, TOM)
    sign_in(priya, house, PRIYA)
    countersign_register(priya)


def set_up(page: Page, house: House) -> None:
    """The first two steps: the organisation, the code, and who leads. Tom is signed in then."""
    page.goto(house.url)
    looks_right(page)
    page.get_by_role("link", name="Set up my organisation").click()
    looks_right(page)
    page.get_by_label("Its name").fill("Larkbeam Ltd")
    page.get_by_label("What it does, and for whom").fill("Rota and payroll software for independent care homes.")
    page.get_by_role("textbox", name="Your name").fill("Tom Okafor")
    page.get_by_role("textbox", name="Your work mail address").fill(TOM)
    page.get_by_label("Your job title").fill("CTO")
    page.get_by_role("button", name="Open the record").click()
    expect(page.locator("#refusal, .notice[data-kind=refusal]")).to_be_visible()
    looks_right(page)
    page.get_by_label("Set-up token").fill(house.printed(r"you need this token: (\w+)"))
    page.get_by_role("button", name="Open the record").click()
    expect(page).to_have_url(re.compile("/sign-in/"))
    type_code(page, house, TOM)
    expect(page).to_have_url(f"{house.home}set-up/top-management/")
    looks_right(page)
    page.locator("[name=leader][value=SOMEBODY_ELSE]").check()
    page.get_by_role("textbox", name="Their name").fill("Priya Raman")
    page.get_by_role("textbox", name="Their work mail address").fill(PRIYA)
    page.get_by_label("Their job title").fill("CEO and founder")
    page.get_by_label("Owner or founder").check()
    page.get_by_label("Since when?").fill("2019-04-01")
    page.get_by_role("button", name="Save and go on").click()
    expect(page).to_have_url(f"{house.home}set-up/people/")


def sign_in(page: Page, house: House, address: str) -> None:
    """Whoever is in already is led straight on."""
    page.goto(f"{house.url}/sign-in/")
    if not page.url.startswith(f"{house.url}/o/"):
        looks_right(page)
        type_code(page, house, address)
    expect(page).to_have_url(house.home)
    looks_right(page)


def type_code(page: Page, house: House, address: str) -> None:
    before = len(house.postbox.to(address))
    page.get_by_label("Your work mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    looks_right(page)
    mail = house.postbox.wait(address, "is your code for Countersign", after=before)
    page.get_by_label("The six digits").fill(code_in(mail))
    page.get_by_role("button", name="Sign in").click()
    expect(page).not_to_have_url(re.compile("/sign-in/"))


def countersign_register(page: Page) -> None:
    page.get_by_role("link", name="Look at the entry").click()
    looks_right(page)
    page.get_by_role("button", name="Countersign").click()
    expect(page.get_by_text("countersigned on")).to_be_visible()


def write_policy(page: Page, file: Path, says: str = "We look after rotas") -> str:
    """From a Word file to a saved draft. Returns the draft's address."""
    page.goto(page.url + "policies/")
    looks_right(page)
    page.get_by_role("link", name="Bring in a Word file").click()
    looks_right(page)
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Begin the draft").click()
    editor = page.locator("[contenteditable=true]")
    expect(editor).to_contain_text(says)
    looks_right(page)
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A draft: nothing is binding yet")
    looks_right(page)
    return page.url


def mark_and_offer(page: Page, *, skip_marks: bool = False) -> None:
    if not skip_marks:
        page.get_by_role("link", name="Mark the passages").click()
        looks_right(page)
        for requirement in ("PURPOSE", "OBJECTIVES", "REQUIREMENTS", "IMPROVEMENT"):
            page.locator(f"[name={requirement}]").first.check()
        page.get_by_role("button", name="Confirm these passages").click()
        expect(page.locator("mark[data-label]")).to_have_count(4)
    page.get_by_role("link", name="Offer it for signature").click()
    looks_right(page)
    expect(page.get_by_text("It becomes version 1.0.")).to_be_visible()
    page.get_by_role("button", name="Offer it for signature").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Version 1.0: waits for a signature")
    looks_right(page)


def sign(page: Page, house: House) -> None:
    """From the link in the mail: read, ask for a code, mistype it, type it."""
    mail = house.postbox.wait(house.address("priya"), "Sign “Information Security Policy”, version 1.0")
    page.goto(link_in(mail))
    looks_right(page)
    page.get_by_role("button", name="Send me a code to sign").click()
    asked = house.postbox.wait(house.address("priya"), "is your code to sign")
    assert "I approve ‘Information Security Policy’, version 1.0, for Larkbeam Ltd." in " ".join(words(asked).split())
    looks_right(page)
    code = code_in(asked)
    page.get_by_label("The six digits from the mail").fill("000000" if code != "000000" else "111111")
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("You can try 4 more times.")
    page.get_by_label("The six digits from the mail").fill(code)
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signed")
    expect(page.get_by_text("Confirmed by mailed code")).to_be_visible()
    looks_right(page)


def keep_proof(page: Page, house: House, folder: Path) -> None:
    """The proof is read by code that is not ours, with the key that the console prints."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the proof").click()
    kept = folder / "proof"
    download.value.save_as(kept)
    head, _, signed = kept.read_text().partition("\n\n")
    header, extra, index, *path = head.split("\n")
    assert header == "c2sp.org/tlog-proof@v1"
    leaf = b64decode(extra.removeprefix("extra "))
    key = parse_vkey(house.console("key", house.slug).stdout.strip())
    note = parse_note(signed)
    assert verify_checkpoint(note, key, expected_origin=key.name).ok
    head_of = parse_checkpoint(note.text)
    place = int(index.removeprefix("index "))
    assert verify_leaf_inclusion(leaf, place, head_of.size, [b64decode(step) for step in path], head_of.root)
    assert not verify_leaf_inclusion(leaf + b" ", place, head_of.size, [b64decode(step) for step in path], head_of.root)
    said = json.loads(leaf)
    assert (said["kind"], said["by"]["auth"], said["by"]["hat"]) == (
        "version.signed",
        ["mailed-code"],
        "TOP_MANAGEMENT",
    )
    assert b"Priya" not in leaf
