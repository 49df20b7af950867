"""An installation such as the documentation speaks of, in a temporary folder and on a free port."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.house import served, wait_until_healthy
from tests.docs.reading import Command, commands_of, pattern
from tests.house.source import ROOT
from tests.ports import free_port

TOLD = "127.0.0.1:8000"
"""The address that the pages name."""

STARTS = "make run"
SECONDS = 120
PRIVATE = ("data", ".venv")


@dataclass
class Installation:
    """A folder like a checkout, the environment of its processes, and the port that they are told."""

    folder: Path
    environment: dict[str, str]
    port: int
    running: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "printed"

    def settings(self) -> dict[str, str]:
        """Those of ours in the environment."""
        return {name: value for name, value in self.environment.items() if name.startswith("COUNTERSIGN_")}

    def here(self, words: str) -> str:
        return words.replace(TOLD, f"127.0.0.1:{self.port}")

    def follow(self, block: str) -> None:
        for command in commands_of(block):
            self.do(command)

    def do(self, command: Command) -> None:
        """What a reader does who copies a line. Fails with what was printed instead."""
        if command.line == STARTS:
            self.expect(command, *self.start())
        else:
            ended = self.shell(self.here(command.line))
            self.expect(command, ended.returncode, ended.stdout)

    def expect(self, command: Command, code: int, said: str) -> None:
        assert code == command.leaves_with, f"$ {command.line}\nleaves with {code}:\n{said}"
        if command.says:
            expected = pattern(self.here(command.says))
            assert expected.fullmatch(said.strip()), f"$ {command.line}\nprints\n{said}\nand not\n{command.says}"

    def shell(self, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def start(self) -> tuple[int, str]:
        """``make run``, as it stands in the Makefile, on what is installed already. Returns what it printed first."""
        with self.log.open("wb") as out:
            words = ["make", "--silent", "--old-file=.venv/run.stamp", "run"]
            self.running = subprocess.Popen(words, cwd=self.folder, env=self.environment, stdout=out, stderr=out)
        wait_until_healthy(self.url, self.running, self.log)
        greeting = [line for line in self.log.read_text().splitlines() if not line.startswith("{")]
        return 0, "\n".join(greeting)

    def stop(self) -> None:
        if self.running:
            self.running.terminate()
            self.running.wait(60)


@contextmanager
def installed(folder: Path, **settings: str) -> Iterator[Installation]:
    """A checkout whose files are those of this one, and whose data are its own."""
    link_checkout(folder)
    port = free_port()
    outside = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    found = Installation(folder, {**outside, "PATH": path, "COUNTERSIGN_PORT": str(port), **settings}, port)
    try:
        yield found
    finally:
        found.stop()


def link_checkout(folder: Path) -> None:
    for path in ROOT.iterdir():
        if path.name not in PRIVATE:
            (folder / path.name).symlink_to(path)
    (folder / ".venv").symlink_to(sys.prefix)


@contextmanager
def serving(installation: Installation) -> Iterator[None]:
    """Countersign as it runs on a server."""
    with served(installation.environment, installation.log, installation.url):
        yield
