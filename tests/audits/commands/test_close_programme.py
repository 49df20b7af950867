from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.close_programme import close_programme
from countersign.audits.enums import ProgrammeState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.audits.found import kind_of
from tests.audits.programmed import found, in_force, put_forward
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, leader, recording_fails


def closed(here: Cast, id: UUID, **told: Any) -> None:
    said: dict[str, Any] = {"because": "Purchasing is missing.", "by": leader(here)} | told
    close_programme(programme_id=id, **said, at=after(2))


def test_close_programme_keeps_the_reason_and_makes_room(larkbeam: Cast) -> None:
    id = put_forward(larkbeam)
    closed(larkbeam, id)
    row = found(larkbeam, id)
    assert (row.state, row.closed_because) == (ProgrammeState.REFUSED, "Purchasing is missing.")
    assert kind_of(larkbeam, row) == "programme.closed"
    put_forward(larkbeam, at=after(3))


def test_close_programme_is_also_for_the_lead_who_takes_it_back(larkbeam: Cast) -> None:
    id = put_forward(larkbeam)
    closed(larkbeam, id, by=lead(larkbeam))
    assert found(larkbeam, id).state is ProgrammeState.REFUSED
    with pytest.raises(Refused, match="refused or taken back"):
        closed(larkbeam, id)


def test_close_programme_that_is_approved_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="What changes is another version"):
        closed(larkbeam, in_force(larkbeam))


def test_close_programme_without_a_reason_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Say why"):
        closed(larkbeam, put_forward(larkbeam), because=" ")


def test_close_programme_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead"):
        closed(larkbeam, put_forward(larkbeam), by=larkbeam.actor("mei", Hat.HR))


def test_close_programme_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (put_forward(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            closed(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_close_programme_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    id = put_forward(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        closed(larkbeam, id)
    assert found(larkbeam, id).state is ProgrammeState.PROPOSED
