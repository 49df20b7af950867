"""Checkpoints that somebody kept outside: a signed note, a receipt, an evidence pack or a backup."""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from countersign.console.backups.archive import manifest_of
from countersign.console.backups.manifest import Damaged
from countersign.ledger.keys import check
from countersign.ledger.note import BadNote, Checkpoint, open_checkpoint, read_body, take_apart
from countersign.ledger.proof import HEADER
from countersign.ledger.queries import key_of, logs, origin_of
from countersign.packs.documents.archive import CHECKPOINT

LARGEST = 1 << 20


def takes_checkpoints(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--checkpoint",
        metavar="FILE",
        type=Path,
        action="append",
        default=None,
        help="a checkpoint kept outside, to hold the ledger against: a signed note, a receipt, a pack or a backup; "
        "may be given several times",
    )


def held(named: Iterable[Path] | None) -> list[str]:
    """The signed notes in these files. Leaves with exit code 2 and a sentence when there is none in one."""
    return [note for file in named or () for note in notes_in(file)]


def notes_in(file: Path) -> list[str]:
    try:
        found = read_notes(file)
        for note in found:
            read_body(take_apart(note)[0])
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, Damaged) as error:
        print(f"{file} holds no checkpoint: {error}", file=sys.stderr)
        raise SystemExit(2) from error
    return found


def read_notes(file: Path) -> list[str]:
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as pack:
            return [pack.read(CHECKPOINT).decode()]
    with file.open("rb") as opened:
        start = opened.read(LARGEST)
        if b"\0" in start:
            return [one.checkpoint for one in manifest_of(opened).ledgers if one.checkpoint]
    text = start.decode()
    return [text.partition("\n\n")[2]] if text.startswith(HEADER) else [text]


def for_log(organisation: UUID, notes: Sequence[str]) -> tuple[list[Checkpoint], list[str]]:
    """The checkpoints that speak of this log, and what is wrong with those that only say so."""
    mine, wrong = [], []
    for note in notes:
        if read_body(take_apart(note)[0]).origin != origin_of(organisation):
            continue
        try:
            mine.append(open_checkpoint(note, key_of(organisation), check))
        except BadNote as error:
            wrong.append(f"the checkpoint that was given: {error} [CHECKPOINT-HELD]")
    return mine, wrong


def of_no_log(notes: Sequence[str]) -> list[str]:
    """Checkpoints of ledgers that are not here at all."""
    here = {origin_of(organisation) for organisation in logs()}
    spoken_of = [read_body(take_apart(note)[0]) for note in notes]
    return [
        f"{one.origin}: is not here, and a checkpoint over {one.size} entries was given [LOG-MISSING]"
        for one in spoken_of
        if one.origin not in here
    ]


def older_than(size: int, until: str, checkpoints: Sequence[Checkpoint]) -> str:
    """That the ledger here is an older state than somebody was shown; empty if it is not."""
    most = max((one.size for one in checkpoints), default=0)
    if most <= size:
        return ""
    return (
        f"This is an older state. Somebody holds a checkpoint over {most} entries; here are {size}, the last of {until}"
        f". {most - size} entries or more are missing, all of them later than that."
    )
