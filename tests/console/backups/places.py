"""Installations to back up and to restore into, and the console on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from countersign.ledger.files import keep
from countersign.policies.commands.render import render
from tests.cast import Cast, cast
from tests.console.calling import called, settled
from tests.engine import SETTINGS
from tests.policies.worlds import AT, in_force_from

PDF = b"%PDF-1.7 the signed policy"


@dataclass(frozen=True)
class Place:
    """A data folder, and what the console says about it."""

    data: Path

    def says(self, *words: str | Path, **settings: str) -> tuple[int, str]:
        """The exit code, and everything that was said."""
        told = called(*map(str, words), **{**self.environment(), **settings})
        return told.code, told.out + told.err

    def environment(self) -> dict[str, str]:
        return {**SETTINGS, "COUNTERSIGN_DATA": str(self.data), "COUNTERSIGN_MAILBOX": "1"}

    def backed_up(self, name: str = "one.tar") -> Path:
        to = self.data.parent / name
        code, said = self.says("backup", to)
        assert code == 0, said
        return to

    def empty(self, name: str = "new") -> Place:
        """Another machine, on which nothing was ever started."""
        return Place(self.data.parent / name)

    def with_a_signed_policy(self) -> Cast:
        """A version in force with its PDF."""
        with settled(self.environment()):
            here = cast("larkbeam-ltd")
            _, version = in_force_from(here)
            render(version_id=version, pdf=keep(here.organisation, PDF), by=here.system, at=AT)
            return here


def file_of(place: Place, organisation: UUID) -> Path:
    """The one kept file there."""
    (found,) = (place.data / "files" / organisation.hex).glob("??/*")
    return found
