"""Worlds of the mail tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.cast import Cast, cast
from tests.delivery.post import Post, post_office


@pytest.fixture
def post(db: None, settings: Settings) -> Iterator[Post]:
    """A real SMTP conversation away."""
    with post_office() as open_office:
        settings.MAILERS = {"default": open_office.mailer}
        yield open_office


@pytest.fixture
def house(db: None) -> Cast:
    """Larkbeam as a round sees it, which works for all organisations."""
    return cast("larkbeam-ltd")
