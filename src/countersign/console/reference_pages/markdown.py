"""The little Markdown that the reference needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from inspect import getdoc

NOTE = "<!-- Written by `countersign reference` from the code. Change the code, then run `make docs`. -->"


def document(title: str, introduction: str, parts: Iterable[str]) -> str:
    """A whole page; parts are parted by blank lines."""
    return "\n\n".join([f"# {title}", NOTE, introduction, *parts]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell(one) for one in line) + " |" for line in lines)


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    return f"`{text}`" if text else ""


def listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def says(thing: object) -> str:
    """The first paragraph of a docstring, on one line and without reStructuredText's double quotes."""
    first = (getdoc(thing) or "").partition("\n\n")[0]
    return " ".join(first.split()).replace("``", "`")
