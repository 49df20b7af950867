from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.reviews.commands.change_review import change_review
from tests.cast import Cast
from tests.reviews.worlds import AT, NOBODY, PLANNED_ON, found, kind_of, lead, opened, plan, planned, recording_fails


def moved(here: Cast, id: UUID, *, by: Actor | None = None, shown: int = 0, **changed: Any) -> None:
    revision = shown or found(here, id).revision
    change_review(review_id=id, revision_shown=revision, plan=plan(here, **changed), by=by or lead(here), at=AT)


def test_change_review_moves_it(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    moved(larkbeam, id, planned_on=date(2026, 2, 3), invited=("tom",))
    now = found(larkbeam, id)
    assert (now.planned_on, len(now.asked), kind_of(larkbeam, now)) == (
        date(2026, 2, 3), 2, "managementreview.changed"
    )  # fmt: skip


def test_change_review_to_the_same_records_nothing(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    moved(larkbeam, id)
    assert (found(larkbeam, id).revision, kind_of(larkbeam, found(larkbeam, id))) == (1, "managementreview.planned")


def test_change_review_that_somebody_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    moved(larkbeam, id, place="Upstairs")
    with pytest.raises(Stale, match="Somebody changed this review"):
        moved(larkbeam, id, shown=1, planned_on=date(2026, 2, 3))
    assert found(larkbeam, id).planned_on == PLANNED_ON


def test_change_review_once_it_has_opened_is_refused(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    with pytest.raises(Refused, match="its agenda stands still"):
        moved(larkbeam, id)


def test_change_review_by_somebody_else_is_refused_or_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = planned(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        moved(larkbeam, id, by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    for one in (id, NOBODY):
        with pytest.raises(Unknown):
            moved(larkbeam, one, by=stonecross.actor("otto", Hat.ISMS_LEAD), shown=1)


def test_change_review_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        moved(larkbeam, id, place="Upstairs")
    assert found(larkbeam, id).place == ""
