"""Reading a page of the documentation as something to be done: its commands, and the steps of a tutorial."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.house.source import ROOT

BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
FAILS = re.compile(r"\s+# exit code (\d+)$")
STEP = re.compile(
    r"^ *```console\n(?P<block>.*?)^ *```$|<!--(?P<directive>.*?)-->|\*\*(?P<press>.+?)\*\*|“(?P<see>.+?)”",
    re.MULTILINE | re.DOTALL,
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A line behind ``$``, the lines below it, and the exit code that it says it leaves with."""

    line: str
    says: str
    leaves_with: int


@dataclass(frozen=True)
class Step:
    """``kind``: press, see, directive, or block. ``words``: which, on one line (a block as it stands)."""

    kind: str
    words: str


def pages() -> list[Path]:
    """The pages that a reader follows; generated ones and records of decisions hold nothing to do."""
    found = (ROOT / "docs").rglob("*.md")
    return [ROOT / "README.md", *sorted(path for path in found if path.parent.name not in ("reference", "decisions"))]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def commands(path: Path) -> list[Command]:
    """Every command of a page, in order."""
    return [command for match in BLOCK.finditer(text(path)) for command in commands_of(dedent(match[2]))]


def commands_of(block: str) -> list[Command]:
    """``$ `` begins a command; what follows, up to the next, is what it prints. Raises ValueError without one."""
    before, *told = re.split(r"^\$ ", block, flags=re.MULTILINE)
    if before.strip() or not told:
        raise ValueError(f"a console block begins with a command behind $: {block}")
    return [command_of(*one.partition("\n")) for one in told]


def command_of(line: str, _end: str, says: str) -> Command:
    fails = FAILS.search(line)
    return Command(FAILS.sub("", line), says.strip(), int(fails[1]) if fails else 0)


def steps(path: Path) -> list[Step]:
    """What a tutorial has its reader do and see: **bold** is pressed, “quoted” is seen, a comment says the rest."""
    groups = (match.groupdict() for match in STEP.finditer(text(path)))
    found = (next((kind, said) for kind, said in group.items() if said) for group in groups)
    return [Step(kind, said if kind == "block" else line(said)) for kind, said in found]


def line(words: str) -> str:
    """On one line, without the marks of a quotation."""
    return " ".join(word for word in words.split() if word != ">")


def prose(path: Path) -> str:
    """What the reader sees of it."""
    return line(COMMENT.sub("", text(path)))


def pattern(says: str, anything: str = "...") -> re.Pattern[str]:
    """Words in which ``anything`` stands for any others."""
    return re.compile(".*".join(re.escape(part) for part in says.split(anything)), re.DOTALL)
