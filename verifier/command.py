"""``countersign-verify.pyz PACK --key KEY``: 0 valid, 1 something is wrong, 2 it could not be checked."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from countersign.ledger.format import DIGEST
from countersign.ledger.note import BadNote, VerificationKey, read_key
from verifier.checking import check_pack
from verifier.container import NoPack, opened
from verifier.listing import listing
from verifier.report import Report
from verifier.words import text, visible

VALID, WRONG, UNUSABLE = 0, 1, 2
LONGEST_KEY = 4096

NO_KEY = (
    "Give the log's verification key with --key: a key that came inside the pack proves nothing, because whoever "
    "forges a pack puts a forged key into it, so get the key another way, for example in a letter, by telephone, or "
    "on the organisation's own machine, where `countersign key` prints it."
)


class Unusable(Exception):
    """What was given can not be used. A whole sentence."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise Unusable(f"{message[:1].upper()}{message[1:]}; --help says how to call it.")


def parser() -> Parser:
    told = Parser(prog="countersign-verify.pyz", description="Check an evidence pack, offline.")
    told.add_argument("pack", help="the evidence pack, a zip")
    told.add_argument("--key", help="the log's verification key, name+hash+base64, or a file that holds it")
    told.add_argument("--manifest", help="the digest you were told, sha256:..., to compare with", metavar="DIGEST")
    told.add_argument("--json", action="store_true", help="answer with one JSON object")
    return told


def key(told: str | None) -> VerificationKey:
    """The key as text, or out of a file. Raises Unusable."""
    if told is None:
        raise Unusable(NO_KEY)
    try:
        if os.path.isfile(told):
            with open(told, encoding="utf-8") as file:
                told = file.read(LONGEST_KEY)
        return read_key(told)
    except BadNote as error:
        raise Unusable(f"The key can not be used: {error}.") from error
    except (OSError, ValueError) as error:
        raise Unusable("The key can not be read: it is neither a key nor a text file that holds one.") from error


def digest(told: str | None) -> str | None:
    if told is not None and not DIGEST.fullmatch(told):
        raise Unusable("A manifest's digest is written sha256: and 64 hexadecimal digits.")
    return told


def verify(arguments: Sequence[str]) -> int:
    """Raises Unusable and NoPack."""
    chosen = parser().parse_args(arguments)
    pinned, told = key(chosen.key), digest(chosen.manifest)
    with opened(chosen.pack) as container:
        report = check_pack(container, pinned, told)
    show(report, as_json=chosen.json)
    return VALID if report.valid else WRONG


def show(report: Report, *, as_json: bool) -> None:
    sys.stdout.write(listing(report) if as_json else text(report))
    sys.stdout.flush()


def main() -> int:
    """Ends with one sentence instead of a traceback, whatever happens."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return verify(sys.argv[1:])
    except (Unusable, NoPack) as error:
        says = str(error)
    except (Exception, KeyboardInterrupt) as error:
        says = f"The verification broke off, and nothing is proved ({type(error).__name__}: {error})."
    sys.stderr.write(visible(says) + "\n")
    return UNUSABLE
