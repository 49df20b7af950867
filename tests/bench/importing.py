"""P9: 100,000 people from one file, from its bytes to ``import.applied``, and the most memory a process of it took.

``python -m tests.bench.importing FILE``: an empty database gets an organisation, and everybody in the file. Prints the
seconds of each part, and the MiB, as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from countersign.console.migrate import bring_up_to_date
from countersign.people.models import Organisation
from tests.bench.accepting import run
from tests.bench.report import Row, mebibytes, milliseconds
from tests.cast import Cast, enter_cast
from tests.people.imports.crowds import as_csv, as_workbook, take_all_in

PEOPLE = 100_000
MIB = 1 << 20 if sys.platform == "darwin" else 1 << 10
"""In what the system counts memory: bytes there, KiB elsewhere."""

FORMS = (("people.csv", as_csv, 20), ("people.xlsx", as_workbook, 45))
MOST_MEMORY = 500


def importing(folder: Path, people: int = PEOPLE) -> list[Row]:
    """The same people as text and as a workbook, each into an empty SQLite database, entries in their place."""
    rows = []
    for name, made, most in FORMS:
        file = folder / name
        file.write_bytes(made(people))
        told = json.loads(
            run(__name__, str(file), database={"COUNTERSIGN_DATA": str(folder / f"import-{file.suffix[1:]}")})
        )
        work = f"import {people:,} people, {file.suffix[1:].upper()}"
        rows += [
            milliseconds("P9", work, sum(told["seconds"].values()), 0.0, most),
            mebibytes("P9", f"{work}, memory of the largest process", told["mib"], MOST_MEMORY),
        ]
    return rows


def main(file: Path) -> None:
    bring_up_to_date(verbosity=0)
    enter_cast()
    here = Cast(Organisation.objects.get(name="Larkbeam Ltd").id)
    seconds = take_all_in(here, file.read_bytes(), file.name)
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(json.dumps({"seconds": seconds, "mib": max(resource.getrusage(one).ru_maxrss for one in whose) / MIB}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
