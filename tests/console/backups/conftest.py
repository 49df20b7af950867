from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.console.backups.places import Place


@pytest.fixture
def place(database_copy: dict[str, str], tmp_path: Path) -> Place:
    """An installation on SQLite with both organisations of the cast."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(Path(database_copy["COUNTERSIGN_DATA"]) / "countersign.sqlite3", data)
    return Place(data)
