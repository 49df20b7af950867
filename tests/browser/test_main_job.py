"""The main job, whole: an empty database, real files, a signature, everybody's name, a role, the findings, a pack."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import aics_tlog
import pytest
from playwright.sync_api import Page, expect

from countersign.ledger.proof import read_receipt
from tests.browser.house import House, code_in, link_in
from tests.browser.looking import looks_right
from tests.browser.test_acceptance import type_the_code
from tests.browser.test_one_signature import begin, keep_proof, mark_and_offer, sign, write_policy
from tests.browser.test_packs import downloaded, order
from tests.browser.test_packs import verified as accepted_by_the_verifier
from tests.browser.test_people import EXAMPLE, take_in
from tests.browser.test_roles import appoint, propose_lead, start_roles
from tests.packs.worlds import VERIFIER

pytestmark = pytest.mark.browser

POLICY = EXAMPLE.with_name("policy.docx")


def test_main_job(empty_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom, priya, ola = open_phone(), open_phone(), open_phone()
    begin(tom, priya, empty_house)
    go_through_set_up(tom, empty_house)
    many = findings(tom, empty_house)
    assert {"POL-001", "ROL-001", "ROL-002"} <= many
    tom.goto(empty_house.home)
    write_policy(tom, POLICY, says="Larkbeam makes rota and payroll software")
    mark_and_offer(tom)
    sign(priya, empty_house)
    keep_proof(priya, empty_house, tmp_path)
    give_it_on_request(priya, empty_house)
    accept_policy(ola, empty_house)
    everybody_else_accepts(open_phone(), empty_house)
    start_roles(tom, empty_house)
    propose_lead(tom)
    appoint(priya, empty_house)
    accept_role(tom, empty_house)
    nobody_owes_it(tom, empty_house)
    few = findings(tom, empty_house)
    assert not {code for code in few if code.startswith(("POL", "DIS", "TOP"))}
    assert not {"ROL-001", "ROL-002", "ROL-003", "ROL-006"} & few
    everything_is_as_recorded(empty_house)
    the_pack_is_checked_outside(tom, empty_house, tmp_path)


def give_it_on_request(page: Page, house: House) -> None:
    """Clause 5.2 (g): whoever asks gets it."""
    page.goto(f"{house.home}policies/")
    page.get_by_role("link", name="Information Security Policy").click()
    page.get_by_role("link", name="Who outside can read it").click()
    page.get_by_role("link", name="Give it on request, or not at all").click()
    page.get_by_label("On request").check()
    page.locator("[name=contact]").fill("security@larkbeam.example")
    page.get_by_role("button", name="Decide so").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People outside get it on request")
    looks_right(page)


def go_through_set_up(page: Page, house: House) -> None:
    """The list comes in, policy and duties are left open for now, the audit has a day: the findings say the rest."""
    page.goto(f"{house.home}set-up/")
    looks_right(page)
    page.get_by_role("link", name="Go on: People").click()
    looks_right(page)
    take_in(page, EXAMPLE, link="Bring in a list")
    looks_right(page)
    page.get_by_role("link", name="Go on: Policy").click()
    for following in ("The two duties", "Audit date"):
        looks_right(page)
        page.get_by_role("link", name=f"Leave it open, and go on: {following}").click()
    looks_right(page)
    page.get_by_label("Stage 2").check()
    page.get_by_label("On which day does it begin?").fill("2031-01-25")
    page.get_by_label("What depends on it?").fill("The contract with Northgate Care.")
    page.get_by_role("button", name="Save, and show the findings").click()
    expect(page.get_by_text("Stage 2 is in")).to_be_visible()


def findings(page: Page, house: House) -> set[str]:
    """The codes of what an auditor would raise now."""
    page.goto(f"{house.home}findings/")
    looks_right(page)
    return {told.split(" · ")[2].strip() for told in page.locator(".finding > .finding-code").all_text_contents()}


def everybody_else_accepts(page: Page, house: House) -> None:
    """Whoever is on the list and has not: one mail each, a link, a tick, a code. Priya signed it."""
    with EXAMPLE.open(encoding="utf-8") as file:
        addresses = [row["Email"] for row in csv.DictReader(file)]
    for address in addresses:
        if address in (house.address("priya"), house.address("ola")):
            continue
        mail = house.postbox.wait(address, "Read and accept “Information Security Policy”, version 1.0")
        assert len([one for one in house.postbox.to(address) if "wait for your name" in str(one["Subject"])]) <= 1
        page.context.clear_cookies()
        page.goto(link_in(mail))
        page.get_by_label("Yes, I say this in my own name").check()
        page.get_by_role("button", name="Send me a code").click()
        code = code_in(house.postbox.wait(address, "is your code", after=house.postbox.to(address).index(mail)))
        page.get_by_label("The six digits from the mail").fill(code)
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Accepted")


def nobody_owes_it(page: Page, house: House) -> None:
    page.goto(f"{house.home}policies/")
    page.get_by_role("link", name="Information Security Policy").click()
    page.get_by_role("link", name="Who has accepted it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everybody has accepted")
    looks_right(page)


def everything_is_as_recorded(house: House) -> None:
    verified = house.console("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def the_pack_is_checked_outside(page: Page, house: House, folder: Path) -> None:
    """By the verifier with the key from outside, and by code that others wrote; a touched one is refused."""
    page.goto(f"{house.home}packs/")
    order(page)
    pack = downloaded(page, folder)
    accepted_by_the_verifier(house, page, pack)
    key = house.console("key", house.slug).stdout.strip()
    with ZipFile(pack) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    accepted_by_foreign_code(files, key)
    assert any(name.endswith(".pdf") and data.startswith(b"%PDF-") for name, data in files.items())
    with ZipFile(folder / "touched.zip", "w") as archive:
        for name, data in files.items():
            touched = data.replace(b'"executive":false', b'"executive":true', 1) if "acceptance" in name else data
            archive.writestr(name, touched)
    command: list[str | Path] = [sys.executable, "-I", VERIFIER, folder / "touched.zip", "--key", key]
    refused = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert refused.returncode == 1
    assert "records/acceptance.jsonl" in refused.stdout


def accepted_by_foreign_code(files: dict[str, bytes], key: str) -> None:
    """A transparency-log library reads the checkpoint, the tiles and every receipt."""
    note = aics_tlog.parse_note(files["ledger/checkpoint"].decode())
    checkpoint = aics_tlog.verify_checkpoint(note, aics_tlog.parse_vkey(key))
    assert checkpoint.ok
    assert checkpoint.size is not None
    tiles = {name.removeprefix("ledger/"): data for name, data in files.items() if name.startswith("ledger/tile/")}
    size = checkpoint.size
    assert aics_tlog.tree_root_from_tiles(aics_tlog.MemoryTileReader(tiles), size, size) == checkpoint.root
    receipts = [read_receipt(data.decode()) for name, data in files.items() if name.startswith("proofs/")]
    assert receipts
    for one in receipts:
        assert aics_tlog.verify_leaf_inclusion(one.leaf, one.index, size, one.path, checkpoint.root)


def accept_policy(page: Page, house: House) -> None:
    """From the one mail of the day, with the code, without ever signing in."""
    mail = house.postbox.wait(house.address("ola"), "Read and accept “Information Security Policy”, version 1.0")
    page.goto(link_in(mail))
    looks_right(page)
    type_the_code(page, house)
    expect(page.get_by_role("heading", level=1)).to_have_text("Accepted")
    looks_right(page)


def accept_role(page: Page, house: House) -> None:
    """Tom's mail of the day has gone, so the role waits on his first page."""
    page.goto(house.home)
    looks_right(page)
    waits = page.locator("article", has_text="Say whether you take the role: ISMS lead")
    waits.get_by_role("link").click()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("accepts the role")).to_be_visible()
