"""P9: 100,000 people from one file, from its bytes to ``import.applied``, and the most memory a process of it took."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.accepting import run
from tests.bench.report import Row, mebibytes, milliseconds

PEOPLE = 100_000
FORMS = (("people.csv", 20), ("people.xlsx", 45))
MOST_MEMORY = 500


def importing(folder: Path, people: int = PEOPLE) -> list[Row]:
    """The same people as text and as a workbook, each into an empty SQLite database, entries in their place."""
    rows = []
    for name, most in FORMS:
        file = folder / name
        database = {"COUNTERSIGN_DATA": str(folder / f"import-{file.suffix[1:]}")}
        run("tests.bench.taking_in", str(file), str(people), database=database)
        told = json.loads(run("tests.bench.taking_in", str(file), database=database))
        work = f"import {people:,} people, {file.suffix[1:].upper()}"
        rows += [
            milliseconds("P9", work, sum(told["seconds"].values()), 0.0, most),
            mebibytes("P9", f"{work}, memory of the largest process", told["mib"], MOST_MEMORY),
        ]
    return rows
