from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.readiness.commands.approve_toleration import approve_toleration
from countersign.readiness.commands.close_toleration import close_toleration
from countersign.readiness.enums import TolerationState
from tests.cast import Cast
from tests.readiness.worlds import (
    AT,
    NOBODY,
    WHY,
    approved,
    found,
    kind_of,
    lead,
    leader,
    proposed,
    recording_fails,
)


def closed(here: Cast, id: Any, *, by: Any = None, because: str = "It was put right.") -> None:
    close_toleration(toleration_id=id, because=because, by=by or leader(here), at=AT)


def test_close_says_whether_it_was_refused_or_ended(larkbeam: Cast) -> None:
    first = proposed(larkbeam)
    closed(larkbeam, first, because="Not for a year.")
    assert (found(larkbeam, first).state, found(larkbeam, first).closed_because) == (
        TolerationState.REFUSED,
        "Not for a year.",
    )
    second = proposed(larkbeam)
    approved(larkbeam, second)
    with pytest.raises(Refused, match="only top management can end it"):
        closed(larkbeam, second, by=lead(larkbeam))
    closed(larkbeam, second)
    assert found(larkbeam, second).state is TolerationState.ENDED
    assert kind_of(larkbeam, found(larkbeam, second)) == "toleration.closed"
    for id in (first, second):
        with pytest.raises(Refused):
            closed(larkbeam, id)
        with pytest.raises(Refused):
            approved(larkbeam, id)
    assert verify(larkbeam.organisation)[1] == []


def test_close_without_a_reason_or_by_staff_is_refused(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Refused, match="Say why"):
        closed(larkbeam, id, because=" ")
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        closed(larkbeam, id, by=larkbeam.actor("ola"))


def test_close_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        closed(larkbeam, id)
    assert found(larkbeam, id).state is TolerationState.PROPOSED


def test_acts_on_another_organisations_toleration_answer_like_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = proposed(larkbeam)
    by = stonecross.actor("otto", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    for strange in (id, NOBODY):
        with pytest.raises(Unknown):
            approve_toleration(toleration_id=strange, digest_shown="", finding_shown="", by=by, at=AT)
        with pytest.raises(Unknown):
            close_toleration(toleration_id=strange, because=WHY, by=by, at=AT)
