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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import batched
from typing import Any

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from countersign.kernel.references import new_ids
from countersign.ledger.writing import MOST_ROWS, write_many
from countersign.people.enums import WordingKind
from countersign.people.models import Person
from countersign.people.queries import people, wording
from countersign.roles.commands.describe import describe
from countersign.roles.entries import AppointmentAccepted
from countersign.roles.models import Appointment, Role
from countersign.roles.queries import roles, words_of
from tests.bench.progress import Progress
from tests.cast import Cast, cast, id_of
from tests.ledger.doing import do
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
    """Roles are described one by one; their holders are written set-wise, a thousand in an act, as they stand in the
    end: put forward, appointed, and accepted by their own hand."""
    crowd = list(
        people(here.organisation)
        .filter(name__startswith="Person", joined_on__isnull=False)
        .order_by("id")[:appointments]
    )
    described = [role_of(here, number) for number in range(-(-len(crowd) // HOLDERS))]
    progress = Progress(len(crowd))
    for some in batched(zip(crowd, (role for role in described for _ in range(HOLDERS)), strict=False), MOST_ROWS):
        rows = list(held(here, some))
        entries = [AppointmentAccepted(docs=(one.document,)) for one in rows]
        do(what=partial(entered, rows, entries), by=here.system, at=AT)
        progress.add(len(rows), AppointmentAccepted.kind)


def entered(rows: Sequence[Appointment], entries: Sequence[AppointmentAccepted], *_: object) -> None:
    write_many(rows, entries)


def role_of(here: Cast, number: int) -> Role:
    id = id_of(describe(description=replace(worlds.CRISIS, name=f"Role {number}"), by=lead(here), at=AT))
    return next(one for one in roles(here.organisation) if one.id == id)


def held(here: Cast, some: Iterable[tuple[Person, Role]]) -> Iterator[Appointment]:
    asked, approver, proposer = wording(here.organisation, WordingKind.ROLE), here.person("priya"), here.person("tom")
    pairs = list(some)
    words = {role.id: words_of(role, asked.text) for role in {role.id: role for _, role in pairs}.values()}
    for id, (person, role) in zip(new_ids(AT, len(pairs)), pairs, strict=True):
        row = Appointment(
            id=id,
            organisation_id=here.organisation,
            role=role,
            person=person,
            held_from=AT.date(),
            authorities=[],
            proposed_at=AT,
            proposed_by=proposer,
            approved_at=AT,
            approved_by=approver,
            approved_as="Chief Executive Officer",
            accepted_at=AT,
            wording=asked,
            confirmed="mailed-code",
        )
        row.document, row.accepted_words = row.digest, words[role.id]
        yield row


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
