from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.reviews.enums import DecisionKind
from countersign.reviews.queries import decision, decisions
from tests.cast import Cast
from tests.policies.worlds import second_leader
from tests.reviews.worlds import DECISION, HELD, came, closed, decided, kind_of, opened, recording_fails


def test_write_decision_stands_as_it_is_written(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    now = decision(larkbeam.organisation, decided(larkbeam, id))
    assert (now.number, now.words, str(now.owner), now.due_on) == (1, DECISION, "Mei Sato", date(2026, 3, 31))
    assert (str(now.decided_by), now.taken_at, kind_of(larkbeam, now)) == ("Priya Raman", None, "decision.written")


def test_write_decision_that_nothing_changes_needs_no_owner(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    decided(larkbeam, id)
    why = "No change of the scope, because nothing was bought."
    two = decided(larkbeam, id, kind=DecisionKind.NO_CHANGE, words=why, owner="", due_on=None)
    now = decision(larkbeam.organisation, two)
    assert (now.number, now.is_action) == (2, False)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"words": " "}, "Say what was decided"),
        ({"words": "x" * 1001}, "at most 1000 characters"),
        ({"owner": ""}, "Say who sees to it"),
        ({"decided": ""}, "Say who decided it"),
        ({"decided": "mei"}, "confirmed that they were there"),
        ({"decided": "tom"}, "top management on the day of the review"),
        ({"due_on": date(2026, 1, 19)}, "Nothing can be due before"),
        ({"due_on": date(2101, 1, 1)}, "Look at the year in which it is due: it can be 2100 at the latest."),
    ],
)
def test_write_decision_when_it_makes_no_sense_is_refused(larkbeam: Cast, told: dict[str, Any], says: str) -> None:
    """Among it: decided by somebody who was not there, or who is not top management on that day."""
    id = opened(larkbeam)
    came(larkbeam, id, "priya", "tom")
    with pytest.raises(Refused, match=says):
        decided(larkbeam, id, **told)
    assert not decisions(larkbeam.organisation, [id]).exists()


def test_write_decision_of_somebody_who_leads_only_later_is_refused(larkbeam: Cast) -> None:
    """Tom comes to lead the day after the review: what he decided in it, he decided as somebody else."""
    id = opened(larkbeam)
    came(larkbeam, id, "tom")
    second_leader(larkbeam, "tom", on=date(2026, 1, 21))
    with pytest.raises(Refused, match="top management on the day of the review"):
        decided(larkbeam, id, decided="tom")


def test_write_decision_by_others_or_after_the_signature_is_refused(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    with pytest.raises(Refused, match="writes down what was decided"):
        decided(larkbeam, id, by=larkbeam.actor("mei", Hat.RISK_OWNER))
    with pytest.raises(Refused, match="are signed: they stand"):
        decided(larkbeam, closed(larkbeam), at=HELD)


def test_write_decision_when_recording_fails_writes_none(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    with recording_fails(), pytest.raises(OperationalError):
        decided(larkbeam, id)
    assert not decisions(larkbeam.organisation, [id]).exists()
