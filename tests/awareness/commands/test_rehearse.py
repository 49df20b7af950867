from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.awareness.commands.rehearse import rehearse
from countersign.awareness.enums import Bank
from countersign.awareness.library import CORE, Part
from countersign.awareness.models import Rehearsal
from countersign.awareness.queries import collect_rehearsals, rehearsal, rehearsal_questions, rehearsals
from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused
from countersign.ledger.models import Leaf
from countersign.ledger.reconciling import verify
from tests.awareness.worlds import AT, TODAY, after, leader, recording_fails
from tests.cast import Cast, id_of

SEED = "a1b2c3"


def scores(points: int = 2, bank: Bank = Bank.LEADER, **others: int) -> dict[str, int]:
    asked = rehearsal_questions(bank, frozenset(), SEED)
    return {one.number: others.get(one.number, points) for one in asked}


def rehearsed(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """Priya rehearsed, and knew everything."""
    sent = {"bank": Bank.LEADER, "seed": SEED, "scores": scores()}
    return id_of(rehearse(**{**sent, **changed}, by=by or leader(here), at=at))


def row(here: Cast, id: UUID) -> Rehearsal:
    return rehearsal(here.organisation, id)


def test_rehearse_ten_questions_and_five_of_them_count(larkbeam: Cast) -> None:
    made = row(larkbeam, rehearsed(larkbeam, scores=scores(2, T1=1, T2=0)))
    assert (made.core_ok, made.scored, made.released_at, len(made.questions)) == (4, True, None, 10)
    assert set(CORE) <= set(made.questions)
    assert str(made) == "on 2026-01-06"
    assert verify(larkbeam.organisation)[1] == []


def test_how_it_went_does_not_stand_in_the_ledger(larkbeam: Cast) -> None:
    rehearsed(larkbeam)
    for leaf in Leaf.objects.filter(organisation_id=larkbeam.organisation, kind="rehearsal.held"):
        assert b'"core_ok":5' not in bytes(leaf.data)
        assert b'"scores":{' not in bytes(leaf.data)


def test_a_briefing_has_no_score(larkbeam: Cast) -> None:
    made = row(larkbeam, rehearsed(larkbeam, scores=None))
    assert (made.scored, made.scores, made.core_ok) == (False, None, None)
    assert [one.core_ok for one in collect_rehearsals(larkbeam.organisation, TODAY)] == [None]


def test_what_is_not_released_is_not_told(larkbeam: Cast) -> None:
    rehearsed(larkbeam)
    [told] = collect_rehearsals(larkbeam.organisation, TODAY)
    assert (told.core_ok, told.released, told.on) == (None, False, TODAY)
    assert collect_rehearsals(larkbeam.organisation, after(-1).date()) == ()


def test_the_same_seed_chooses_the_same_questions() -> None:
    one, other = (rehearsal_questions(Bank.LEADER, frozenset(), SEED) for _ in range(2))
    assert one == other
    assert len({tuple(rehearsal_questions(Bank.LEADER, frozenset(), str(n))) for n in range(20)}) > 1


def test_holders_are_asked_what_fits_them() -> None:
    everybody = {one.number for one in rehearsal_questions(Bank.ROLE, frozenset(), SEED)}
    assert everybody == {"R1", "R2", "R8", "R13", "R14"}
    audits = {one.number for one in rehearsal_questions(Bank.ROLE, frozenset({Part.AUDITS}), SEED)}
    assert audits - everybody == {"R9"}
    managers = {one.number for one in rehearsal_questions(Bank.MANAGER, frozenset({Part.MANAGES}), SEED)}
    assert {"R3", "R12"} <= managers
    every_part = rehearsal_questions(Bank.ROLE, frozenset(Part), SEED)
    assert len(every_part) == 10


def test_a_holder_rehearses_without_core_questions(larkbeam: Cast) -> None:
    by = larkbeam.actor("ola")
    made = row(larkbeam, rehearsed(larkbeam, by=by, bank=Bank.ROLE, scores=scores(1, Bank.ROLE)))
    assert (made.core_ok, made.scored) == (None, True)
    assert collect_rehearsals(larkbeam.organisation, TODAY) == ()


def test_rehearse_as_a_leader_by_others_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="questions for top management"):
        rehearsed(larkbeam, by=larkbeam.actor("ola"))


@pytest.mark.parametrize(
    "changed", [{"scores": {"T1": 2}}, {"scores": scores(3)}, {"scores": scores(-1)}, {"seed": ""}, {"seed": "x" * 65}]
)
def test_rehearse_what_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"every question|Open the page again"):
        rehearsed(larkbeam, **changed)


def test_rehearse_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        rehearsed(larkbeam)
    assert not rehearsals(larkbeam.organisation)
