"""Larkbeam, with its roles described, as a visitor meets it on the day of the worlds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.cast import Cast
from tests.roles.worlds import AT, begun


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam
