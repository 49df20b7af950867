from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.awareness.queries import completions
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.awareness.worlds import after, lead, leader, recording_fails, row, trained, withdrawn
from tests.cast import Cast


def test_withdraw_a_mistake_which_stays_and_counts_no_more(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    withdrawn(larkbeam, id)
    made = row(larkbeam, id)
    assert (made.withdrawn_at, made.withdrawn_because) == (after(1), "It was another Ola.")
    assert made.withdrawn_by_id == larkbeam.person("ruth").id
    assert not completions(larkbeam.organisation)
    trained(larkbeam, at=after(2))
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_by_others_or_one_s_own_is_refused(larkbeam: Cast) -> None:
    id = trained(larkbeam, "tom")
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        withdrawn(larkbeam, id, by=leader(larkbeam))
    with pytest.raises(Refused, match="of their own training"):
        withdrawn(larkbeam, id, by=lead(larkbeam))


def test_withdraw_twice_or_without_a_reason_is_refused(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    for because, why in ((" ", "what was wrong"), ("x" * 501, "at most 500")):
        with pytest.raises(Refused, match=why):
            withdrawn(larkbeam, id, because=because)
    withdrawn(larkbeam, id)
    with pytest.raises(Refused, match="withdrawn before"):
        withdrawn(larkbeam, id)


def test_withdraw_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such completion"):
        withdrawn(larkbeam, trained(larkbeam), by=stonecross.actor("otto", Hat.HR))


def test_withdraw_when_recording_fails_leaves_it_counting(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id)
    assert row(larkbeam, id).withdrawn_at is None
    assert verify(larkbeam.organisation)[1] == []
