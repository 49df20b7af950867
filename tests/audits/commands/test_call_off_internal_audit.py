from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_internal_audit import call_off_internal_audit
from countersign.audits.enums import InternalAuditState
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.internal import after, auditor, conducted, found, kind_of, lead, planned
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails

WHY = "The auditor is ill; there is another one in March."


def called_off(here: Cast, id: UUID, *, by: Actor | None = None, because: str = WHY) -> None:
    call_off_internal_audit(audit_id=id, because=because, by=by or lead(here), at=after(1))


def test_call_off_internal_audit_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    called_off(larkbeam, id, by=auditor(larkbeam))
    now = found(larkbeam, id)
    assert (now.state, now.called_off_because, str(now.called_off_by)) == (
        InternalAuditState.CALLED_OFF,
        WHY,
        "Ola Nowak",
    )
    assert kind_of(larkbeam, now) == "internalaudit.called_off"
    assert verify(larkbeam.organisation)[1] == []


def test_call_off_internal_audit_without_a_reason_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="why the audit does not take place"):
        called_off(larkbeam, planned(larkbeam), because=" ")


def test_call_off_internal_audit_that_is_over_is_refused(larkbeam: Cast) -> None:
    one, other = planned(larkbeam), planned(larkbeam)
    called_off(larkbeam, one)
    conducted(larkbeam, other)
    for id, says in ((one, "called off"), (other, "was conducted")):
        with pytest.raises(Refused, match=says):
            called_off(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_call_off_internal_audit_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        called_off(larkbeam, planned(larkbeam), by=larkbeam.actor("mei", hat))


def test_call_off_internal_audit_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            called_off(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_call_off_internal_audit_when_recording_fails_leaves_it_planned(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        called_off(larkbeam, id)
    assert found(larkbeam, id).state is InternalAuditState.PLANNED
