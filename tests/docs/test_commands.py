"""Every command of the README and of the guides is run, in order, and prints what the page says."""

from __future__ import annotations

import re
import shlex
from contextlib import chdir, nullcontext
from pathlib import Path

import pytest

from tests.console.calling import called
from tests.docs.installing import TOLD, Installation, installed, serving
from tests.docs.reading import Command, commands, pages, text
from tests.house.source import place, told

pytestmark = pytest.mark.slow

TUTORIAL = "tutorial"
"""Its commands belong to its steps: see tests/browser/test_tutorial.py."""

FENCE = re.compile(r"^ *```(\w+)$", re.MULTILINE)
NOT_TYPED = {"text", "ini", "json", "python"}


SHELL = re.compile(r"[<>|;&$*~]")
SETTING = re.compile(r"(COUNTERSIGN_[A-Z_]+)=(.*)")

STARTED: set[str] = set()
"""Words of ours that a shell has started. After the first time they are called here: starting costs a second or two."""


def with_commands() -> list[Path]:
    return [path for path in pages() if path.parent.name != TUTORIAL and commands(path)]


@pytest.mark.parametrize("page", with_commands(), ids=place)
def test_the_commands_of_a_page_do_what_it_says(page: Path, database_copy: dict[str, str], tmp_path: Path) -> None:
    typed = commands(page)
    remote = any(TOLD in command.line for command in typed)
    with (
        installed(tmp_path, **database_copy, COUNTERSIGN_MAILBOX="1") as here,
        serving(here) if remote else nullcontext(),
    ):
        for command in typed:
            do(here, command)


def do(here: Installation, command: Command) -> None:
    settings, words = ours(here.here(command.line))
    if words and words[0] in STARTED and not SHELL.search(command.line):
        with chdir(here.folder):
            told = called(*words, **{**here.settings(), **settings})
        here.expect(command, told.code, told.out + told.err)
    else:
        here.do(command)
        STARTED.update(words[:1])


def ours(line: str) -> tuple[dict[str, str], list[str]]:
    """The settings before ``countersign`` and the words behind it; none of either for other programs."""
    words, settings = shlex.split(line), {}
    while words and (setting := SETTING.fullmatch(words[0])):
        settings[setting[1]] = setting[2]
        words.pop(0)
    return (settings, words[1:]) if words and Path(words[0]).name == "countersign" else ({}, [])


@pytest.mark.parametrize(
    ("line", "settings", "words"),
    [
        ("countersign verify", {}, ["verify"]),
        (".venv/bin/countersign key larkbeam-ltd", {}, ["key", "larkbeam-ltd"]),
        ("COUNTERSIGN_DATA=there countersign restore 'a b'", {"COUNTERSIGN_DATA": "there"}, ["restore", "a b"]),
        ("python3 verifier/countersign-verify.pyz pack.zip", {}, []),
    ],
)
def test_a_line_is_ours_when_it_calls_countersign(line: str, settings: dict[str, str], words: list[str]) -> None:
    assert ours(line) == (settings, words)


@pytest.mark.parametrize("page", pages(), ids=place)
def test_what_a_reader_types_stands_where_it_is_run(page: Path) -> None:
    odd = sorted({*FENCE.findall(text(page))} - {*NOT_TYPED, "console"})
    assert not odd, told(odd, f"{place(page)}: mark what is typed as console, and what cannot be run as text:")
