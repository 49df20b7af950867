"""The built verifier as an auditor runs it: the file, a process, an exit code."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

BUILT = Path(__file__).parents[2] / "verifier" / "countersign-verify.pyz"

SERVING = """
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
from verifier.command import main
class Stream(io.StringIO):
    def reconfigure(self, **how): pass
for line in sys.stdin:
    sys.argv[1:] = json.loads(line)
    out, err = Stream(), Stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main()
    print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)
"""
"""Runs the built file's own ``main`` again and again; compiling it anew would be most of a test's time."""


@dataclass(frozen=True)
class Answer:
    """How it ended, and what it said on either side."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.out)
        return told

    @property
    def problems(self) -> set[tuple[str, str]]:
        """Code and place of each problem."""
        return {(one["code"], one["where"]) for one in self.told["problems"]}

    @property
    def codes(self) -> set[str]:
        return {code for code, _ in self.problems}


def verify(*arguments: str | Path, python: str = sys.executable) -> Answer:
    """Run it without anything of this project on its path."""
    command = [python, "-I", str(BUILT), *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return Answer(ran.returncode, ran.stdout, ran.stderr)


@cache
def serving() -> subprocess.Popen[str]:
    """A process that has loaded the built file and nothing else of this project."""
    command = [sys.executable, "-I", "-c", SERVING, str(BUILT)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(process.communicate)
    return process


def ask(*arguments: str | Path) -> Answer:
    """The same as ``verify``, faster, for the many tests of what is wrong with a pack."""
    process = serving()
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("it was started with pipes")
    process.stdin.write(json.dumps([str(one) for one in arguments]) + "\n")
    process.stdin.flush()
    return Answer(*json.loads(process.stdout.readline()))


def verify_bytes(folder: Path, data: bytes, key: str, *more: str) -> Answer:
    """Put a pack into a file and verify it, as JSON."""
    place = folder / "pack.zip"
    place.write_bytes(data)
    return ask(place, "--key", key, "--json", *more)
