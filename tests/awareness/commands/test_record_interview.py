from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.awareness.commands.record_interview import record_interview
from countersign.awareness.enums import AskedAs, Mark
from countersign.awareness.models import Interview
from countersign.awareness.queries import interview, interviews
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.awareness.drawing import auditor
from tests.awareness.worlds import AT, NOBODY, TODAY, leader, recording_fails
from tests.cast import Cast, id_of
from tests.roles.worlds import begun, held


def interviewed(here: Cast, first: str = "tom", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """Mei asked Tom what he is responsible for."""
    sent = {
        "person_id": here.person(first).id,
        "asked_as": AskedAs.ROLE,
        "marks": {"R1": Mark.YES, "R14": Mark.PARTLY},
        "asked_on": TODAY,
    }
    return id_of(record_interview(**{**sent, **changed}, by=by or auditor(here), at=at))


def row(here: Cast, id: UUID) -> Interview:
    return interview(here.organisation, id)


@pytest.fixture
def holding(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    held(larkbeam)
    return larkbeam


def test_record_that_a_holder_was_asked_and_passed(holding: Cast) -> None:
    made = row(holding, interviewed(holding))
    assert (made.passed, made.questions, made.asked_as, made.asked_on) == (True, ["R1", "R14"], "ROLE", TODAY)
    assert made.recorded_by_id == holding.person("mei").id
    assert str(made) == "passed on 2026-01-06"
    assert verify(holding.organisation)[1] == []


@pytest.mark.parametrize(
    "marks", [{"R1": Mark.NO, "R14": Mark.YES, "R2": Mark.YES}, {"R1": Mark.PARTLY, "R2": Mark.NO, "R14": Mark.NO}]
)
def test_whoever_cannot_say_what_they_do_has_not_passed(holding: Cast, marks: dict[str, Mark]) -> None:
    assert not row(holding, interviewed(holding, marks=marks)).passed


def test_what_was_answered_is_not_kept(holding: Cast) -> None:
    made = row(holding, interviewed(holding))
    assert not [name for name in vars(made) if "mark" in name or "answer" in name]


def test_record_one_s_own_or_by_others_is_refused(holding: Cast) -> None:
    with pytest.raises(Refused, match="Nobody interviews themselves"):
        interviewed(holding, by=holding.actor("tom", Hat.ISMS_LEAD))
    for by in (leader(holding), holding.actor("ruth", Hat.HR)):
        with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
            interviewed(holding, by=by)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"asked_on": date(2026, 1, 7)}, "Only what has happened"),
        ({"asked_on": date(1926, 1, 7)}, "Look at the year"),
        ({"marks": {}}, "at least one question"),
        ({"marks": {"R12": Mark.YES}}, "for somebody else"),
        ({"asked_as": AskedAs.MANAGER}, "Nobody reports to this person"),
    ],
)
def test_record_what_makes_no_sense_is_refused(holding: Cast, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        interviewed(holding, **changed)


def test_record_of_somebody_without_a_role_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="holds no role"):
        interviewed(larkbeam, "ola")


def test_record_of_nobody_is_unknown(larkbeam: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        interviewed(larkbeam, person_id=NOBODY)


def test_record_when_recording_fails_leaves_nothing(holding: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        interviewed(holding)
    assert not interviews(holding.organisation)
