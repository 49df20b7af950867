"""What the offline verifier packs: Python 3.9, standard library, nothing else (decision 23)."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import SRC, imported, parsed, place

PACKED = [SRC / "kernel" / "canonical.py", SRC / "kernel" / "digests.py"]
PACKED += [SRC / "ledger" / f"{name}.py" for name in ("format", "tree", "note", "proof", "verify")]
NAMES = {f"countersign.{path.parent.name}.{path.stem}" for path in PACKED}


@pytest.mark.parametrize("path", PACKED, ids=place)
def test_its_syntax_is_that_of_python_3_9(path: Path) -> None:
    try:
        ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 9))
    except SyntaxError as error:
        pytest.fail(f"{place(path)}:{error.lineno}: {error.msg}. An auditor's laptop may have Python 3.9: write it so.")


@pytest.mark.parametrize("path", PACKED, ids=place)
def test_it_imports_the_standard_library_and_what_is_packed(path: Path) -> None:
    for statement, name in imported(parsed(path)):
        known = name.partition(".")[0] in sys.stdlib_module_names or name.rpartition(".")[0] in NAMES
        assert known, f"{place(path, statement)}: {name} is not packed into the verifier."


@pytest.mark.parametrize("path", PACKED, ids=place)
def test_its_annotations_are_not_evaluated(path: Path) -> None:
    says = "from __future__ import annotations"
    assert says in path.read_text(encoding="utf-8"), f"{place(path)}: `{says}`, or X | Y fails on Python 3.9."


def python_3_9() -> str | None:
    """An interpreter of that version, where there is one."""
    folders = os.environ.get("UV_PYTHON_SEARCH_PATH", "") + os.pathsep + os.environ.get("PATH", "")
    found = shutil.which("python3.9", path=folders)
    works = found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0
    return found if works else None


def test_a_real_python_3_9_imports_it() -> None:
    python = python_3_9()
    if python is None:
        pytest.skip("no Python 3.9 here; the syntax was checked above")
    loads = "; ".join(f"import {name}" for name in sorted(NAMES))
    ran = subprocess.run([python, "-c", loads], cwd=SRC.parent, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
