from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.roles.commands.end import end
from countersign.roles.queries import gaps
from tests.cast import Cast
from tests.roles.competence import DUE, MISSING, PLAN, gap_of, planned
from tests.roles.worlds import NOBODY, TODAY, after, held, leader, recording_fails


def test_plan_what_is_missing_what_is_done_and_by_when(firm: Cast) -> None:
    made = gap_of(firm, planned(firm, held(firm, "mei", "hr"), missing=f" {MISSING} "))
    assert (made.missing, made.plan, made.due_on, made.closed) == (MISSING, PLAN, DUE, None)
    assert made.person_id == firm.person("mei").id
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf is not None
    assert leaf.kind == "gap.planned"
    assert b"Nia" not in bytes(leaf.data)
    assert verify(firm.organisation)[1] == []


def test_plan_by_the_holder_themselves(firm: Cast) -> None:
    made = gap_of(firm, planned(firm, held(firm, "mei", "hr"), by=firm.actor("mei")))
    assert made.planned_by_id == firm.person("mei").id


def test_plan_by_anybody_else_is_refused(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Refused, match="Only the holder, the ISMS lead or top management"):
        planned(firm, id, by=firm.actor("ola"))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"missing": " "}, "Say what is missing"),
        ({"plan": " "}, "Say what is done about it"),
        ({"plan": "x" * 501}, "at most 500"),
        ({"due_on": date(2026, 1, 5)}, "A plan ends today or later"),
        ({"due_on": date(2101, 1, 5)}, "Look at the year"),
    ],
)
def test_plan_when_it_makes_no_sense_is_refused(firm: Cast, changed: dict[str, Any], why: str) -> None:
    id = held(firm)
    with pytest.raises(Refused, match=why):
        planned(firm, id, **changed)


def test_plan_when_the_appointment_is_over_is_refused(firm: Cast) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=TODAY, by=leader(firm), at=after(1))
    with pytest.raises(Refused, match="has ended"):
        planned(firm, id)


def test_plan_before_an_end_that_is_known(firm: Cast) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=TODAY + timedelta(days=10), by=leader(firm), at=after(1))
    planned(firm, id, at=after(9))
    with pytest.raises(Refused, match="has ended"):
        planned(firm, id, at=after(10))


def test_plan_when_it_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    for id in (held(firm), NOBODY):
        with pytest.raises(Unknown, match="no such appointment"):
            planned(firm, id, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_plan_when_the_person_is_erased_keeps_no_words(firm: Cast) -> None:
    id = planned(firm, held(firm, "dana", "dept_contact"))
    ruth, dana = firm.actor("ruth", Hat.HR), firm.person("dana").id
    leave(person_id=dana, left_on=TODAY, by=ruth, at=after(2))
    erase(person_id=dana, by=ruth, at=after(3))
    assert (gap_of(firm, id).missing, gap_of(firm, id).plan, gap_of(firm, id).due_on) == (None, None, DUE)
    assert verify(firm.organisation)[1] == []


def test_plan_when_recording_fails_leaves_nothing(firm: Cast) -> None:
    id = held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        planned(firm, id)
    assert not gaps(firm.organisation)
    assert verify(firm.organisation)[1] == []
