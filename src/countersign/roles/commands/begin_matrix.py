from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command
from countersign.people.queries import organisation, today
from countersign.roles.enums import Start
from countersign.roles.models import MatrixDraft
from countersign.roles.permissions import check_can_edit_matrix
from countersign.roles.queries import in_force, roles
from countersign.roles.raci.activities import CORE, LIBRARY
from countersign.roles.raci.grid import Grid, read, write
from countersign.roles.raci.starting import starter


@command
def begin_matrix(*, start: Start, by: Actor, at: datetime) -> None:
    """Begin to write a matrix. Nothing is recorded yet: what is being written is no evidence (decision 12)."""
    check_can_edit_matrix(by)
    first = {
        "id": new_id(at),
        "grid": write(first_grid(start, by, at)),
        "authors": [who(by).hex],
        "edited_by_id": who(by),
        "edited_at": at,
    }
    _draft, begun = MatrixDraft.objects.get_or_create(organisation_id=by.organisation, defaults=first)
    if not begun:
        raise Refused("A matrix is being written already: go on with that one, or throw it away first.")


def first_grid(start: Start, by: Actor, at: datetime) -> Grid:
    if start is Start.NOTHING:
        return Grid()
    if start is Start.IN_FORCE:
        found = in_force(organisation(by.organisation), today(by.organisation, at))
        if found is None:
            raise Refused("No matrix is in force: begin with the activity library, or bring in a file.")
        return read(found.grid)
    described = {role.key: role.name for role in roles(by.organisation)}
    return starter(described, CORE if start is Start.CORE else LIBRARY)
