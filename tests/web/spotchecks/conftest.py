"""Larkbeam, as a visitor meets it on the day of the worlds; Mei audits, and HR wears its hat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.awareness.worlds import AT, leader
from tests.cast import Cast


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    grant(person_id=larkbeam.person("mei").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    return larkbeam
