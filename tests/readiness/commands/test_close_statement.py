from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.readiness.commands.approve_statement import approve_statement
from countersign.readiness.commands.close_statement import close_statement
from countersign.readiness.enums import StatementState
from tests.cast import Cast
from tests.readiness.worlds import (
    AT,
    NOBODY,
    TODAY,
    after,
    agreed,
    declared_gap,
    kind_of,
    lead,
    leader,
    offered,
    recording_fails,
    said,
    statement,
)

NO_LEAD = "ROL-001"
"""Larkbeam begins without anybody appointed."""


def closed(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "Too early.", days: int = 0) -> None:
    close_statement(statement_id=id, because=because, by=by or leader(here), at=after(days))


def test_close_takes_back_or_withdraws(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    first = offered(larkbeam)
    closed(larkbeam, first, by=lead(larkbeam))
    assert statement(larkbeam, first).state is StatementState.TAKEN_BACK
    second = offered(larkbeam)
    agreed(larkbeam, second)
    with pytest.raises(Refused, match="only top management can withdraw"):
        closed(larkbeam, second, by=lead(larkbeam))
    closed(larkbeam, second)
    made = statement(larkbeam, second)
    assert (made.state, made.closed_because) == (StatementState.WITHDRAWN, "Too early.")
    assert kind_of(larkbeam, made) == "statement.closed"
    for id in (first, second):
        with pytest.raises(Refused):
            closed(larkbeam, id)
        with pytest.raises(Refused):
            agreed(larkbeam, id)
    assert verify(larkbeam.organisation)[1] == []


def test_a_withdrawn_statement_held_until_the_day_before(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    agreed(larkbeam, id)
    closed(larkbeam, id, days=3)
    now = said(larkbeam)
    held = [now.in_force(TODAY + timedelta(days=days)) is not None for days in range(-1, 5)]
    assert held == [False, True, True, True, False, False]


def test_close_without_a_reason_or_by_staff_is_refused(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    with pytest.raises(Refused, match="Say why"):
        closed(larkbeam, id, because="")
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        closed(larkbeam, id, by=larkbeam.actor("ola"))


def test_close_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        closed(larkbeam, id)
    assert statement(larkbeam, id).state is StatementState.OFFERED


def test_acts_on_another_organisations_statement_answer_like_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    declared_gap(larkbeam)
    id, by = offered(larkbeam), stonecross.actor("otto", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    for strange in (id, NOBODY):
        with pytest.raises(Unknown):
            approve_statement(statement_id=strange, digest_shown="", by=by, at=AT)
        with pytest.raises(Unknown):
            close_statement(statement_id=strange, because="It is wrong.", by=by, at=AT)
