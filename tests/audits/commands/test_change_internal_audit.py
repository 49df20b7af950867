from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.audits.commands.change_internal_audit import change_internal_audit
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.internal import (
    AT,
    after,
    auditor,
    changed,
    conducted,
    found,
    kind_of,
    lead,
    lead_appointed,
    outside,
    plan,
    planned,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails

LATER = date(2026, 2, 3)


def test_change_internal_audit_puts_it_right(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    changed(larkbeam, id, by=auditor(larkbeam), at=after(1), audit_on=LATER, **outside())
    now = found(larkbeam, id)
    assert (now.audit_on, now.auditor, now.firm, now.revision) == (LATER, None, "Ashdown Audits", 2)
    assert str(now.coordinator) == "Tom Okafor", "whoever changes it does not become its coordinator"
    assert kind_of(larkbeam, now) == "internalaudit.changed"
    assert verify(larkbeam.organisation)[1] == []


def test_change_internal_audit_when_nothing_is_changed_records_nothing(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    changed(larkbeam, id)
    assert found(larkbeam, id).revision == 1


def test_change_internal_audit_into_somebody_s_own_work_is_refused(larkbeam: Cast) -> None:
    """By another auditor, by another day, and by what else is audited."""
    lead_appointed(larkbeam)
    before = planned(larkbeam, auditor="mei", audit_on=date(2026, 1, 9))
    other = planned(larkbeam)
    for id, who in ((before, "mei"), (other, "mei"), (other, "tom")):
        with pytest.raises(Refused, match="would audit their own work"):
            changed(larkbeam, id, auditor=who)
    changed(larkbeam, other, auditor="mei", subject_roles=("hr",))
    with pytest.raises(Refused, match="would audit their own work"):
        changed(larkbeam, other, auditor="mei", subject_roles=("hr",), of_isms=True)


def test_change_internal_audit_that_somebody_else_changed_is_stale(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    changed(larkbeam, id, audit_on=LATER)
    with pytest.raises(Stale, match="Somebody changed this audit"):
        change_internal_audit(audit_id=id, revision_shown=1, plan=plan(larkbeam), by=lead(larkbeam), at=AT)


def test_change_internal_audit_once_it_was_conducted_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    conducted(larkbeam, id)
    with pytest.raises(Refused, match="what is recorded of it stands"):
        changed(larkbeam, id, audit_on=LATER)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_change_internal_audit_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        changed(larkbeam, planned(larkbeam), by=larkbeam.actor("mei", hat))


def test_change_internal_audit_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown, match="There is no such internalaudit here"):
            change_internal_audit(audit_id=id, revision_shown=1, plan=plan(larkbeam), by=otto, at=AT)


def test_change_internal_audit_when_recording_fails_leaves_it_as_it_was(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id, audit_on=LATER)
    assert found(larkbeam, id).audit_on != LATER
