"""Policies of invented firms, written for these tests, each line labelled with what it holds.

A file holds several texts. ``=== Name`` begins one, ``#`` is a heading, ``-`` a point, ``|`` a row of a table and
``||`` its heading row. Other lines are sentences; they run on in one paragraph until an empty line, or a line without a
full stop. ``@version,date`` before a line labels it. What has no label holds nothing, however much it looks like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html import escape
from pathlib import Path

from countersign.kernel.text import Text, from_html

_LABELLED = re.compile(r"(?:@([a-z,]+) )?(.*)")


@dataclass(frozen=True, eq=False)
class Labelled:
    """A text, and by label the lines that hold it."""

    name: str
    text: Text
    holds: dict[str, set[str]]


def corpus(*files: str) -> list[Labelled]:
    here = Path(__file__).parent
    whole = "\n".join((here / f"{file}.txt").read_text(encoding="utf-8") for file in files)
    return [labelled(*part.split("\n", 1)) for part in whole.split("=== ")[1:]]


def labelled(name: str, body: str) -> Labelled:
    holds: dict[str, set[str]] = defaultdict(set)
    html, paragraph = "", ""
    for labels, line in (read(line) for line in [*body.splitlines(), ""]):
        for label in labels:
            holds[label].add(bare(line))
        running = bool(line) and line[0] not in "#|-"
        if paragraph and not (running and paragraph[-1] in ".!?"):
            html, paragraph = f"{html}<p>{escape(paragraph)}</p>", ""
        if running:
            paragraph = f"{paragraph} {line}".strip()
        else:
            html += block(line)
    return Labelled(name, from_html(joined(html))[0], dict(holds))


def read(line: str) -> tuple[list[str], str]:
    found = _LABELLED.fullmatch(line.strip())
    assert found
    return (found[1] or "").split(",") if found[1] else [], found[2]


def bare(line: str) -> str:
    """The words of a line as they stand in the text."""
    return " ".join(re.sub(r"^(?:#|-|\|\|?) |\| ", "", line).split())


def block(line: str) -> str:
    if line.startswith("#"):
        return f"<h1>{escape(bare(line))}</h1>"
    if line.startswith("-"):
        return f"<ul><li>{escape(bare(line))}</li></ul>"
    if line.startswith("|"):
        tag = "th" if line.startswith("||") else "td"
        cells = "".join(f"<{tag}>{escape(cell.strip())}</{tag}>" for cell in line.strip("|").split("|"))
        return f"<table><tr>{cells}</tr></table>"
    return ""


def joined(html: str) -> str:
    """Points and rows that follow one another are one list and one table."""
    return html.replace("</ul><ul>", "").replace("</table><table>", "")
