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
print(before, "countersign.web.policies.signing" in sys.modules, gc.get_freeze_count() > 100_000, gc.isenabled())
"""


RARE = """
import sys
from countersign.console import framework
framework.start()
import countersign.console.serve
from countersign.console.kept_worker import WORKER
from countersign.console.loading import load
load("countersign.wsgi", WORKER)
print(*{"docx", "mammoth", "markdown_it", "openpyxl", "pdfminer", "segno", "typst", "yaml"} & {*sys.modules})
"""


def test_what_few_pages_need_is_loaded_with_none() -> None:
    """What reads and writes files of other programs is imported by the child that does it, or when it is asked for."""
    assert run("-c", RARE, COUNTERSIGN_MAILBOX="1").stdout.split() == []


def test_every_page_is_loaded_before_the_processes_part() -> None:
    """Otherwise each holds a copy of its own: some 20 MiB more on two of them."""
    assert run("-c", LOADED, COUNTERSIGN_MAILBOX="1").stdout.split() == ["False", "True", "True", "True"]
