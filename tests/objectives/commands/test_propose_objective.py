from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.enums import Counted, TermsState
from countersign.objectives.queries import objectives
from countersign.people.commands.leave import leave
from tests.cast import Cast
from tests.objectives.worlds import (
    AT,
    NOBODY,
    TODAY,
    found,
    goal_ended,
    goal_set,
    kind_of,
    leader,
    newest,
    proposed,
    recording_fails,
)


def test_propose_objective_sets_it_and_puts_its_terms_forward(larkbeam: Cast) -> None:
    earlier = TODAY - timedelta(days=40)
    id = proposed(larkbeam, set_on=earlier, target=" 98,5 ", baseline="90.0", unit="%")
    row, terms = found(larkbeam, id), newest(larkbeam, id)
    assert (row.set_on, str(row.opened_by), kind_of(larkbeam, row)) == (earlier, "Tom Okafor", "objective.set")
    assert (terms.number, terms.state, terms.target, terms.baseline) == (1, TermsState.PROPOSED, "98.5", "90")
    assert terms.document == terms.digest
    assert kind_of(larkbeam, terms) == "objectiveterms.proposed"


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_propose_objective_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        proposed(larkbeam, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"title": " "}, "Say what is to be reached"),
        ({"set_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"set_on": date(1926, 1, 1)}, "Look at the year"),
        ({"target": "many"}, "is no number"),
        ({"target": "1,000"}, "could be two numbers"),
        ({"not_practicable": "Nobody can count it."}, "not both"),
        ({"measure": ""}, "a number of"),
        ({"measure": "x" * 301}, "too long"),
        ({"unit": "x" * 41}, "too long"),
        ({"target": "", "counted": Counted.ACCEPTED}, "Give a target for what Countersign counts"),
        ({"cadence": 0}, "at least once in 366 days"),
        ({"cadence": 367}, "at least once in 366 days"),
        ({"due_on": TODAY - timedelta(days=1)}, "comes after the day"),
        ({"due_on": date(2101, 1, 1)}, "comes after the day"),
        ({"plan_what": "x" * 1001}, "at most 1000"),
    ],
)
def test_propose_objective_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        proposed(larkbeam, **said)


def test_propose_objective_without_a_number_and_a_plan_is_taken_as_it_is(larkbeam: Cast) -> None:
    """What is missing, the rules say; nobody invents a number to get past a form."""
    id = proposed(larkbeam, measure="", target="", unit="", plan_what="", owner="", due_on=None)
    assert (newest(larkbeam, id).target, newest(larkbeam, id).owner) == ("", None)


def test_propose_objective_for_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("mei").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        proposed(larkbeam)


def test_propose_objective_for_a_goal_that_was_ended_is_refused(larkbeam: Cast) -> None:
    id = goal_set(larkbeam)
    goal_ended(larkbeam, id)
    with pytest.raises(Refused, match="was ended"):
        proposed(larkbeam, goal_id=id)


def test_propose_objective_with_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    theirs = goal_set(stonecross, by=stonecross.actor("otto", Hat.ISMS_LEAD))
    for id in (theirs, NOBODY):
        with pytest.raises(Unknown):
            proposed(larkbeam, goal_id=id)
    for owner in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown):
            proposed(larkbeam, owner="", owner_id=owner)


def test_propose_objective_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        proposed(larkbeam, by=leader(larkbeam))
    assert not objectives(larkbeam.organisation).exists()
