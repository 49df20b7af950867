"""docs/reference/faults.md: what was really done, by drill and engine. A drill that did not run keeps its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.drills import DRILLS, Drill

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "faults.md"
CALLED = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
HEAD = ("drill", "fault", "promise", "on", "done", "outcome", "took", "when, and on what")
NEVER = "never run yet"

type Lines = dict[tuple[str, str], list[str]]


@dataclass(frozen=True)
class Run:
    """One drill on one engine. ``done``: what its tests said that they did."""

    drill: Drill
    engine: str
    done: tuple[str, ...]
    outcome: str
    seconds: float
    when: str

    def cells(self) -> list[str]:
        return ["; ".join(self.done) or "nothing", self.outcome, lasted(self.seconds), self.when]


def lasted(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def written(runs: Iterable[Run], page: Path = PAGE) -> str:
    """The page with these runs in it, written to its place."""
    lines = former(page) | {(run.drill.name, CALLED[run.engine]): run.cells() for run in runs}
    text = shown(lines)
    page.write_text(text)
    return text


def former(page: Path) -> Lines:
    """What stands on the page already."""
    if not page.exists():
        return {}
    rows = [line.strip("| \n").split(" | ") for line in page.read_text().splitlines() if line.startswith("| ")]
    return {(cells[0], cells[3]): cells[4:] for cells in rows if len(cells) == len(HEAD) and cells[0] != HEAD[0]}


def shown(lines: Lines) -> str:
    table = [HEAD, ("---",) * len(HEAD)]
    for drill in DRILLS:
        for engine in drill.engines:
            kept = lines.get((drill.name, CALLED[engine]), ["-", NEVER, "-", "-"])
            table.append((drill.name, drill.fault, drill.promise, CALLED[engine], *kept))
    body = "\n".join("| " + " | ".join(one.replace("|", "/") for one in cells) + " |" for cells in table)
    return (
        "# Faults\n\n"
        "Written by `make faults`, which does on purpose what machines and people do by accident or malice, and looks\n"
        "whether what is promised was kept. `make faults ARGS=kills` runs a part; numbers are set by\n"
        "`COUNTERSIGN_TEST_KILLS` and its like (tests/faults/drills.py). A line says what was done in the run that it\n"
        "names, no more, and is written as soon as that drill ends; a drill that did not run since keeps its former\n"
        f"line. Drills run side by side, one for each core. A smaller twin of each runs in `make test`.\n\n{body}\n"
    )
