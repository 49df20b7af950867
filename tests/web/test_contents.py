"""The list of contents: few nouns, each leads somewhere one may go, and nothing one may open is out of reach."""

from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from tests.cast import Cast
from tests.web.world import MEMBERS, World, browser_of, stranger

HERE = "/o/larkbeam-ltd"


def nouns(first: str, path: str = "/") -> dict[str, str]:
    """The nouns that somebody sees on a page, and how each is marked."""
    return {noun["label"]: noun["current"] for noun in browser_of(first).get(HERE + path).context["nav"]}


def test_a_leader_s_contents_are_few_nouns(larkbeam: Cast) -> None:
    beside = ("Wall", "Findings", "Policy", "Roles", "Risks", "Objectives", "Asks", "Reviews", "People", "Audits")
    assert nouns("priya") == {"Desk": "page", **dict.fromkeys(beside, "")}


def test_a_noun_leads_to_the_first_view_that_one_may_open(larkbeam: Cast) -> None:
    assert "Top management" in nouns("ola"), "staff may not see the list of people, but the register"
    assert "People" not in nouns("ola")


def test_a_page_below_a_view_marks_its_noun(larkbeam: Cast) -> None:
    assert nouns("tom", "/packs/")["Audits"] == "true"
    assert nouns("tom", "/people/new/")["People"] == "true"
    assert nouns("tom", "/people/")["People"] == "page"


def test_views_of_one_noun_are_tabs_on_each_of_them(larkbeam: Cast) -> None:
    for path in ("/policies/", "/acceptances/mine/"):
        text = browser_of("ola").get(HERE + path).content.decode()
        assert text.count(f'href="{HERE}/policies/"') >= 2, "in the contents, and as a tab"
        assert text.count(f'href="{HERE}/acceptances/mine/"') >= 2


@pytest.mark.slow
@pytest.mark.parametrize("hat", [*MEMBERS], ids=str)
def test_every_noun_opens(visited: World, hat: Hat) -> None:
    client = browser_of(MEMBERS[hat])
    views = [view["url"] for noun in client.get(f"{HERE}/").context["nav"] for view in noun["views"]]
    assert [(url, code) for url in views if (code := client.get(url).status_code) != 200] == []


def test_whoever_belongs_elsewhere_has_no_contents_here(larkbeam: Cast) -> None:
    assert "nav" not in (stranger().get(f"{HERE}/").context or {})
