from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.leave import leave
from countersign.risks.commands.propose_treatment import propose_treatment
from countersign.risks.enums import Answer, Option, TreatmentState
from countersign.risks.queries import treatments
from tests.cast import Cast
from tests.risks.worlds import (
    AT,
    NOBODY,
    TODAY,
    closed,
    decision,
    kind_of,
    latest,
    lead,
    leader,
    lived_with,
    plan,
    proposed,
    recorded,
    recording_fails,
    seen_again,
    standing,
)


def test_propose_treatment_keeps_the_score_that_it_is_about(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id)
    row = decision(larkbeam, made)
    assert (row.state, row.score, row.option, str(row.carrier)) == (
        TreatmentState.PROPOSED,
        12,
        Option.REDUCE,
        "Mei Sato",
    )
    assert row.document == row.digest
    assert standing(larkbeam, id).answer is Answer.PROPOSED
    assert kind_of(larkbeam, row) == "treatment.proposed"


def test_propose_treatment_by_the_owner(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id, lived_with(larkbeam), by=larkbeam.actor("mei"))
    assert str(decision(larkbeam, made).proposed_by) == "Mei Sato"


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_propose_treatment_of_another_s_risk_in_another_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only the owner of a risk"):
        proposed(larkbeam, id, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"plan": " "}, "what is to be done"),
        ({"plan": "x" * 2001}, "at most 2000"),
        ({"action": "x" * 301}, "at most 300"),
        ({"due_on": None}, "who does it, and until when"),
        ({"carrier_id": None}, "who does it, and until when"),
        ({"due_on": date(2026, 1, 5)}, "That day has passed"),
        ({"until_on": date(2026, 1, 5)}, "That day has passed"),
        ({"carrier_id": NOBODY}, None),
    ],
)
def test_propose_treatment_that_makes_no_sense_is_refused(
    larkbeam: Cast, changed: dict[str, Any], why: str | None
) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused if why else Unknown, match=why):
        proposed(larkbeam, id, plan(larkbeam, **changed))
    assert not treatments(larkbeam.organisation).exists()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"plan": ""}, "why you can live with it"),
        ({"until_on": None}, "Say until when"),
        ({"due_on": date(2026, 2, 1)}, "does nothing about it"),
    ],
)
def test_propose_treatment_to_live_with_it_needs_an_end(larkbeam: Cast, changed: dict[str, Any], why: str) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match=why):
        proposed(larkbeam, id, lived_with(larkbeam, **changed))


def test_propose_treatment_by_somebody_who_has_left_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    ola = larkbeam.person("ola").id
    leave(person_id=ola, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        proposed(larkbeam, id, plan(larkbeam, carrier_id=ola))


def test_propose_treatment_while_another_waits_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    proposed(larkbeam, id)
    with pytest.raises(Refused, match="put forward already"):
        proposed(larkbeam, id, by=leader(larkbeam))


def test_propose_treatment_of_what_was_assessed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    shown = latest(larkbeam, id).id
    seen_again(larkbeam, id)
    with pytest.raises(Stale, match="after you opened it"):
        proposed(larkbeam, id, latest_shown=shown)


def test_propose_treatment_of_a_closed_risk_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        proposed(larkbeam, id)


def test_propose_treatment_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            propose_treatment(risk_id=id, latest_shown=NOBODY, plan=lived_with(larkbeam), by=otto, at=AT)


def test_propose_treatment_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        proposed(larkbeam, id, by=by)
    assert not treatments(larkbeam.organisation).exists()
