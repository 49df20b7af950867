"""The list of people in steps of fifty, and whoever is searched for in it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from countersign.people.queries import listing, people
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.web.people.worlds import HERE, client_of

LIST = f"{HERE}/people/"


def page(here: Cast, query: str = "") -> str:
    answer = client_of(here, "tom").get(f"{LIST}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def shown(text: str) -> str:
    """From whom to whom of how many, as the page says it."""
    found = re.search(r"\d+ to \d+ of [a-z ]*\d+", text)
    return found[0] if found else ""


def listed(text: str) -> list[str]:
    """Names, by the links to their pages."""
    return re.findall(rf'href="{HERE}/people/[0-9a-f-]+/"[^>]*>([^<]+)</a>', text)


def test_pages_go_through_everybody_and_the_last_ends_with_the_last(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 110)
    pages = [page(larkbeam, f"?page={number}") for number in (1, 2, 3)]
    names = [name for text in pages for name in listed(text)]
    assert names == [str(one) for one in people(larkbeam.organisation)]
    assert [shown(text) for text in pages] == ["1 to 50 of 116", "51 to 100 of 116", "101 to 116 of 116"]
    assert all("?page=2" in text for text in (pages[0], pages[2]))
    assert "page=4" not in pages[2]


@pytest.mark.parametrize(("number", "first"), [("999999", 101), ("9" * 30, 101), ("", 1), ("x", 1), ("²", 1)])
def test_a_page_that_there_is_not_is_the_last_or_the_first(larkbeam: Cast, number: str, first: int) -> None:
    enter_crowd(larkbeam, 110)
    assert shown(page(larkbeam, f"?page={number}")).startswith(f"{first} to")
    assert shown(page(larkbeam, f"?q=newcomer&page={number}")).startswith(f"{first} to")


def test_of_many_who_are_called_so_it_is_said_that_there_are_more_and_all_are_reached(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_crowd(larkbeam, 160)
    assert shown(page(larkbeam, "?q=newcomer")) == "1 to 50 of 160"
    monkeypatch.setattr(listing, "COUNTED", 60)
    pages = [page(larkbeam, f"?q=newcomer&page={number}") for number in (1, 2, 3, 4)]
    assert [shown(text) for text in pages] == [
        "1 to 50 of more than 60",
        "51 to 100 of more than 100",
        "101 to 150 of more than 150",
        "151 to 160 of 160",
    ]
    assert [f"page={number}" in text for number, text in zip((2, 3, 4, 5), pages, strict=True)] == [True] * 3 + [False]
    assert all(listed(one)[-1] < listed(other)[0] for one, other in pairwise(pages))


def test_nobody_is_called_so(larkbeam: Cast) -> None:
    text = page(larkbeam, "?q=zzz%25")
    assert "Nobody is called “zzz%”" in text
    assert listed(text) == []
