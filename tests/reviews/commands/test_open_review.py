from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.reviews.commands.open_review import open_review
from countersign.reviews.enums import ReviewState
from countersign.reviews.queries import agenda_digest, agenda_of
from tests.cast import Cast
from tests.policies.worlds import in_force_from
from tests.reviews.worlds import HELD, PLANNED_ON, after, found, kind_of, lead, opened, planned, recording_fails


def test_open_review_freezes_the_agenda(larkbeam: Cast) -> None:
    """What is recorded afterwards changes the agenda of the next review, and not of this one."""
    id = opened(larkbeam)
    now = found(larkbeam, id)
    assert (now.state, now.held_on, now.opened_at) == (ReviewState.OPEN, PLANNED_ON, HELD)
    assert now.agenda
    assert now.agenda_digest == agenda_digest(now.agenda)
    assert verify(larkbeam.organisation)[1] == []
    in_force_from(larkbeam, at=after(1))
    assert agenda_of(now, PLANNED_ON) != now.agenda == found(larkbeam, id).agenda
    assert kind_of(larkbeam, now) == "managementreview.opened"


def test_open_review_on_another_day_than_planned_holds_it_that_day(larkbeam: Cast) -> None:
    now = found(larkbeam, opened(larkbeam, at=after(16)))
    assert (now.planned_on, now.held_on) == (PLANNED_ON, date(2026, 1, 22))


def test_open_review_without_a_chair_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Say first who chairs"):
        opened(larkbeam, chair="")


def test_open_review_by_others_twice_or_unseen_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        open_review(review_id=id, revision_shown=1, by=larkbeam.actor("mei", Hat.RISK_OWNER), at=HELD)
    with pytest.raises(Stale, match="Somebody changed this review"):
        open_review(review_id=id, revision_shown=9, by=lead(larkbeam), at=HELD)
    open_review(review_id=id, revision_shown=1, by=lead(larkbeam), at=HELD)
    with pytest.raises(Refused, match="The meeting has opened"):
        open_review(review_id=id, revision_shown=2, by=lead(larkbeam), at=HELD)


def test_open_review_when_recording_fails_leaves_it_planned(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        open_review(review_id=id, revision_shown=1, by=lead(larkbeam), at=HELD)
    assert found(larkbeam, id).state is ReviewState.PLANNED
