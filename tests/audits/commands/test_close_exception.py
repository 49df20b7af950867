from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.close_exception import close_exception
from countersign.audits.enums import AuditExceptionState
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.internal import (
    after,
    approved,
    asked,
    auditor,
    changed,
    conducted,
    excepted,
    kind_of,
    lead,
    lead_appointed,
    leader,
    planned,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails

WHY = "Ruth has learned to audit."


def closed(here: Cast, id: UUID, *, by: Actor | None = None, because: str = WHY) -> None:
    close_exception(exception_id=id, because=because, by=by or leader(here), at=after(3))


@pytest.fixture
def audit(larkbeam: Cast) -> UUID:
    lead_appointed(larkbeam)
    return planned(larkbeam, auditor="")


def test_close_exception_before_it_is_approved(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    closed(larkbeam, id, by=lead(larkbeam))
    now = excepted(larkbeam, id)
    assert (now.state, now.closed_because) == (AuditExceptionState.REFUSED, WHY)
    assert kind_of(larkbeam, now) == "auditexception.closed"
    asked(larkbeam, audit, at=after(4))
    assert verify(larkbeam.organisation)[1] == []


def test_close_exception_ends_what_it_allowed(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    approved(larkbeam, id)
    changed(larkbeam, audit, auditor="mei")
    with pytest.raises(Refused, match="only top management can end it"):
        closed(larkbeam, id, by=lead(larkbeam))
    closed(larkbeam, id)
    with pytest.raises(Refused, match="would audit their own work"):
        conducted(larkbeam, audit, by=auditor(larkbeam, "mei"))


def test_close_exception_under_which_an_audit_was_conducted_is_refused(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    approved(larkbeam, id)
    changed(larkbeam, audit, auditor="mei")
    conducted(larkbeam, audit, by=auditor(larkbeam, "mei"))
    with pytest.raises(Refused, match="conducted under this exception"):
        closed(larkbeam, id)


def test_close_exception_without_a_reason_or_twice_is_refused(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    with pytest.raises(Refused, match="Say why"):
        closed(larkbeam, id, because=" ")
    closed(larkbeam, id)
    with pytest.raises(Refused, match="refused or taken back"):
        closed(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.ADMINISTRATOR])
def test_close_exception_by_anybody_else_is_refused(larkbeam: Cast, audit: UUID, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead or an internal auditor"):
        closed(larkbeam, asked(larkbeam, audit), by=larkbeam.actor("mei", hat))


def test_close_exception_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast, audit: UUID) -> None:
    for id in (asked(larkbeam, audit), NOBODY):
        with pytest.raises(Unknown):
            closed(larkbeam, id, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_close_exception_when_recording_fails_leaves_it_waiting(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    with recording_fails(), pytest.raises(OperationalError):
        closed(larkbeam, id)
    assert excepted(larkbeam, id).state is AuditExceptionState.REQUESTED
