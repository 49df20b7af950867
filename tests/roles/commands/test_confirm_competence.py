from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.withdraw_competence import withdraw_competence
from tests.cast import Cast
from tests.roles.competence import confirmed, row, shown
from tests.roles.worlds import AT, after, held, lead, leader, recording_fails, second_leader


def test_confirm_when_somebody_else_looks(firm: Cast) -> None:
    id = shown(firm, held(firm, "mei", "hr"), by=firm.actor("mei"))
    confirmed(firm, id, by=lead(firm), at=after(1))
    made = row(firm, id)
    assert (made.counts, made.confirmed_at, made.confirmed_by_id) == (True, after(1), lead(firm).person)
    assert not made.single_handed
    assert verify(firm.organisation)[1] == []


def test_confirm_one_s_own_is_refused(firm: Cast) -> None:
    id = shown(firm, held(firm), by=lead(firm))
    with pytest.raises(Refused, match="Nobody confirms their own"):
        confirmed(firm, id, by=lead(firm))
    confirmed(firm, id, by=leader(firm))


def test_confirm_one_s_own_when_nobody_else_leads_says_so(firm: Cast) -> None:
    id = shown(firm, held(firm, "priya", "sponsor"), by=leader(firm))
    assert not row(firm, id).counts
    confirmed(firm, id)
    assert (row(firm, id).counts, row(firm, id).single_handed) == (True, True)


def test_confirm_one_s_own_when_another_leads_is_refused(firm: Cast) -> None:
    tom = second_leader(firm)
    id = shown(firm, held(firm), by=tom)
    with pytest.raises(Refused, match="Nobody confirms their own"):
        confirmed(firm, id, by=tom)


def test_confirm_by_anybody_else_is_refused(firm: Cast) -> None:
    id = shown(firm, held(firm), by=lead(firm))
    with pytest.raises(Refused, match="Only the ISMS lead or top management can confirm"):
        confirmed(firm, id, by=firm.actor("ruth", Hat.HR))


def test_confirm_twice_or_what_was_withdrawn_is_refused(firm: Cast) -> None:
    appointment = held(firm)
    with pytest.raises(Refused, match="confirmed before"):
        confirmed(firm, shown(firm, appointment))
    id = shown(firm, appointment, by=lead(firm))
    withdraw_competence(competence_id=id, because="Not mine.", by=lead(firm), at=AT)
    with pytest.raises(Refused, match="nothing to confirm"):
        confirmed(firm, id)


def test_confirm_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = shown(firm, held(firm), by=lead(firm))
    with pytest.raises(Unknown, match="no such competence"):
        confirmed(firm, id, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_confirm_when_recording_fails_leaves_it_waiting(firm: Cast) -> None:
    id = shown(firm, held(firm), by=lead(firm))
    with recording_fails(), pytest.raises(OperationalError):
        confirmed(firm, id)
    assert not row(firm, id).counts
    assert verify(firm.organisation)[1] == []
