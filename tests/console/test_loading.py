"""What the web processes share."""

from __future__ import annotations

import pytest

from tests.entrance.starting import run

pytestmark = pytest.mark.beside

LOADED = """
import gc, sys
from countersign.console import framework
framework.start()
from countersign.console.loading import load, settle
before = "countersign.web.policies.signing" in sys.modules
load("countersign.wsgi")
settle()
print(before, "countersign.web.policies.signing" in sys.modules, gc.get_freeze_count() > 100_000)
"""


def test_every_page_is_loaded_before_the_processes_part() -> None:
    """Otherwise each holds a copy of its own: some 20 MiB more on two of them."""
    assert run("-c", LOADED, COUNTERSIGN_MAILBOX="1").stdout.split() == ["False", "True", "True"]
