"""How a mail looks: rules stand on the elements, the dark ones in the only sheet, and one more thing adds little."""

from __future__ import annotations

import re

from countersign.delivery.letters import Item, Letter

THING = Item("Read and accept “Topic policy”", "It is in force.", "http://localhost/a/b/", "Read", "2 minutes")
MOST = 700
"""Bytes of HTML that a thing may add beside its own words; mails about ten things go out by the hundred thousand."""


def html(things: int) -> str:
    letter = Letter(
        "One", "Ola, one thing waits", "Soon.", items=(THING,) * things, sentence="I have read it.", foot="x"
    )
    return letter.rendered()["html"]


def test_one_more_thing_adds_little() -> None:
    words = len("".join((THING.title, THING.why, THING.link, THING.link_label, THING.effort)).encode())
    assert words < len(html(3).encode()) - len(html(2).encode()) < words + MOST


def test_rules_stand_on_the_elements_and_only_the_dark_ones_in_a_sheet() -> None:
    whole = html(2)
    (sheet,) = re.findall(r"<style[^>]*>(.*?)</style>", whole, re.DOTALL)
    assert "prefers-color-scheme: dark" in sheet
    assert "font" not in sheet
    assert whole.count('class="button" href="http://localhost/a/b/" style="display:inline-block;') == 2
    assert all("font:" in one for one in re.findall(r"<h[12][^>]*>", whole))


def test_every_class_of_the_sheet_is_on_an_element() -> None:
    whole = Letter("One", "Ola", "Soon.", items=(THING,), from_name="Priya", from_hat="Chief", foot="x").rendered()[
        "html"
    ]
    sheet = whole[whole.index("<style") : whole.index("</style>")]
    named = set(re.findall(r"^ +\.(\w+)", sheet, re.MULTILINE))
    assert named
    assert named <= {one for found in re.findall(r'class="([^"]+)"', whole) for one in found.split()}


def test_with_styles_off_a_link_and_what_it_takes_stand_apart() -> None:
    assert "Read 2 minutes" in re.sub(r"<[^>]+>", "", html(1))
