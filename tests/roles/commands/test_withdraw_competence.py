from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.withdraw_competence import withdraw_competence
from tests.cast import Cast
from tests.roles.competence import row, shown
from tests.roles.worlds import after, held, lead, leader, recording_fails

WHY = "That was another Tom."


def withdrawn(here: Cast, id: object, *, by: Actor | None = None, because: str = WHY) -> None:
    withdraw_competence(competence_id=id, because=because, by=by or leader(here), at=after(1))  # type: ignore[arg-type]


def test_withdraw_a_mistake_which_stays_and_counts_no_more(firm: Cast) -> None:
    id = shown(firm, held(firm))
    withdrawn(firm, id)
    made = row(firm, id)
    assert (made.counts, made.withdrawn_at, made.withdrawn_because) == (False, after(1), WHY)
    assert made.withdrawn_by_id == leader(firm).person
    assert verify(firm.organisation)[1] == []


def test_withdraw_by_the_holder(firm: Cast) -> None:
    id = shown(firm, held(firm, "mei", "hr"), by=lead(firm))
    withdrawn(firm, id, by=firm.actor("mei"))
    assert not row(firm, id).counts


def test_withdraw_by_anybody_else_is_refused(firm: Cast) -> None:
    id = shown(firm, held(firm))
    with pytest.raises(Refused, match="Only the holder"):
        withdrawn(firm, id, by=firm.actor("ola"))


def test_withdraw_twice_or_without_a_reason_is_refused(firm: Cast) -> None:
    id = shown(firm, held(firm))
    with pytest.raises(Refused, match="what was wrong"):
        withdrawn(firm, id, because=" ")
    withdrawn(firm, id)
    with pytest.raises(Refused, match="withdrawn before"):
        withdrawn(firm, id)


def test_withdraw_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such competence"):
        withdrawn(firm, shown(firm, held(firm)), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_withdraw_when_recording_fails_leaves_it_standing(firm: Cast) -> None:
    id = shown(firm, held(firm))
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(firm, id)
    assert row(firm, id).counts
    assert verify(firm.organisation)[1] == []
