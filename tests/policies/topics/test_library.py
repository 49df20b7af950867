"""The library of topics: every outline can be written from, and no prompt in it is signed by oversight."""

from __future__ import annotations

import pytest

from countersign.kernel.text import count_words
from countersign.policies.outline import as_text
from countersign.policies.text.placeholders import find_placeholders
from countersign.policies.text.signposts import core, signposts
from countersign.policies.topics import BY_NAME, LIBRARY, SMALL_FIRM, Topic


def test_the_library_when_counted() -> None:
    assert len(LIBRARY) == 31
    assert set(SMALL_FIRM) == {"acceptable_use", "access", "incidents", "remote", "suppliers"}


@pytest.mark.parametrize("topic", LIBRARY.values(), ids=LIBRARY)
def test_an_outline_when_nobody_has_filled_it_is_found_to_be_one(topic: Topic) -> None:
    text = topic.text()
    assert 5 <= len(topic.outline) <= 8
    prompts = [f"[{prompt}]" for _heading, prompt in topic.outline]
    assert [hit.quote for hit in find_placeholders(text)] == prompts
    assert topic.purpose.endswith(".")
    assert count_words(text) > 30


def test_names_when_looked_up_are_told_apart() -> None:
    names = [name.casefold() for topic in LIBRARY.values() for name in topic.names]
    assert len(names) == len(set(names)) == len(BY_NAME)
    assert all(core(name) == name for topic in LIBRARY.values() for name in topic.names)


def test_the_outline_of_the_parent_names_the_five_that_one_begins_with() -> None:
    signs = signposts(as_text("Larkbeam Ltd", ""))
    assert {key for key, topic in LIBRARY.items() if signs.lead_to(topic.title)} == set(SMALL_FIRM)
