"""Dossiers and settings from a disk or the standard input. Whatever is wrong is one sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, BinaryIO

from countersign.kernel.records import Unusable
from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.files import reading

LARGEST = 256 << 20
STANDARD_INPUT = "-"


def dossier_in(file: str) -> Dossier:
    """Raises Unusable."""
    return reading.dossier_in(written(file), name_of(file))


def parsed(file: str) -> Any:
    """What the file holds. Raises Unusable."""
    return reading.value_in(written(file), name_of(file))


def name_of(file: str) -> str:
    """The standard input has none."""
    return "" if file == STANDARD_INPUT else Path(file).name


def written(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            return bounded(sys.stdin.buffer)
        if Path(file).stat().st_size > LARGEST:
            raise too_large()
        with Path(file).open("rb") as opened:
            return bounded(opened)
    except OSError as error:
        raise Unusable(say("cannot be read: {why}.", why=error.strerror or str(error))) from error


def bounded(source: BinaryIO) -> bytes:
    """Also for what has no size to ask for: a pipe, a device."""
    content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large()
    return content


def too_large() -> Unusable:
    return Unusable(say("is larger than {n} MiB. Give acceptances as counts (ack_stats).", n=LARGEST >> 20))
