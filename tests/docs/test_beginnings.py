"""The guide to processes begins with what the library has, in whole."""

from __future__ import annotations

import re

from countersign.processes.library import LIBRARY
from tests.docs.reading import text
from tests.house.source import ROOT

ROW = re.compile(r"^\| \*\*(.+?)\*\* \| (.+?) \|", re.MULTILINE)


def test_the_guide_lists_what_the_library_begins_with() -> None:
    told = ROW.findall(text(ROOT / "docs" / "guides" / "write-down-processes.md"))
    assert sorted(told) == sorted((str(one.name.template), str(one.department.template)) for one in LIBRARY)
    assert len(told) >= 10
