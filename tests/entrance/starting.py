"""Starting Countersign as whoever runs the machine does, in a process of its own."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from typing import Any
from unittest.mock import patch

import pytest

from countersign import settings as settings_module
from countersign.console.framework import why_not

SECONDS = 60
UNSET = ("COUNTERSIGN_WEB_SECRET", "COUNTERSIGN_LOG_SECRET")


def countersign(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The ``countersign`` command, with these settings and no others."""
    return run("-m", "countersign", *words, **settings)


def run(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
    environment = {**inherited, "DJANGO_SETTINGS_MODULE": "countersign.settings", **settings}
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def sentence(ended: subprocess.CompletedProcess[str]) -> str:
    """What it said when it refused to start: one line, no traceback."""
    assert ended.returncode == 1, (ended.returncode, ended.stdout, ended.stderr)
    said = ended.stderr.strip()
    assert said.count("\n") == 0, said
    return said


def refusal(**settings: str) -> str:
    """What reading these settings and no others says, as it does at the start, without a process of its own."""
    with pytest.raises((RuntimeError, ValueError)) as no:
        settings_for(**settings)
    return why_not(no.value)


def settings_for(**settings: str) -> dict[str, Any]:
    """Django's settings by name, read anew for an environment with these settings of ours and no others."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
    with patch.dict(os.environ, {**inherited, **settings}, clear=True):
        return runpy.run_path(settings_module.__file__)
