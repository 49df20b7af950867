from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.risks.commands.close_treatment import close_treatment
from countersign.risks.enums import Answer, TreatmentState
from tests.cast import Cast
from tests.risks.worlds import (
    NOBODY,
    TODAY,
    after,
    approved,
    decision,
    kind_of,
    lead,
    leader,
    owned,
    proposed,
    recorded,
    recording_fails,
    standing,
)

WHY = "The service is switched off next month."


def ended(here: Cast, id: UUID, *, by: Actor | None = None, because: str = WHY) -> None:
    close_treatment(treatment_id=id, because=because, by=by or lead(here), at=after(2))


def test_close_treatment_that_waits_takes_it_back(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id)
    ended(larkbeam, made, by=larkbeam.actor("mei"))
    row = decision(larkbeam, made)
    assert (row.state, row.closed_because, str(row.closed_by)) == (TreatmentState.TAKEN_BACK, WHY, "Mei Sato")
    assert standing(larkbeam, id).answer is Answer.UNDECIDED
    assert kind_of(larkbeam, row) == "treatment.closed"
    again = proposed(larkbeam, id)
    assert standing(larkbeam, id).proposal == decision(larkbeam, again), "something else can be put forward"


def test_close_treatment_that_an_owner_approved_ends_it(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    made = proposed(larkbeam, id)
    approved(larkbeam, made, by=larkbeam.actor("mei"))
    ended(larkbeam, made)
    assert decision(larkbeam, made).state is TreatmentState.ENDED
    assert standing(larkbeam, id, TODAY.replace(day=8)).answer is Answer.UNDECIDED


def test_close_treatment_that_top_management_approved_is_theirs(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    approved(larkbeam, made)
    with pytest.raises(Refused, match="only top management can end it"):
        ended(larkbeam, made)
    ended(larkbeam, made, by=leader(larkbeam))


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_close_treatment_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    with pytest.raises(Refused, match="Only the owner of the risk"):
        ended(larkbeam, made, by=larkbeam.actor("ola", hat))


def test_close_treatment_twice_or_without_a_reason_is_refused(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    for because, why in ((" ", "Say why"), ("x" * 1001, "at most 1000")):
        with pytest.raises(Refused, match=why):
            ended(larkbeam, made, because=because)
    ended(larkbeam, made)
    with pytest.raises(Refused, match="refused or taken back"):
        ended(larkbeam, made)


def test_close_treatment_of_somebody_else_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (proposed(larkbeam, recorded(larkbeam)), NOBODY):
        with pytest.raises(Unknown):
            close_treatment(treatment_id=id, because=WHY, by=otto, at=after(1))


def test_close_treatment_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    made, by = proposed(larkbeam, recorded(larkbeam)), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        ended(larkbeam, made, by=by)
    assert decision(larkbeam, made).state is TreatmentState.PROPOSED
