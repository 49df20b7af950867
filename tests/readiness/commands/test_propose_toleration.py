from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.readiness import declared
from countersign.readiness.commands.close_toleration import close_toleration
from countersign.readiness.enums import TolerationState
from countersign.readiness.rule import Grade
from tests.cast import Cast
from tests.readiness.worlds import (
    AT,
    NO_POLICY,
    TODAY,
    after,
    approved,
    finding,
    found,
    kind_of,
    lead,
    leader,
    proposed,
    recording_fails,
    said,
)


def closed(here: Cast, id: Any, *, by: Any = None, because: str = "It was put right.") -> None:
    close_toleration(toleration_id=id, because=because, by=by or leader(here), at=AT)


def test_propose_keeps_the_finding_as_it_was_shown(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    made = found(larkbeam, id)
    assert (made.state, made.code, Grade(made.grade)) == (TolerationState.PROPOSED, NO_POLICY, Grade.MAJOR)
    assert made.finding == declared.shown(finding(larkbeam))
    assert made.document == made.digest
    assert kind_of(larkbeam, made) == "toleration.proposed"
    assert [one.id for one in said(larkbeam).waiting] == [id]
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": "  "}, "an auditor will ask"),
        ({"reason": "w" * 1001}, "at most 1000 characters"),
        ({"until_on": TODAY}, "has to lie ahead"),
        ({"until_on": TODAY + timedelta(days=367)}, "At most a year, so until 7 January 2027"),
        ({"code": "POL-002", "finding_shown": ""}, "not raised any more"),
        ({"key": "another", "finding_shown": ""}, "not raised any more"),
    ],
)
def test_propose_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        proposed(larkbeam, **changed)
    assert not declared.tolerations(larkbeam.organisation)


def test_propose_when_another_finding_was_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale, match="has changed since you saw it"):
        proposed(larkbeam, finding_shown="sha256:0")


def test_propose_when_staff_asks_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        proposed(larkbeam, by=larkbeam.actor("ola"))


def test_propose_twice_is_refused_until_the_first_is_closed(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Refused, match="waits for top management"):
        proposed(larkbeam)
    closed(larkbeam, id, by=lead(larkbeam))
    approved(larkbeam, proposed(larkbeam))
    with pytest.raises(Refused, match="lives with this until 7 March 2026"):
        proposed(larkbeam)


def test_propose_anew_when_the_day_has_passed(larkbeam: Cast) -> None:
    approved(larkbeam, proposed(larkbeam, until_on=TODAY + timedelta(days=1)))
    proposed(larkbeam, at=after(2), until_on=TODAY + timedelta(days=9))


def test_propose_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        proposed(larkbeam)
    assert not declared.tolerations(larkbeam.organisation)


@pytest.mark.parametrize(
    ("days", "there"),
    [(0, True), (60, True), (90, True), (91, False)],
)
def test_answered_until_a_month_after_the_last_day(larkbeam: Cast, days: int, there: bool) -> None:
    approved(larkbeam, proposed(larkbeam))
    on = TODAY + timedelta(days=days)
    assert ((NO_POLICY, "") in said(larkbeam).answered(on)) is there
