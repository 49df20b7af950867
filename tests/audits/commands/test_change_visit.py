from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.commands.change_visit import change_visit
from countersign.audits.enums import VisitKind
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.worlds import (
    NOBODY,
    PLAN,
    STAGE_2,
    after,
    found,
    kind_of,
    lead,
    leader,
    planned,
    recording_fails,
)
from tests.cast import Cast

LATER = date(2027, 2, 8)


def moved(here: Cast, id: UUID, *, by: Actor | None = None, shown: int = 1, **changed: Any) -> None:
    told = PLAN | {"visit_on": LATER} | changed
    change_visit(visit_id=id, revision_shown=shown, **told, by=by or lead(here), at=after(1))


def test_change_visit_moves_the_day(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    moved(larkbeam, id, by=leader(larkbeam), kind=VisitKind.STAGE_1)
    made = found(larkbeam, id)
    assert (made.visit_on, made.kind, made.revision) == (LATER, VisitKind.STAGE_1, 2)
    assert kind_of(larkbeam, id) == "visit.changed"
    assert verify(larkbeam.organisation)[1] == []


def test_change_visit_when_nothing_differs_records_nothing(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    moved(larkbeam, id, visit_on=STAGE_2)
    assert (found(larkbeam, id).revision, kind_of(larkbeam, id)) == (1, "visit.planned")


def test_change_visit_when_somebody_was_quicker_is_stale(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    moved(larkbeam, id)
    with pytest.raises(Stale, match="Somebody changed this audit"):
        moved(larkbeam, id, visit_on=STAGE_2)
    assert found(larkbeam, id).visit_on == LATER


def test_change_visit_when_called_off_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_visit(visit_id=id, because="The contract fell through.", by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="called off: plan another"):
        moved(larkbeam, id, shown=2)


def test_change_visit_without_a_driver_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Say what depends on this audit"):
        moved(larkbeam, planned(larkbeam), driver=" ")


def test_change_visit_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        moved(larkbeam, planned(larkbeam), by=larkbeam.actor("ola", Hat.STAFF))


def test_change_visit_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown, match="There is no such visit here"):
            moved(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_change_visit_when_recording_fails_leaves_the_day(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        moved(larkbeam, id)
    assert found(larkbeam, id).visit_on == STAGE_2
