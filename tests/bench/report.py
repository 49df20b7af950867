"""A table of what was measured: printed, and kept in docs/reference/benchmarks.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "benchmarks.md"


@dataclass(frozen=True)
class Row:
    """One line: the number it has in the design, what was done, how long the median took, floor and target (ms)."""

    number: str
    work: str
    took: list[float]
    floor: list[float]
    target_ms: float

    def cells(self) -> list[str]:
        p50, floor = median(self.took) * 1000, median(self.floor) * 1000 if self.floor else 0.0
        ratio = f"{p50 / floor:.1f}" if floor else "-"
        met = "met" if p50 <= self.target_ms else f"missed by {p50 - self.target_ms:.0f} ms"
        return [
            self.number,
            self.work,
            f"{p50:.1f}",
            f"{floor:.1f}" if floor else "-",
            ratio,
            f"{self.target_ms:.0f}",
            met,
        ]


def write(rows: list[Row], machine: str) -> str:
    """The page as Markdown, written where the reference is."""
    head = ["", "work", "median, ms", "floor, ms", "ratio", "target, ms", ""]
    lines = [head, ["---"] * len(head), *(row.cells() for row in rows)]
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
    text = (
        "# Benchmarks\n\nWritten by `make bench`. The floor is the cheapest thing of its kind in the same run: the "
        "health page for pages,\none durable row for acts. Machines are noisy; compare ratios, and rows of one run.\n\n"
        f"{machine}\n\n{table}\n"
    )
    PAGE.write_text(text)
    return table
