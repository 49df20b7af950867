"""The guides say things in the order in which whoever follows them meets them, and every guide can be found."""

from __future__ import annotations

import re

from countersign.processes.library import LIBRARY
from countersign.web.setup.steps import STEPS
from tests.cast import Cast
from tests.docs.reading import text
from tests.docs.test_names import FOR_PEOPLE, GUIDES, named
from tests.house.source import ROOT
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

ROW = re.compile(r"^\| \*\*(.+?)\*\* \| (.+?) \|", re.MULTILINE)
STEP = re.compile(r"^## \d\. (.+)$", re.MULTILINE)

FOR_OTHERS = {"back-up.md", "check-in-a-pipeline.md", "run-on-a-server.md", "upgrade.md", "verify-a-pack.md"}
"""For whoever looks after the machine, and for an auditor: what they name are commands, which are run elsewhere."""

PROCESS = "/o/larkbeam-ltd/processes/"


def test_every_guide_is_in_the_list_of_guides_and_its_names_are_looked_up() -> None:
    here = {path.name for path in GUIDES.glob("*.md")}
    linked = set(re.findall(r"\(guides/([a-z-]+\.md)\)", text(ROOT / "docs" / "README.md")))
    assert linked == here
    assert {*FOR_PEOPLE} | FOR_OTHERS == here


def test_the_steps_of_setting_up_come_in_the_order_of_the_pages() -> None:
    assert STEP.findall(text(GUIDES / "set-up.md")) == [step.name for step in STEPS]


def test_the_guide_to_processes_lists_what_the_library_begins_with() -> None:
    told = ROW.findall(text(GUIDES / "write-down-processes.md"))
    assert sorted(told) == sorted((str(one.name), str(one.department)) for one in LIBRARY)
    assert len(told) >= 10


def test_the_guide_to_processes_asks_in_the_order_of_the_form(larkbeam: Cast) -> None:
    page = seen(get(browser_of("tom"), f"{PROCESS}describe/"))
    asked = [one for one in named(GUIDES / "write-down-processes.md") if one.endswith("?")]
    places = [page.index(question) for question in asked]
    assert len(asked) == 7
    assert places == sorted(places)


def test_what_the_guide_to_processes_presses_is_on_the_pages_in_its_order(larkbeam: Cast) -> None:
    """Somebody who does just that: write one down, look at a case, change it, end it."""
    tom, mei = browser_of("tom"), larkbeam.person("mei").id.hex
    empty = seen(get(tom, PROCESS))
    assert "Write down the first one" in empty
    assert "To start from" in empty
    told = {"name": "Orders", "owner_id": mei, "step": "No number without the check.", "cadence_months": "6"}
    form = get(tom, f"{PROCESS}describe/")
    sent = send(tom, f"{PROCESS}describe/", form_with(form, "name"), **told)
    assert sent.status_code == 303
    assert "Write down another" in seen(get(tom, PROCESS))
    page = sent["Location"]
    offered = seen(get(tom, page))
    places = [offered.index(one) for one in ("Record an example", "Change the process", "It is not done any more")]
    assert places == sorted(places)
    assert "until there is one, this is only a plan" in offered
    looked = seen(get(tom, f"{page}check/"))
    assert "No, it was missed" in looked
    assert "Who looked?" in looked
