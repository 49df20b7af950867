"""``python -m tests.bench.offices APPOINTMENTS``: the firm of ``tests.bench.firm`` gets so many holders of roles.

Twenty hold each role, nobody two of them; each was put forward, appointed and has accepted. Beside them a
responsibility matrix of 300 activities and 60 columns is being written. How far that is stands on stderr, and
the matrix as it is sent on stdout.
"""

from __future__ import annotations

import json
import os
import random
import sys
from dataclasses import replace
from itertools import batched
from typing import Any

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from countersign.people.queries import people
from countersign.roles.commands.describe import describe
from countersign.roles.queries import roles
from tests.bench.progress import Progress
from tests.cast import Cast, cast, id_of
from tests.policies.worlds import AT, lead
from tests.roles import matrices, worlds

HOLDERS, ROWS, COLUMNS = 20, 300, 60
LETTERS, OF_TEN = ("A", "R", "R", "C", "I"), 6
"""What a cell may hold, and in how many of ten rows it holds something."""


def main(appointments: int) -> None:
    here = cast("larkbeam-ltd")
    appoint(here, appointments)
    matrices.begun_matrix(here)
    grid = wide(here)
    matrices.saved(here, grid)
    print(json.dumps(grid))


def appoint(here: Cast, appointments: int) -> None:
    """Everybody accepts by their own hand."""
    crowd = list(
        people(here.organisation)
        .filter(name__startswith="Person", joined_on__isnull=False)
        .order_by("id")[:appointments]
    )
    progress = Progress(len(crowd))
    for number, some in enumerate(batched(crowd, HOLDERS)):
        said = replace(worlds.CRISIS, name=f"Role {number}")
        role = id_of(describe(description=said, by=lead(here), at=AT))
        for one in some:
            id = worlds.proposed(here, role_id=role, person_id=one.id)
            worlds.approved(here, id)
            worlds.accepted(here, id)
        progress.add(len(some), "appointment.accepted")


def wide(here: Cast) -> dict[str, Any]:
    """Letters as they fall, the same each time."""
    dice = random.Random(7)  # noqa: S311 (letters, no secrets)
    keys = [role.key for role in roles(here.organisation)][:COLUMNS]
    columns = [{"id": key, "role": key, "title": key} for key in keys]
    return {
        "a_implies_r": False,
        "columns": columns,
        "rows": [
            {
                "key": f"own_{row}",
                "title": f"Activity {row}",
                "cells": {key: dice.choice(LETTERS) for key in keys if dice.randrange(10) < OF_TEN},
                "needs": [],
                "note": "",
            }
            for row in range(ROWS)
        ],
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
