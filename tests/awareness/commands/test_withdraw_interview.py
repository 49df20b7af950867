from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.awareness.commands.withdraw_interview import withdraw_interview
from countersign.awareness.queries import collect_spot_checks
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.awareness.commands.test_record_interview import interviewed, row
from tests.awareness.drawing import auditor
from tests.awareness.worlds import TODAY, after, leader, recording_fails
from tests.cast import Cast
from tests.roles.worlds import begun, held


def taken_back(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "It was another day.") -> None:
    withdraw_interview(interview_id=id, because=because, by=by or auditor(here), at=after(1))


@pytest.fixture
def holding(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    held(larkbeam)
    return larkbeam


def test_withdraw_a_mistake_which_stays_and_counts_no_more(holding: Cast) -> None:
    id = interviewed(holding)
    assert [one.group for one in collect_spot_checks(holding.organisation, TODAY)] == ["role"]
    taken_back(holding, id)
    assert (row(holding, id).withdrawn_at, row(holding, id).withdrawn_because) == (after(1), "It was another day.")
    assert collect_spot_checks(holding.organisation, TODAY) == ()
    assert verify(holding.organisation)[1] == []


def test_withdraw_by_others_or_one_s_own_is_refused(holding: Cast) -> None:
    id = interviewed(holding)
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        taken_back(holding, id, by=leader(holding))
    with pytest.raises(Refused, match="recorded of themselves"):
        taken_back(holding, id, by=holding.actor("tom", Hat.ISMS_LEAD))


def test_withdraw_twice_or_without_a_reason_is_refused(holding: Cast) -> None:
    id = interviewed(holding)
    for because, why in ((" ", "what was wrong"), ("x" * 501, "at most 500")):
        with pytest.raises(Refused, match=why):
            taken_back(holding, id, because=because)
    taken_back(holding, id)
    with pytest.raises(Refused, match="withdrawn before"):
        taken_back(holding, id)


def test_withdraw_somebody_elses_is_unknown(holding: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such interview"):
        taken_back(holding, interviewed(holding), by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_withdraw_when_recording_fails_leaves_it_counting(holding: Cast) -> None:
    id = interviewed(holding)
    with recording_fails(), pytest.raises(OperationalError):
        taken_back(holding, id)
    assert row(holding, id).withdrawn_at is None
