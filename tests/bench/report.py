"""A table of what was measured: printed, and kept in docs/reference/benchmarks.md."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "benchmarks.md"
HEAD = ["", "work", "measured", "floor", "ratio", "target", ""]


@dataclass(frozen=True)
class Row:
    """One line: the number it has in the design, what was done, and in words what came of it."""

    number: str
    work: str
    measured: str = "-"
    floor: str = "-"
    ratio: str = "-"
    target: str = "-"
    met: str = "not there yet"

    def cells(self) -> list[str]:
        return [self.number, self.work, self.measured, self.floor, self.ratio, self.target, self.met]


def times(number: str, work: str, took: list[float], floor: list[float], target: float) -> Row:
    """How long something took, the median of many, in seconds."""
    return milliseconds(number, work, median(took), median(floor) if floor else 0.0, target)


def milliseconds(number: str, work: str, took: float, floor: float, target: float) -> Row:
    met = "met" if took <= target else f"missed by {(took - target) * 1000:.0f} ms"
    beside = (f"{floor * 1000:.1f} ms", f"{took / floor:.1f}") if floor else ("-", "-")
    return Row(number, work, f"{took * 1000:.1f} ms", *beside, f"{target * 1000:.0f} ms", met)


def grown(number: str, work: str, took: list[float], few: list[float], most: float) -> Row:
    """How long something took where there is much, beside the same where there is little."""
    now, before = median(took), median(few)
    ratio = now / before
    met = "met" if ratio <= most else f"missed by {ratio - most:.1f}"
    cells = (f"{now * 1000:.1f} ms", f"{before * 1000:.1f} ms", f"{ratio:.1f}")
    return Row(number, work, *cells, f"{most:.1f} of the smallest", met)


def rate(number: str, work: str, a_second: float, floor: float, least: float) -> Row:
    """How many a second, which is to be a part of the floor."""
    ratio = a_second / floor
    met = "met" if ratio >= least else f"missed by {least - ratio:.2f}"
    return Row(number, work, f"{a_second:.0f}/s", f"{floor:.0f}/s", f"{ratio:.2f}", f"{least:.2f} of the floor", met)


def enough(number: str, work: str, a_second: float, floor: float, least: float) -> Row:
    """How many a second, of which there are to be so many, whatever the floor."""
    met = "met" if a_second >= least else f"missed by {least - a_second:.0f}/s"
    return Row(number, work, f"{a_second:.0f}/s", f"{floor:.0f}/s", f"{a_second / floor:.2f}", f"{least:.0f}/s", met)


def mebibytes(number: str, work: str, used: float, most: float) -> Row:
    met = "met" if used <= most else f"missed by {used - most:.0f} MiB"
    return Row(number, work, f"{used:.0f} MiB", target=f"{most:.0f} MiB", met=met)


def table(rows: list[Row]) -> str:
    lines = [HEAD, ["---"] * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


WHY = {
    "P1": "An acceptance is 24 statements in one transaction where the floor is one: session, person, version, wording "
    "and what is owed are read again under the lock; row, entry, leaf, tiles and head are written. On SQLite sixteen "
    "writers queue for one lock, which is the tail.",
    "P2": "Python, not the database: the statements of a page take a fifth of it. Templates and the frame (who may see "
    "which area) take most; the desk and the findings judge every rule besides. With 5,000 appointments the "
    "lists of 250 roles are read for each page about them, and the rules look at every holder; what they are told is "
    "remembered. A matrix of 300 x 60 being written is nearly a megabyte of page.",
    "P3": "Numbers of people are remembered with their place in the ledger; a search still goes through the names of "
    "everybody, once, or as far as to 500 who are called so.",
    "P4": "The machine: see the floors.",
    "P5": "The start of Python and the import of every rule are four fifths of it.",
    "P6": "Approval and publication are two entries with their rows, and the list of those who owe from now on; the "
    "floor is one durable row.",
    "P7": "The server, its keeper, two web processes and the worker part from one that has loaded everything. What "
    "each adds: memory that is copied because somebody counts in it who holds an object, templates, connections.",
    "P8": "Importing Django and our forms is most of it, three times over: main process, migration, worker.",
    "P10": "Each mail is taken, unsealed, written and marked as sent by itself, in two statements that are on disk "
    "each, so that a kill loses none; half of the time goes into writing and coding it. The server of this row runs in "
    "the same process and only reads.",
    "P9": "Each person is a row, a leaf with its digest, personal values with their salts, and a line in the record of "
    "the import, all compared twice: when the list is shown, and before it is begun.",
}
"""For each number, why a target is missed where it is."""


def reasons(rows: list[Row]) -> str:
    missed = sorted({row.number for row in rows if row.met.startswith("missed")})
    told = "\n".join(textwrap.fill(f"* **{number}.** {WHY[number]}", 120, subsequent_indent="  ") for number in missed)
    return f"\n## Why targets are missed\n\n{told}\n" if told else ""


def write(rows: list[Row], machine: str) -> str:
    """The page as Markdown, written where the reference is."""
    text = (
        "# Benchmarks\n\nWritten by `make bench`. Times are medians unless a row says otherwise. The floor is the "
        "cheapest thing of its kind in\nthe same run: the health page for pages, one durable row for acts, Django with "
        "a session and one durable row behind the\nsame server for acts over HTTP, and Python alone for commands. "
        "Machines are noisy; compare ratios, and rows of one run.\nThe targets are those of a machine whose health "
        "page takes 0.7 ms and whose Python starts in 13 ms.\n\n"
        f"{machine}\n\n{table(rows)}\n{reasons(rows)}"
    )
    PAGE.write_text(text)
    return table(rows)
