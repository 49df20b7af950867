from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.audits.enums import InternalAuditState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from tests.audits.internal import (
    AT,
    REPORT,
    after,
    auditor,
    found,
    kind_of,
    lead_appointed,
    outside,
    planned,
    reported,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails


def test_report_internal_audit_of_somebody_from_outside(larkbeam: Cast) -> None:
    id = planned(larkbeam, **outside())
    reported(larkbeam, id)
    now = found(larkbeam, id)
    assert (now.state, now.report, str(now.recorded_by)) == (InternalAuditState.CONDUCTED, REPORT, "Tom Okafor")
    assert kind_of(larkbeam, now) == "internalaudit.reported"
    assert verify(larkbeam.organisation)[1] == []


def test_report_internal_audit_without_a_report_is_refused(larkbeam: Cast) -> None:
    """Whoever coordinates it is never the only proof that it took place."""
    with pytest.raises(Refused, match="it is the proof"):
        reported(larkbeam, planned(larkbeam, **outside()), report=" ")


def test_report_internal_audit_of_somebody_who_is_here_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Ola Nowak is here, and records it in their own name"):
        reported(larkbeam, planned(larkbeam))


def test_report_internal_audit_of_nobody_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody is named yet"):
        reported(larkbeam, planned(larkbeam, auditor=""))


def test_report_internal_audit_of_somebody_who_has_left_looks_at_their_roles(larkbeam: Cast) -> None:
    lead_appointed(larkbeam)
    own = planned(larkbeam, auditor="mei", audit_on=date(2026, 1, 9))
    gone = {"by": larkbeam.actor("ruth", Hat.HR), "at": after(15)}
    leave(person_id=larkbeam.person("mei").id, left_on=date(2026, 1, 21), **gone)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="would audit their own work"):
        reported(larkbeam, own)
    reported(larkbeam, own, conducted_on=date(2026, 1, 9))


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 1, 16)])
def test_report_internal_audit_on_a_day_when_the_auditor_had_left_is_refused(larkbeam: Cast, day: date) -> None:
    id = planned(larkbeam)
    left_on = date(2026, 1, 15)
    leave(person_id=larkbeam.person("ola").id, left_on=left_on, by=larkbeam.actor("ruth", Hat.HR), at=after(15))
    with pytest.raises(Refused, match="Ola Nowak left on 15 January 2026"):
        reported(larkbeam, id, conducted_on=day)
    assert found(larkbeam, id).state is InternalAuditState.PLANNED
    reported(larkbeam, id, conducted_on=date(2026, 1, 14))


def test_report_internal_audit_keeps_the_firm_when_the_coordinator_is_erased(larkbeam: Cast) -> None:
    """The auditor's own name stands as the coordinator wrote it, and goes with them."""
    id = planned(larkbeam, **outside(coordinator="mei"))
    reported(larkbeam, id)
    mei, hr = larkbeam.person("mei").id, larkbeam.actor("ruth", Hat.HR)
    leave(person_id=mei, left_on=AT.date(), by=hr, at=after(21))
    erase(person_id=mei, by=hr, at=after(22))
    now = found(larkbeam, id)
    assert (now.outsider, now.firm, now.report) == (None, "Ashdown Audits", REPORT)
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_report_internal_audit_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        reported(larkbeam, planned(larkbeam, **outside()), by=larkbeam.actor("mei", hat))


def test_report_internal_audit_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (planned(larkbeam, **outside()), NOBODY):
        with pytest.raises(Unknown):
            reported(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD), revision_shown=1)


def test_report_internal_audit_when_recording_fails_leaves_it_planned(larkbeam: Cast) -> None:
    id = planned(larkbeam, **outside())
    with recording_fails(), pytest.raises(OperationalError):
        reported(larkbeam, id, by=auditor(larkbeam))
    assert found(larkbeam, id).state is InternalAuditState.PLANNED
