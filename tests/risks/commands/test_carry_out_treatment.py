from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.risks.commands.carry_out_treatment import carry_out_treatment
from countersign.risks.enums import Answer, TreatmentState
from tests.cast import Cast
from tests.risks.worlds import (
    NOBODY,
    after,
    approved,
    carried_out,
    decision,
    kind_of,
    lead,
    lived_with,
    plan,
    proposed,
    recorded,
    recording_fails,
    standing,
)


def test_carry_out_treatment_is_done_on_a_day(larkbeam: Cast) -> None:
    """Also by whoever carries it out, who need not own the risk."""
    id = recorded(larkbeam)
    made = proposed(larkbeam, id, plan(larkbeam, carrier_id=larkbeam.person("ola").id))
    approved(larkbeam, made)
    carried_out(larkbeam, made, by=larkbeam.actor("ola"))
    row = decision(larkbeam, made)
    assert (row.state, row.carried_out_on, row.carried_out_at) == (
        TreatmentState.CARRIED_OUT,
        date(2026, 1, 16),
        after(10),
    )
    assert standing(larkbeam, id, date(2026, 1, 15)).answer is Answer.TREATED
    assert standing(larkbeam, id, date(2026, 4, 1)).answer is Answer.CARRIED_OUT
    assert kind_of(larkbeam, row) == "treatment.carried_out"


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_carry_out_treatment_by_somebody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    approved(larkbeam, made)
    with pytest.raises(Refused, match="Only whoever carries it out"):
        carried_out(larkbeam, made, by=larkbeam.actor("ruth", hat))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"carried_out_on": date(2026, 1, 17)}, "lies ahead"),
        ({"carried_out_on": date(2026, 1, 5)}, "put forward later than that"),
    ],
)
def test_carry_out_treatment_on_another_day_is_refused(larkbeam: Cast, told: dict[str, Any], why: str) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    approved(larkbeam, made)
    with pytest.raises(Refused, match=why):
        carried_out(larkbeam, made, **told)


def test_carry_out_treatment_that_does_not_hold_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id)
    with pytest.raises(Refused, match="Nobody has decided"):
        carried_out(larkbeam, made)
    approved(larkbeam, made)
    carried_out(larkbeam, made)
    with pytest.raises(Refused, match="carried out already"):
        carried_out(larkbeam, made)
    accepted = proposed(larkbeam, id, lived_with(larkbeam))
    approved(larkbeam, accepted)
    with pytest.raises(Refused, match="nothing to carry out"):
        carried_out(larkbeam, accepted)


def test_carry_out_treatment_of_somebody_else_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (proposed(larkbeam, recorded(larkbeam)), NOBODY):
        with pytest.raises(Unknown):
            carry_out_treatment(treatment_id=id, carried_out_on=date(2026, 1, 6), by=otto, at=after(1))


def test_carry_out_treatment_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    made, by = proposed(larkbeam, recorded(larkbeam)), lead(larkbeam)
    approved(larkbeam, made)
    with recording_fails(), pytest.raises(OperationalError):
        carried_out(larkbeam, made, by=by)
    assert decision(larkbeam, made).state is TreatmentState.APPROVED
