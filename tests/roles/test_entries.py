"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.roles.commands.close_matrix import close_matrix
from countersign.roles.commands.decline import decline
from countersign.roles.commands.end import end
from countersign.roles.models import Appointment, Matrix, Role
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.roles.matrices import in_force
from tests.roles.worlds import TODAY, after, begun, held, holder, leader, proposed

KINDS = {
    "role.defined": Role,
    "appointment.proposed": Appointment,
    "appointment.approved": Appointment,
    "appointment.accepted": Appointment,
    "appointment.declined": Appointment,
    "appointment.ended": Appointment,
    **dict.fromkeys(("matrix.proposed", "matrix.approved", "matrix.closed"), Matrix),
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a role can cause."""
    begun(here)
    end(appointment_id=held(here), held_until=TODAY, by=leader(here), at=after(1))
    id = proposed(here, "ruth", "hr")
    decline(appointment_id=id, because="I leave in March.", by=holder(here, id), at=after(1))
    close_matrix(matrix_id=in_force(here).id, because="We use a list instead.", by=leader(here), at=after(1))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {name for name, how in KINDS[kind].proved.items() if getattr(how, "value", "") == "personal"}
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
