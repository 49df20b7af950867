"""Every command of the README and of the guides is run, in order, and prints what the page says."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.docs.installing import TOLD, installed, serving
from tests.docs.reading import commands, pages, text
from tests.house.source import place, told

pytestmark = pytest.mark.slow

TUTORIAL = "tutorial"
"""Its commands belong to its steps: see tests/browser/test_tutorial.py."""

FENCE = re.compile(r"^ *```(\w+)$", re.MULTILINE)
NOT_TYPED = {"text", "ini", "json", "python"}


def with_commands() -> list[Path]:
    return [path for path in pages() if path.parent.name != TUTORIAL and commands(path)]


@pytest.mark.parametrize("page", with_commands(), ids=place)
def test_the_commands_of_a_page_do_what_it_says(page: Path, database_copy: dict[str, str], tmp_path: Path) -> None:
    typed = commands(page)
    remote = any(TOLD in command.line for command in typed)
    with (
        installed(tmp_path, **database_copy, COUNTERSIGN_MAILBOX="1") as here,
        serving(here) if remote else nullcontext(),
    ):
        for command in typed:
            here.do(command)


@pytest.mark.parametrize("page", pages(), ids=place)
def test_what_a_reader_types_stands_where_it_is_run(page: Path) -> None:
    odd = sorted({*FENCE.findall(text(page))} - {*NOT_TYPED, "console"})
    assert not odd, told(odd, f"{place(page)}: mark what is typed as console, and what cannot be run as text:")
