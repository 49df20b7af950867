"""What stands in the links of mails: found again as we made it, for what we made it, and by nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from pytest_django import Settings

from countersign.delivery.tokens import Link, Reader, link_in, reader_in, token_for, token_of

LINK = Link(uuid4(), uuid4(), uuid4())
READER = Reader(LINK.organisation, LINK.person)


def test_a_token_says_what_it_was_made_for() -> None:
    assert (link_in(token_for(LINK)), len(token_for(LINK))) == (LINK, 86)
    assert (reader_in(token_of(READER)), len(token_of(READER))) == (READER, 64)


def test_a_token_for_the_one_is_nothing_for_the_other() -> None:
    assert (link_in(token_of(READER)), reader_in(token_for(LINK))) == (None, None)


@pytest.mark.parametrize("token", ["", "a", "ä" * 64, "=" * 64, "A" * 64, "A" * 86, "A" * 5_000, "\0" * 64])
def test_what_we_did_not_make_is_nothing(token: str) -> None:
    assert (link_in(token), reader_in(token)) == (None, None)


def test_no_letter_of_it_can_be_another() -> None:
    token = token_of(READER)
    for place, letter in enumerate(token):
        other = "A" if letter != "A" else "B"
        assert reader_in(token[:place] + other + token[place + 1 :]) is None
    assert reader_in(token + "=") is None


def test_another_secret_made_it(settings: Settings) -> None:
    token = token_of(READER)
    settings.SECRET_KEY = "another" * 10
    assert reader_in(token) is None
