from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.risks.commands.approve_treatment import approve_treatment
from countersign.risks.enums import Answer, TreatmentState
from countersign.roles.enums import RiskLevel
from tests.cast import Cast
from tests.risks.worlds import (
    NOBODY,
    after,
    approved,
    closed,
    decision,
    kind_of,
    leader,
    lived_with,
    may_accept,
    owned,
    plan,
    proposed,
    recorded,
    recording_fails,
    second_leader,
    seen_again,
    standing,
)

LATER = date(2026, 1, 11)


def test_approve_treatment_by_the_owner_who_accepted_the_risk(larkbeam: Cast) -> None:
    """What is done about it needs no authority to accept risks."""
    id = recorded(larkbeam)
    owned(larkbeam, id)
    made = proposed(larkbeam, id)
    approved(larkbeam, made, by=larkbeam.actor("mei"))
    row = decision(larkbeam, made)
    assert (row.state, str(row.approved_by), row.approved_as, row.single_handed) == (
        TreatmentState.APPROVED,
        "Mei Sato",
        None,
        False,
    )
    assert standing(larkbeam, id, LATER).answer is Answer.TREATED
    assert standing(larkbeam, id, date(2026, 4, 1)).answer is Answer.LATE
    assert kind_of(larkbeam, row) == "treatment.approved"
    assert verify(larkbeam.organisation)[1] == []


def test_approve_treatment_by_the_owner_before_accepting_the_risk_is_refused(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    with pytest.raises(Refused, match="Accept first"):
        approved(larkbeam, made, by=larkbeam.actor("mei"))


def test_approve_treatment_to_live_with_it_takes_the_authority(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    made = proposed(larkbeam, id, lived_with(larkbeam))
    with pytest.raises(Refused, match="No role gives you the authority"):
        approved(larkbeam, made, by=larkbeam.actor("mei"))
    may_accept(larkbeam)
    approved(larkbeam, made, by=larkbeam.actor("mei"))
    assert standing(larkbeam, id, LATER).answer is Answer.ACCEPTED
    assert standing(larkbeam, id, date(2026, 7, 1)).answer is Answer.LAPSED


def test_approve_treatment_beyond_what_the_role_allows_is_refused(larkbeam: Cast) -> None:
    """A risk of 12 is high, and Mei may accept medium ones."""
    id = recorded(larkbeam)
    owned(larkbeam, id)
    may_accept(larkbeam, level=RiskLevel.MEDIUM)
    made = proposed(larkbeam, id, lived_with(larkbeam))
    with pytest.raises(Refused, match="a risk of this size"):
        approved(larkbeam, made, by=larkbeam.actor("mei"))
    approved(larkbeam, made)
    assert decision(larkbeam, made).approved_as


def test_approve_treatment_from_the_threshold_on_is_for_top_management(larkbeam: Cast) -> None:
    id = recorded(larkbeam, likelihood=4)
    owned(larkbeam, id)
    may_accept(larkbeam)
    made = proposed(larkbeam, id)
    with pytest.raises(Refused, match="so large that top management decides"):
        approved(larkbeam, made, by=larkbeam.actor("mei"))
    approved(larkbeam, made)
    assert standing(larkbeam, id, LATER).answer is Answer.TREATED


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_approve_treatment_by_somebody_else_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    with pytest.raises(Refused, match="Only the owner of this risk or top management"):
        approved(larkbeam, made, by=larkbeam.actor("ola", hat))


def test_approve_treatment_in_a_hat_that_the_register_does_not_know_is_refused(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    with pytest.raises(Refused, match="Only the owner of this risk or top management"):
        approved(larkbeam, made, by=larkbeam.actor("ola", Hat.TOP_MANAGEMENT))


def test_approve_treatment_that_the_owner_put_forward_is_for_top_management(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    made = proposed(larkbeam, id, by=larkbeam.actor("mei"))
    with pytest.raises(Refused, match="You put this forward: top management decides"):
        approved(larkbeam, made, by=larkbeam.actor("mei"))
    approved(larkbeam, made)


def test_approve_treatment_that_one_put_forward_is_refused_where_another_leads(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    made = proposed(larkbeam, recorded(larkbeam), by=tom)
    with pytest.raises(Refused, match="You put this forward: another member"):
        approved(larkbeam, made, by=tom)
    approved(larkbeam, made)


def test_approve_treatment_by_the_only_leader_who_put_it_forward_is_single_handed(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam), by=leader(larkbeam))
    approved(larkbeam, made)
    assert decision(larkbeam, made).single_handed


def test_approve_treatment_of_a_leader_s_own_risk_beyond_its_owner(larkbeam: Cast) -> None:
    """Nobody decides about their own above the threshold, unless nobody else leads (S5)."""
    id = recorded(larkbeam, "priya", likelihood=4)
    made = proposed(larkbeam, id)
    ola = second_leader(larkbeam, "ola")
    with pytest.raises(Refused, match="This risk is yours"):
        approved(larkbeam, made)
    approved(larkbeam, made, by=ola)
    assert (str(decision(larkbeam, made).approved_by), decision(larkbeam, made).single_handed) == ("Ola Nowak", False)


def test_approve_treatment_of_their_own_risk_by_the_only_leader_is_single_handed(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam, "priya", likelihood=4))
    approved(larkbeam, made)
    assert decision(larkbeam, made).single_handed


def test_approve_treatment_is_outgrown_when_the_score_rises(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id, lived_with(larkbeam))
    approved(larkbeam, made)
    seen_again(larkbeam, id)
    assert standing(larkbeam, id, date(2026, 1, 10)).answer is Answer.ACCEPTED
    assert standing(larkbeam, id, LATER).answer is Answer.OUTGROWN
    again = proposed(larkbeam, id, lived_with(larkbeam), at=after(6))
    approved(larkbeam, again, at=after(6))
    assert standing(larkbeam, id, date(2026, 1, 12)).answer is Answer.ACCEPTED


def test_approve_treatment_that_was_not_shown_is_stale(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam))
    with pytest.raises(Stale, match="not what you were shown"):
        approved(larkbeam, made, shown="sha256:" + "0" * 64)


def test_approve_treatment_of_what_was_assessed_anew_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id)
    seen_again(larkbeam, id, likelihood=3)
    with pytest.raises(Refused, match="assessed anew"):
        approved(larkbeam, made, at=after(6))


def test_approve_treatment_whose_day_has_passed_is_refused(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam), plan(larkbeam, due_on=date(2026, 1, 8)))
    with pytest.raises(Refused, match="has passed meanwhile"):
        approved(larkbeam, made, at=after(3))


def test_approve_treatment_twice_or_of_a_closed_risk_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    made = proposed(larkbeam, id)
    approved(larkbeam, made)
    with pytest.raises(Refused, match="approved already"):
        approved(larkbeam, made)
    another = proposed(larkbeam, id)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        approved(larkbeam, another, at=after(21))


def test_approve_treatment_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (proposed(larkbeam, recorded(larkbeam)), NOBODY):
        with pytest.raises(Unknown):
            approve_treatment(treatment_id=id, digest_shown="", by=otto, at=after(1))


def test_approve_treatment_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    made, by = proposed(larkbeam, recorded(larkbeam)), leader(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        approved(larkbeam, made, by=by)
    assert decision(larkbeam, made).state is TreatmentState.PROPOSED
