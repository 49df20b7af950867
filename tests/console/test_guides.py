"""What the guides say in a console is typed here, line by line, into a real shell, beside a real installation."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.house import house
from tests.engine import LACKS
from tests.house.source import ROOT

pytestmark = pytest.mark.slow

GUIDES = ("back-up", "run-on-a-server", "upgrade")
BLOCK = re.compile(r"^ *```console\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PROGRAMS = ("curl", "openssl")


def typed(guide: str) -> Iterator[str]:
    """The lines behind ``$``, in order. Nothing else stands in such a block."""
    text = (ROOT / "docs" / "guides" / f"{guide}.md").read_text(encoding="utf-8")
    for block in BLOCK.findall(text):
        for line in block.splitlines():
            assert line.strip().startswith("$ "), f"{guide}: {line!r}"
            yield line.strip().removeprefix("$ ")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_of_a_guide_works(guide: str, database_copy: dict[str, str], tmp_path: Path) -> None:
    lines = list(typed(guide))
    assert lines
    for program in PROGRAMS:
        if any(line.startswith(program) for line in lines) and not shutil.which(program):
            pytest.skip(LACKS + program)
    with house(tmp_path, database_copy) as here:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**here.environment, "PATH": path}
        for line in lines:
            command = line.replace("http://127.0.0.1:8000", here.url)
            ended = subprocess.run(
                ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            assert ended.returncode == 0, f"{guide}: {line}\n{ended.stdout}{ended.stderr}"
