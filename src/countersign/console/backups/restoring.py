"""What must hold before a backup is restored, and what is said about how old it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from countersign.console.backups.archive import manifest_of
from countersign.console.backups.manifest import Damaged, Ledger, Manifest
from countersign.console.backups.taking import PURPOSE, ledger
from countersign.delivery.sealing import fingerprint
from countersign.ledger.keys import public_key
from countersign.ledger.standing import erased_since, standings


class CannotRestore(Exception):
    """Carries the sentence. Nothing has been touched."""


def check_fits(manifest: Manifest) -> None:
    """Are these the secrets, and is this the version, that go with the backup?"""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        raise CannotRestore(
            f"a newer Countersign made it ({manifest.version}, with {unknown[0]}), "
            f"and this is {version('countersign')}. Install that one or a newer one."
        )
    for one in manifest.ledgers:
        if public_key(one.origin, one.generation) != one.public_key:
            raise CannotRestore(
                f"the log secret here is not the one that {one.origin} was signed with, so nothing could be entered "
                "any more. Put the right one back first (COUNTERSIGN_LOG_SECRET, or secrets/log in the data folder); "
                "it stands on the recovery sheet."
            )


def other_web_secret(manifest: Manifest) -> bool:
    return manifest.web_secret != fingerprint(PURPOSE, "the web secret")


def said_of(one: Ledger) -> str:
    until = f", the last of {day(one.until)}" if one.until else ""
    return f"{one.origin}: {one.size} entries{until}, root {one.root}"


def day(written: str) -> str:
    at = datetime.fromisoformat(written)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def later_beside(backup: Path, manifest: Manifest) -> Iterator[str]:
    """Other backups in the same folder that know more of the same ledgers."""
    for path in sorted(backup.parent.glob("*.tar")):
        if path.samefile(backup):
            continue
        try:
            with path.open("rb") as file:
                other = manifest_of(file)
        except (Damaged, OSError):
            continue
        yield from later(manifest.ledgers, other.ledgers, f"{path} was made later: it")


def later_in_place(database: Path, manifest: Manifest) -> Iterator[str]:
    """What the installation that is replaced knows and the backup does not, and who was erased in between."""
    with closing(sqlite3.connect(database)) as here:
        found = list(standings(here))
        yield from later(manifest.ledgers, map(ledger, found), "What is replaced")
        sizes = {one.origin: one.size for one in manifest.ledgers}
        for one in found:
            for person in erased_since(here, one.organisation, sizes.get(one.origin, one.size)):
                yield f"{one.origin}: {person} was erased after the backup, and is there again. Erase them again."


def later(restored: Iterable[Ledger], known: Iterable[Ledger], who: str) -> Iterator[str]:
    """One sentence for each ledger of which somebody has seen more."""
    here = {one.origin: one for one in restored}
    for one in known:
        mine = here.get(one.origin)
        if mine is None:
            yield f"{who} holds {one.origin} with {one.size} entries; this backup does not have it at all."
        elif mine.size < one.size:
            yield (
                f"{who} holds {one.size} entries of {one.origin}, the last of {day(one.until)}; this backup ends at "
                f"{mine.size}, {day(mine.until)}: {one.size - mine.size} entries are missing."
            )
