"""What the responsibility matrix asks of people by name, and they have not said yes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered
from countersign.roles import queries as roles


def parts_of_the_matrix(read: Gathered, at: datetime, person: UUID | None = None) -> Iterator[Owed]:
    """Whom the matrix in force names as answering for something, or doing it: once for each set of rows."""
    on = day_in(read.firm.time_zone, at)
    for one in roles.named(read.firm, on, person):
        if one.accepted is None:
            yield Owed(
                person=one.person,
                item=f"{one.matrix.ref}/part",
                since=one.matrix.approved_on or on,
                title=say("Say yes to your part in the responsibility matrix"),
                why=say("{name} approved it, and it names you in person.", name=str(one.matrix.approved_by)),
                label=say("Read and accept"),
                route=("matrix:part",),
                minutes=2,
            )
