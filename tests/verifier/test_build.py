from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.house.source import functions, imported, length, lines, parsed
from tests.house.test_verifier_modules import PACKED
from verifier.build import BUILT, HERE, PURE, SHEBANG, SOURCE, build, contents, main

OWN = sorted(HERE.glob("*.py"))
PATHS = [*OWN, *(SOURCE / name for name in PURE)]


def test_the_committed_file_is_what_would_be_built() -> None:
    assert BUILT.read_bytes() == build(), "run python verifier/build.py"
    assert main(["--check"]) == 0


def test_build_when_asked_to_check_a_stale_file_says_how_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("verifier.build.BUILT", stale := tmp_path / "countersign-verify.pyz")
    assert main(["--check"]) == 1
    stale.write_bytes(b"old")
    assert main(["--check"]) == 1
    assert "python verifier/build.py" in capsys.readouterr().err
    assert main([]) == 0
    assert stale.read_bytes() == build()
    assert os.access(stale, os.X_OK)


def test_the_archive_is_stored_sorted_and_dated_once() -> None:
    with ZipFile(io.BytesIO(BUILT.read_bytes())) as archive:
        entries = archive.infolist()
    assert BUILT.read_bytes().startswith(SHEBANG)
    assert [one.filename for one in entries] == sorted(contents())
    assert {one.compress_type for one in entries} == {ZIP_STORED}
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_shared_modules_are_those_that_the_house_keeps_to_python_3_9() -> None:
    assert set(PURE) - {"countersign/kernel/digests.py"} == {
        str(path.relative_to(SOURCE)) for path in PACKED if path.stem != "digests"
    }


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_its_syntax_is_that_of_python_3_9(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 9))
    assert "from __future__ import annotations" in path.read_text(encoding="utf-8") or path.stem == "__init__"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_it_imports_the_standard_library_and_what_is_packed(path: Path) -> None:
    packed = {name.removesuffix(".py").replace("/", ".") for name in contents()} | {"verifier"}
    for _, name in imported(parsed(path)):
        first = name.partition(".")[0]
        assert first in sys.stdlib_module_names or {name, name.rpartition(".")[0]} & packed, f"{path.name}: {name}"


def test_files_and_functions_are_small() -> None:
    sizes = [length(function) for path in OWN for function in functions(path)]
    assert median(lines(path) for path in OWN) <= 80
    assert max(sizes) <= 50
    assert median(sizes) <= 10


def test_the_source_runs_like_the_built_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "verifier", str(tmp_path / "none.zip")]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    ran = subprocess.run(
        command, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith("Give the log's verification key with --key")
