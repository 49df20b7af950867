"""The ``countersign`` command called in the test's own process, on the settings that one of its own would have read.

Starting a process costs a second or two, nearly all of it imports. What only a process shows (that nothing is missing
when nothing else was imported before, standard input, death) is shown where one is started.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from unittest.mock import patch

from django.conf import settings
from django.test import override_settings

from countersign.console.command_line import main
from tests.entrance.starting import settings_for
from tests.ledger.copies import inside

ELSEWHERE = {"DATABASES", "LOGGING"}
"""``inside`` points at the database; what is logged in a test belongs to pytest."""


@dataclass(frozen=True)
class Told:
    """How it left, and what it said where."""

    code: int
    out: str
    err: str


@contextmanager
def settled(environment: dict[str, str]) -> Iterator[None]:
    """Django as in a process that was started with these settings and no others."""
    found = settings_for(**environment)
    other = {name: value for name, value in found.items() if name.isupper() and name not in ELSEWHERE}
    differing = {name: value for name, value in other.items() if getattr(settings, name, None) != value}
    with override_settings(LOGGING_CONFIG=None, **differing), inside(environment):
        yield


def called(*words: str, **environment: str) -> Told:
    """The exit code and the words of ``countersign WORDS``."""
    with settled(environment):
        return spoken(*words)


def spoken(*words: str, given: bytes = b"") -> Told:
    """The same on the settings of the tests. ``given``: standard input."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", TextIOWrapper(BytesIO(given))):
        code = left(list(words))
    return Told(code, out.getvalue(), err.getvalue())


def left(words: list[str]) -> int:
    """The exit code, and what Python does with a sentence in its place."""
    try:
        main(words)
    except SystemExit as left:
        if isinstance(left.code, str):
            print(left.code, file=sys.stderr)  # noqa: T201
            return 1
        return left.code or os.EX_OK
    raise AssertionError("main always leaves")
