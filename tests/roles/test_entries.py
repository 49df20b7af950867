"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from uuid import UUID

import pytest

from countersign.roles.commands.close_matrix import close_matrix
from countersign.roles.commands.decline import decline
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.commands.end import end
from countersign.roles.commands.end_stand_in import end_stand_in
from countersign.roles.commands.retire import retire
from countersign.roles.commands.withdraw_competence import withdraw_competence
from countersign.roles.commands.withdraw_gap import withdraw_gap
from countersign.roles.enums import Authority
from countersign.roles.models import (
    Appointment,
    Competence,
    CompetenceGap,
    FunctionRole,
    Matrix,
    MatrixPart,
    Renewal,
    Retirement,
    Role,
    RolesTelling,
    StandIn,
)
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.roles import made_known
from tests.roles.away import GOES, away
from tests.roles.competence import confirmed, judged, planned, shown
from tests.roles.matrices import naming, part_accepted
from tests.roles.worlds import (
    TODAY,
    after,
    anew,
    asked_again,
    begun,
    held,
    holder,
    leader,
    proposed,
    renewal_approved,
    renewed,
    role,
)

KINDS = {
    "role.defined": Role,
    "role.retired": Retirement,
    "appointment.proposed": Appointment,
    "appointment.approved": Appointment,
    "appointment.accepted": Appointment,
    "appointment.declined": Appointment,
    "appointment.ended": Appointment,
    "renewal.asked": Renewal,
    "renewal.approved": Renewal,
    "renewal.accepted": Renewal,
    "renewal.declined": Renewal,
    "competence.recorded": Competence,
    "competence.confirmed": Competence,
    "competence.withdrawn": Competence,
    "gap.planned": CompetenceGap,
    "gap.evaluated": CompetenceGap,
    "gap.withdrawn": CompetenceGap,
    "standin.named": StandIn,
    "standin.ended": StandIn,
    **dict.fromkeys(("matrix.proposed", "matrix.approved", "matrix.closed"), Matrix),
    "matrixpart.accepted": MatrixPart,
    **dict.fromkeys(("rolestelling.sent", "rolestelling.recorded", "rolestelling.withdrawn"), RolesTelling),
    **dict.fromkeys(("functionrole.recorded", "functionrole.ended"), FunctionRole),
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a role can cause."""
    begun(here)
    made_known.ended(here, made_known.given(here, "internal_auditor"))
    named = away(here, "dana", (held(here, "dana", "dept_contact"), "ola"))
    end_stand_in(stand_in_id=named, ended_on=GOES, by=here.actor("dana"), at=after(1))
    end(appointment_id=held(here), held_until=TODAY, by=leader(here), at=after(1))
    id = proposed(here, "ruth", "hr")
    decline(appointment_id=id, because="I leave in March.", by=holder(here, id), at=after(1))
    hr = held(here, "mei", "hr")
    anew(here, "hr", authorities=(Authority.AUDIT,))
    renewal_approved(here, "mei")
    renewed(here, "mei", at=after(1))
    anew(here, "hr", at=after(1))
    retire(role_id=role(here, "internal_auditor"), reason="We ask one in.", by=leader(here), at=after(2))
    no = asked_again(here, "mei").id
    decline_renewal(renewal_id=no, because="Not at night.", by=here.actor("mei"), at=after(2))
    competence_story(here, hr)
    made_known.sent(here, at=after(2))
    made_known.withdrawn(here, made_known.recorded(here, at=after(2)), at=after(2))
    by_name = naming(here, risk="R")
    part_accepted(here)
    close_matrix(matrix_id=by_name.id, because="We use a list instead.", by=leader(here), at=after(1))


def competence_story(here: Cast, appointment: UUID) -> None:
    id = shown(here, appointment, by=here.actor("mei"))
    confirmed(here, id)
    withdraw_competence(competence_id=id, because="Another Mei.", by=leader(here), at=after(1))
    judged(here, planned(here, appointment))
    withdraw_gap(gap_id=planned(here, appointment), because="Twice.", by=leader(here), at=after(1))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {name for name, how in KINDS[kind].proved.items() if getattr(how, "value", "") == "personal"}
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
