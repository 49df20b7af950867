"""P10: everybody in a firm is owed a mail; how many a second reach the mail server, beside all that it can take.

Not a hundred thousand, which takes long: each is found, written, sealed, put in line and sent by itself.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.accepting import run
from tests.bench.report import Row, rate

PEOPLE, LEAST = 2000, 0.5


def mailing(folder: Path, people: int = PEOPLE) -> list[Row]:
    database = {"COUNTERSIGN_DATA": str(folder / "mailing")}
    run("tests.bench.firm", str(people), "--owing", str(people), "--share", "0", database=database)
    told = json.loads(run("tests.bench.posting", database=database))
    work = f"a mail to each of {people:,} people"
    return [
        rate("P10", f"{work}, put in line", told["lined_up"], told["sink"], LEAST),
        rate("P10", f"{work}, from the line to the server", told["sent"], told["sink"], LEAST),
    ]
