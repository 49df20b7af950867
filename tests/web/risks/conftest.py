"""The day on which the pages of risks are looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.risks.worlds import after


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(1), tick=False):
        yield
