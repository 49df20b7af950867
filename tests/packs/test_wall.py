"""The wall in a pack: from its own leaves, with the names that it opens, and the same later."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from tests.cast import Cast
from tests.packs.worlds import exported, inside, lived_in


def test_a_pack_shows_the_wall_and_the_acts_in_words(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    files = inside(exported(larkbeam)[1])
    picture, words, page = (files[name].decode() for name in ("wall.svg", "acts.txt", "index.html"))
    assert Tree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 (our own picture)
    assert 'href="' not in picture
    assert (
        "6 January 2026: Priya Raman signed Information Security Policy, version 1.0 (written down the same day"
        in words
    )
    assert "Priya Raman gave Tom Okafor 8 hours a week and £2,000 a year as ISMS lead" in words
    assert 'class="wall-picture"' in page
    assert "Two acts so far, all of them by Priya Raman." in page
    assert "Countersign does not record" not in page


def test_each_act_names_the_leaf_that_states_it(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    files = inside(exported(larkbeam)[1])
    leaf = next(line for line in files["acts.txt"].decode().splitlines() if "signed Information" in line)
    number = leaf.rpartition("leaf ")[2].rstrip(")")
    version = next(path for path in files if path.startswith("proofs/version_"))
    assert f"index {number}".encode() in files[version]


def test_the_wall_of_a_pack_without_an_act_says_so(stonecross: Cast) -> None:
    files = inside(exported(stonecross)[1])
    assert b"No act of leadership is on record in these months." in files["acts.txt"]
