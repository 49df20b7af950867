"""Installations to back up and to restore into, and the console on them as processes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pytest_django import Settings

from countersign.ledger.files import keep
from countersign.policies.commands.render import render
from tests.cast import Cast, cast
from tests.engine import SETTINGS
from tests.entrance.starting import countersign
from tests.ledger.copies import inside
from tests.policies.worlds import AT, in_force_from

PDF = b"%PDF-1.7 the signed policy"


@dataclass(frozen=True)
class Place:
    """A data folder, and what the console says about it."""

    data: Path
    settings: Settings

    def says(self, *words: str | Path, **settings: str) -> tuple[int, str]:
        """The exit code, and everything that was said."""
        told = {**SETTINGS, "COUNTERSIGN_DATA": str(self.data), "COUNTERSIGN_MAILBOX": "1", **settings}
        ended = countersign(*map(str, words), **told)
        return ended.returncode, ended.stdout + ended.stderr

    def starts(self, *words: str | Path) -> subprocess.Popen[bytes]:
        told = {**SETTINGS, "COUNTERSIGN_DATA": str(self.data)}
        command = [sys.executable, "-m", "countersign", *map(str, words)]
        return subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def environment(self) -> dict[str, str]:
        return {**SETTINGS, "COUNTERSIGN_DATA": str(self.data)}

    def backed_up(self, name: str = "one.tar") -> Path:
        to = self.data.parent / name
        code, said = self.says("backup", to)
        assert code == 0, said
        return to

    def empty(self, name: str = "new") -> Place:
        """Another machine, on which nothing was ever started."""
        return Place(self.data.parent / name, self.settings)

    def with_a_signed_policy(self) -> Cast:
        """A version in force with its PDF."""
        with inside(self.environment()):
            here = cast("larkbeam-ltd")
            self.settings.COUNTERSIGN_FILES = self.data / "files"
            _, version = in_force_from(here)
            render(version_id=version, pdf=keep(here.organisation, PDF), by=here.system, at=AT)
            return here


def file_of(place: Place, organisation: UUID) -> Path:
    """The one kept file there."""
    (found,) = (place.data / "files" / organisation.hex).glob("??/*")
    return found
