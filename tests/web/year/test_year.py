"""The year in review on its page and in its file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.entrance.clock import now
from countersign.ledger.queries import newest_checkpoint
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from tests.cast import Cast
from tests.policies.documents.pdfs import reader, root, tags, typefaces, words
from tests.policies.worlds import after, in_force_from
from tests.roles import worlds as roles
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

YEAR = "/o/larkbeam-ltd/year/"
PDF = YEAR + "year.pdf"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(50), tick=False):
        yield


def test_page_and_file_say_the_same_and_what_to_check_it_against(larkbeam: Cast) -> None:
    in_force_from(larkbeam, at=after(1))
    issue_checkpoints(now())
    text, file = seen(get(browser_of("priya"), YEAR)), get(browser_of("priya"), PDF)
    assert file["Content-Disposition"] == 'attachment; filename="larkbeam-ltd-year-2026-02-25.pdf"'
    told = words(file.content)
    newest = newest_checkpoint(larkbeam.organisation)
    assert newest is not None
    for one in (
        "Information Security Policy, version 1.0: signed on 7 January 2026.",
        "No management review was held and closed.",
        "One act so far, by Priya Raman.",
        f"with {newest.size} entries",
    ):
        assert one in told
        assert one in text
    digest = text.partition("Digest of all of them: ")[2].split(".")[0]
    assert digest in told.replace(" ", "")


def test_the_wall_is_a_picture_of_lines_with_words_for_whoever_does_not_see_it(larkbeam: Cast) -> None:
    in_force_from(larkbeam, at=after(1))
    pdf = get(browser_of("tom"), PDF).content
    assert root(pdf)["/Lang"] == "en-GB"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root(pdf)["/Metadata"].get_data().decode()
    assert {"/H1", "/H2", "/L", "/Figure"} <= set(tags(pdf))
    assert any("Row a, Policy and objectives" in alternative for alternative in alternatives(pdf))
    assert not any(page.images for page in reader(pdf).pages), "vector, no pixels"
    assert "Policy and objectives" in words(pdf), "and its own words can be read"
    assert {embedded for _, embedded in typefaces(pdf)} == {True}


def alternatives(pdf: bytes) -> list[str]:
    found: list[str] = []

    def walk(node: object) -> None:
        inner = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(inner, list):
            for one in inner:
                walk(one)
        elif isinstance(inner, dict):
            if "/Alt" in inner:
                found.append(str(inner["/Alt"]))
            walk(inner.get("/K", []))

    walk(root(pdf)["/StructTreeRoot"]["/K"])
    return found


def test_the_same_day_gives_the_same_bytes(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    first, second = (get(browser_of("priya"), PDF).content for _ in range(2))
    assert first == second


def test_the_year_of_the_isms_is_another_choice(larkbeam: Cast) -> None:
    page = get(browser_of("priya"), f"{YEAR}?year=isms")
    assert 'href="/o/larkbeam-ltd/year/year.pdf?year=isms"' in page.content.decode()
    assert get(browser_of("priya"), f"{PDF}?year=isms").status_code == 200


def test_it_is_for_those_who_read_the_wall(larkbeam: Cast) -> None:
    for path in (YEAR, PDF):
        assert get(browser_of("ola"), path).status_code == 403
        assert get(browser_of("tom"), path).status_code == 200
