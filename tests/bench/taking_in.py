"""``python -m tests.bench.taking_in FILE [PEOPLE]``: everybody in the file, into an empty database.

Prints the seconds of each part and the MiB as JSON. With a number of people it writes the file instead: another process
takes it in, so that making it costs none of its memory.
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

from countersign.console.loading import settle
from countersign.console.migrate import bring_up_to_date
from countersign.people.models import Organisation
from tests.cast import Cast, enter_cast
from tests.people.imports.crowds import as_csv, as_workbook, take_all_in

MADE = {".csv": as_csv, ".xlsx": as_workbook}
MIB = 1 << 20 if sys.platform == "darwin" else 1 << 10
"""In what the system counts memory: bytes there, KiB elsewhere."""


def main(file: Path, people: int | None = None) -> None:
    if people:
        file.write_bytes(MADE[file.suffix](people))
        print("{}")
        return
    bring_up_to_date(verbosity=0)
    enter_cast()
    settle()
    here = Cast(Organisation.objects.get(name="Larkbeam Ltd").id)
    seconds = take_all_in(here, file.read_bytes(), file.name)
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(json.dumps({"seconds": seconds, "mib": max(resource.getrusage(one).ru_maxrss for one in whose) / MIB}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
