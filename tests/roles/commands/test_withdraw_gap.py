from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.withdraw_gap import withdraw_gap
from tests.cast import Cast
from tests.roles.competence import gap_of, judged, planned
from tests.roles.worlds import after, held, leader, recording_fails

WHY = "It was written down twice."


def withdrawn(here: Cast, id: object, *, by: Actor | None = None, because: str = WHY) -> None:
    withdraw_gap(gap_id=id, because=because, by=by or leader(here), at=after(1))  # type: ignore[arg-type]


def test_withdraw_a_mistake_which_stays(firm: Cast) -> None:
    id = planned(firm, held(firm, "mei", "hr"))
    withdrawn(firm, id, by=firm.actor("mei"))
    made = gap_of(firm, id)
    assert (made.withdrawn_at, made.withdrawn_because) == (after(1), WHY)
    assert made.withdrawn_by_id == firm.person("mei").id
    assert verify(firm.organisation)[1] == []


def test_withdraw_by_anybody_else_is_refused(firm: Cast) -> None:
    id = planned(firm, held(firm))
    with pytest.raises(Refused, match="Only the holder"):
        withdrawn(firm, id, by=firm.actor("ola"))


def test_withdraw_twice_or_without_a_reason_is_refused(firm: Cast) -> None:
    id = planned(firm, held(firm))
    with pytest.raises(Refused, match="what was wrong"):
        withdrawn(firm, id, because="")
    withdrawn(firm, id)
    with pytest.raises(Refused, match="withdrawn before"):
        withdrawn(firm, id)


def test_withdraw_what_was_judged_is_refused(firm: Cast) -> None:
    id = planned(firm, held(firm))
    judged(firm, id)
    with pytest.raises(Refused, match="that stays"):
        withdrawn(firm, id)


def test_withdraw_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such gap"):
        withdrawn(firm, planned(firm, held(firm)), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_withdraw_when_recording_fails_leaves_it_standing(firm: Cast) -> None:
    id = planned(firm, held(firm))
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(firm, id)
    assert gap_of(firm, id).withdrawn_at is None
    assert verify(firm.organisation)[1] == []
