"""``countersign restore FROM``: a backup in its place, verified afterwards, and how old it is said aloud."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from countersign.console.backups.archive import DATABASE, check_seal, manifest_of
from countersign.console.backups.manifest import Damaged, Manifest
from countersign.console.backups.placing import move_aside, occupied, put_in_place, unpacked
from countersign.console.backups.restoring import (
    CannotRestore,
    check_fits,
    day,
    later_beside,
    later_in_place,
    other_web_secret,
)
from countersign.console.held import held, of_no_log, takes_checkpoints
from countersign.console.migrate import bring_up_to_date
from countersign.console.verify import AS_RECORDED, NOT_AS_RECORDED, verify_all
from countersign.entrance import clock
from countersign.entrance.watching import last_seen
from countersign.ledger.queries import logs

REFUSED = 2
AT_WORK = timedelta(minutes=1)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="FROM", type=Path, help="a file that countersign backup made")
    parser.add_argument(
        "--replace",
        metavar="FOLDER",
        type=Path,
        help="take the place of what is in the data folder, which is to be named; it is kept beside, not deleted",
    )
    takes_checkpoints(parser)


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when all is as recorded, 1 when it is not or somebody has seen more, 2 when nothing was done."""
    notes, at = held(chosen.checkpoint), clock.now()
    try:
        with chosen.backup.open("rb") as file:
            check_seal(file)
            manifest = manifest_of(file)
            data = where(chosen.replace, at)
            check_fits(manifest)
            stale = list(later_beside(chosen.backup, manifest))
            with unpacked(file, data) as (folder, count):
                stale += place(folder, data, manifest, at)
    except (Damaged, CannotRestore, OSError) as error:
        says = f"{chosen.backup}: {error}" if isinstance(error, Damaged) else error
        print(f"Nothing was restored: {says}", file=sys.stderr)
        return REFUSED
    print(f"Restored: the database of {day(manifest.made_at)} (Countersign {manifest.version}) and {count:,} files.")
    return judge(manifest, stale, notes)


def where(replaced: Path | None, at: datetime) -> Path:
    """The data folder: empty, or named by whoever wants it replaced. Raises CannotRestore."""
    if settings.DEPLOYMENT.database_url:
        raise CannotRestore("the database is PostgreSQL. docs/guides/back-up.md says how it is restored.")
    data: Path = settings.DEPLOYMENT.data
    there = occupied(data)
    if not there:
        return data
    if replaced is None:
        raise CannotRestore(
            f"{data} holds {' and '.join(there)} already. Restore into an empty data folder (COUNTERSIGN_DATA), or say "
            f"--replace {data} to have that put aside."
        )
    if replaced.absolute() != data.absolute():
        raise CannotRestore(f"--replace names {replaced}, and the data folder is {data}.")
    check_stopped(at)
    return data


def check_stopped(at: datetime) -> None:
    """Whoever still runs would go on writing into what is put aside."""
    try:
        seen = last_seen()
    except DatabaseError:
        return  # Damaged, or of another version: that is why it is replaced.
    finally:
        connection.close()
    if seen is not None and at - seen < AT_WORK:
        raise CannotRestore("Countersign is running: its worker was seen within the last minute. Stop it first.")


def place(folder: Path, data: Path, manifest: Manifest, at: datetime) -> list[str]:
    """Returns what the installation that is replaced knew better."""
    stale = []
    if occupied(data):
        kept = move_aside(data, at)
        print(f"What was there is now in {kept}.")
        stale = known_before(kept, manifest)
    put_in_place(folder, data)
    return stale


def known_before(kept: Path, manifest: Manifest) -> list[str]:
    if not (kept / DATABASE).exists():
        return []
    try:
        return list(later_in_place(kept / DATABASE, manifest))
    except Exception as error:
        return [f"What is replaced cannot be read ({error}), so nobody knows whether it was newer."]


def judge(manifest: Manifest, stale: Sequence[str], notes: Sequence[str]) -> int:
    """Verify everything, and say how old it is."""
    bring_up_to_date(verbosity=0)
    missing = of_no_log(notes)
    verdict = verify_all(logs(), notes)
    for line in (*stale, *missing):
        print(line)
    until = day(manifest.made_at)
    print(f"Nothing is known here of what happened after {until}: what was signed, accepted or erased since.")
    if not notes:
        print("Whether anybody has seen more, only a checkpoint kept outside can tell: --checkpoint FILE.")
    if other_web_secret(manifest):
        print("The web secret is another one: mails that were in line then cannot be sent.")
    return NOT_AS_RECORDED if stale or missing else verdict or AS_RECORDED
