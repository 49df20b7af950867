"""Spoilt files and bombs where people upload files: always an answer with a sentence, soon, in little memory."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.cast import Cast
from tests.faults.number import asked, counted, told
from tests.faults.uploads.bombs import bombs
from tests.faults.uploads.samples import KINDS, kept, sample
from tests.faults.uploads.sending import Doors, broken_by, doors, offered
from tests.faults.uploads.spoiling import spoilt

FILES = asked("UPLOADS", 20)
BOMBS = asked("BOMBS", 8)
SHARES = (*("people.csv",) * 6, *("people.xlsx",) * 4, *("policy.docx",) * 4, *("page.pdf", "page.png", "page.jpg") * 2)
"""Of twenty files so many are of each kind."""

MOST_KIBIBYTES = 1 << 20

pytestmark = pytest.mark.slow


@pytest.fixture
def open_doors(larkbeam: Cast, tmp_path: Path) -> Iterator[Doors]:
    with override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield doors(larkbeam)


@pytest.mark.parametrize("name", KINDS)
def test_a_good_file_is_taken(open_doors: Doors, name: str) -> None:
    assert offered(open_doors, name, sample(name)).status_code == 303


def test_a_spoilt_file_is_taken_or_refused_with_a_sentence(open_doors: Doors) -> None:
    """Which it was, `python -m tests.faults.uploads.spoiling NAME NUMBER` makes again."""
    files = [(SHARES[number % len(SHARES)], number) for number in range(FILES)]
    broken = [(*file, what) for file in counted(files) if (what := broken_by(open_doors, file[0], spoilt(*file)))]
    assert broken == []
    little_memory()
    told(f"{len(files):,} spoilt files")


def test_a_file_that_once_broke_something_does_not_any_more(open_doors: Doors) -> None:
    broken = [(path.name, what) for path in kept() if (what := broken_by(open_doors, path.name, path.read_bytes()))]
    assert broken == []


def test_a_bomb_is_taken_or_refused_with_a_sentence(open_doors: Doors) -> None:
    found = list(bombs(BOMBS))
    broken = [(what, name, wrong) for what, name, make in found if (wrong := broken_by(open_doors, name, make()))]
    assert broken == []
    little_memory()
    told(f"{len(found)} bombs")


def little_memory() -> None:
    """Neither a parser nor we ourselves ever had a gibibyte, from the beginning of the run."""
    if os.uname().sysname == "Linux":  # elsewhere it is counted in bytes
        for whose in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF):
            assert resource.getrusage(whose).ru_maxrss <= MOST_KIBIBYTES
