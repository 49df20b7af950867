from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.enums import Outcome
from countersign.objectives.queries import collect_facts
from tests.cast import Cast
from tests.objectives.worlds import (
    NOBODY,
    TODAY,
    after,
    begun,
    concluded,
    found,
    kind_of,
    proposed,
    recording_fails,
)


def test_conclude_objective_closes_it_from_the_day_that_is_said(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    concluded(larkbeam, id, outcome=Outcome.NOT_MET, concluded_on=after(18).date())
    now = found(larkbeam, id)
    assert (now.outcome, now.concluded_on, now.concluded_at) == (Outcome.NOT_MET, after(18).date(), after(20))
    assert (now.learnt, str(now.concluded_by)) == ("Small tests each month find more.", "Tom Okafor")
    assert kind_of(larkbeam, now) == "objective.concluded"
    states = [collect_facts(larkbeam.organisation, after(days).date())[0].status for days in (17, 18)]
    assert states == ["active", "closed"]


def test_conclude_objective_that_was_replaced_names_its_successor(larkbeam: Cast) -> None:
    id, next_one = begun(larkbeam), proposed(larkbeam, title="We recover sooner")
    concluded(larkbeam, id, outcome=Outcome.REPLACED, replaced_by_id=next_one)
    assert found(larkbeam, id).replaced_by_id == next_one


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"learnt": " "}, "Say what was learnt"),
        ({"learnt": "x" * 2001}, "at most 2000"),
        ({"concluded_on": TODAY + timedelta(days=40)}, "lies ahead"),
        ({"concluded_on": TODAY - timedelta(days=1)}, "set after that day"),
        ({"outcome": Outcome.REPLACED}, "Choose the objective that takes its place"),
        ({"replaced_by_id": NOBODY}, "only for an objective that was replaced"),
    ],
)
def test_conclude_objective_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match=says):
        concluded(larkbeam, id, **said)


def test_conclude_objective_by_itself_or_one_that_is_over_is_refused(larkbeam: Cast) -> None:
    id, over = begun(larkbeam), begun(larkbeam)
    concluded(larkbeam, over)
    for successor in (id, over):
        with pytest.raises(Refused, match="one that is still pursued"):
            concluded(larkbeam, id, outcome=Outcome.REPLACED, replaced_by_id=successor)
    with pytest.raises(Refused, match="is concluded"):
        concluded(larkbeam, over)


def test_conclude_objective_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        concluded(larkbeam, id, by=larkbeam.actor("mei"))
    with pytest.raises(Unknown):
        concluded(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_conclude_objective_with_a_successor_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    theirs = proposed(stonecross, owner="otto", by=stonecross.actor("otto", Hat.ISMS_LEAD))
    with pytest.raises(Unknown):
        concluded(larkbeam, begun(larkbeam), outcome=Outcome.REPLACED, replaced_by_id=theirs)


def test_conclude_objective_when_recording_fails_leaves_it_pursued(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        concluded(larkbeam, id)
    assert found(larkbeam, id).concluded_at is None
