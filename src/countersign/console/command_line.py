"""Which words the ``countersign`` command knows.

Each word is a module of its own, loaded when it is called: judging a file must not wait for the web
framework, and a word that needs the framework finds it started.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol


@dataclass(frozen=True)
class Word:
    says: str
    needs_framework: bool = True


WORDS = {
    "serve": Word("start the web server and the worker"),
    "worker": Word("start the worker alone"),
    "migrate": Word("bring the database up to date"),
    "check": Word("say what an auditor would raise about a dossier", needs_framework=False),
    "explain": Word("say what a rule looks at, why, and what clears it", needs_framework=False),
    "verify": Word("compare everything with the ledger"),
    "backup": Word("put everything but the secrets into one file, while people go on writing (SQLite)"),
    "restore": Word("put a backup in place and verify it (SQLite)"),
    "secrets": Word("print the recovery sheet: the secrets that no backup holds"),
    "key": Word("print the public key of an organisation's ledger"),
    "pack": Word("make an evidence pack: one zip for somebody outside"),
    "example": Word("begin an example organisation and live its past, to look around in it"),
    "bounce": Word("take in a mail that came back, from standard input"),
    "reference": Word("write the reference pages from the code"),
}


class Console(Protocol):
    """What the module of a word holds. ``run`` returns the exit code."""

    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> None:
    """Find the word, hand it the rest of the line, leave with its exit code."""
    line = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="countersign", description="The system of record for leadership in an ISMS.")
    words = parser.add_subparsers(dest="word", metavar="WORD", required=True)
    parsers = {name: words.add_parser(name, help=word.says, description=word.says) for name, word in WORDS.items()}
    if not line or line[0] not in WORDS:
        parser.parse_args(line)
        return
    module = load(line[0])
    module.options(parsers[line[0]])
    raise SystemExit(run(module, parser.parse_args(line)))


def run(module: Console, chosen: argparse.Namespace) -> int:
    """Whoever reads our output may stop reading (``| head``): that is no error to show."""
    try:
        code = module.run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def load(name: str) -> Console:
    if WORDS[name].needs_framework:
        import_module("countersign.console.framework").start()
    module: Console = import_module(f"countersign.console.{name}")
    return module
