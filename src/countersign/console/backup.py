"""``countersign backup TO``: everything but the secrets in one file, while people go on writing."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from countersign.console.backups import leftovers
from countersign.console.backups.restoring import said_of
from countersign.console.backups.taking import Taken, take, whole
from countersign.entrance import clock
from countersign.ledger.checkpointing import cover
from countersign.ledger.queries import logs

DONE, LACKING, REFUSED = 0, 1, 2
TRIES = 3
"""A file that the database names may be erased while we copy; another copy of the database does not name it."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "to", metavar="TO", type=Path, help="a file that is not there yet, or a folder that gets one named by the time"
    )


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when all is in, 1 when the database names files that are missing or damaged, 2 for no backup."""
    at = clock.now()
    to = chosen.to / f"countersign-{at:%Y-%m-%dT%H%M%SZ}.tar" if chosen.to.is_dir() else chosen.to
    try:
        check_can_back_up(to)
        sweep_first(to.parent, at)
        sign_first()
        with whole(to) as file:
            taken = take_whole(file, to.parent, at)
    except (CannotBackUp, OSError) as error:
        print(f"No backup was made: {error}", file=sys.stderr)
        return REFUSED
    tell(to, taken)
    return LACKING if taken.missing else DONE


def take_whole(file: IO[bytes], beside: Path, at: datetime) -> Taken:
    """Again from the beginning while files are missing, and at last with what is there."""
    source = database()
    taken = take(source, file, beside, at)
    for _again in range(TRIES - 1):
        if not taken.missing:
            break
        file.seek(0)
        file.truncate()
        taken = take(source, file, beside, at)
    return taken


class CannotBackUp(Exception):
    """Carries the sentence."""


def check_can_back_up(to: Path) -> None:
    if settings.DEPLOYMENT.database_url:
        raise CannotBackUp(
            "the database is PostgreSQL. Use pg_dump and copy the folder of files; docs/guides/back-up.md says how."
        )
    if not database().exists():
        raise CannotBackUp(f"there is no database at {database()}.")
    if to.exists():
        raise CannotBackUp(f"{to} is there already.")
    if not to.parent.is_dir():
        raise CannotBackUp(f"there is no folder {to.parent}.")


def database() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def sweep_first(folder: Path, at: datetime) -> None:
    """A backup that was killed could not clear up after itself. What cannot be swept keeps nobody from a new one."""
    try:
        for path in leftovers.sweep(folder, at):
            print(f"{path}: left behind by a backup that was stopped; deleted.")
    except OSError as error:
        print(f"What an earlier backup left behind was not deleted: {error}", file=sys.stderr)


def sign_first() -> None:
    """Each backup carries a signed checkpoint over all there was, so whoever keeps it can tell an older one."""
    for organisation in logs():
        try:
            cover(organisation, clock.now())
        except ImproperlyConfigured as error:
            print(f"A ledger was not signed before: {error}", file=sys.stderr)


def tell(to: Path, taken: Taken) -> None:
    print(f"{to}: {to.stat().st_size:,} bytes, {taken.files:,} files")
    for ledger in taken.manifest.ledgers:
        print(said_of(ledger))
    print("The secrets are not in it: keep what countersign secrets prints, in another place.")
    for name in sorted(taken.missing):
        print(f"Missing or damaged before the backup: files/{name}", file=sys.stderr)
