from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.commands.record_finding import record_finding
from countersign.audits.queries import findings
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits import internal
from tests.audits.found import found, kind_of, recorded, said, visited
from tests.cast import Cast, id_of
from tests.policies.worlds import NOBODY, after, lead, recording_fails


def test_record_finding_of_a_certifier(larkbeam: Cast) -> None:
    row = found(larkbeam, recorded(larkbeam, reference="NC-2025-01"))
    assert (row.label, row.is_external, str(row.raised_by)) == ("NC-2025-01", True, "Tom Okafor")
    assert kind_of(larkbeam, row) == "auditfinding.recorded"
    assert verify(larkbeam.organisation)[1] == []


def test_record_finding_of_an_auditor_from_outside_in_an_audit_of_one_s_own(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam, **internal.outside())
    internal.reported(larkbeam, audit)
    told = {"found": said(larkbeam), "by": lead(larkbeam), "at": after(20)}
    row = found(larkbeam, id_of(record_finding(audit_id=audit, **told)))  # type: ignore[arg-type]
    assert (row.audit_id, row.label) == (audit, "Clause A.5.18")


def test_record_finding_of_an_auditor_who_is_here_is_refused(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    internal.conducted(larkbeam, audit)
    with pytest.raises(Refused, match="Ola Nowak is here, and raises"):
        record_finding(audit_id=audit, found=said(larkbeam), by=lead(larkbeam), at=after(20))


def test_record_finding_of_an_audit_that_was_not_conducted_is_refused(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam, **internal.outside())
    with pytest.raises(Refused, match="has not been conducted yet"):
        record_finding(audit_id=audit, found=said(larkbeam), by=lead(larkbeam), at=after(20))


def test_record_finding_of_a_visit_that_was_called_off_is_refused(larkbeam: Cast) -> None:
    visit = visited(larkbeam)
    call_off_visit(visit_id=visit, because="They fell ill.", by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="called off"):
        recorded(larkbeam, visit)


def test_record_finding_before_the_visit_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="found nothing before that"):
        recorded(larkbeam, raised_on=date(2025, 12, 14))


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_record_finding_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        recorded(larkbeam, by=larkbeam.actor("ruth", hat))


def test_record_finding_of_both_or_of_nothing_is_a_mistake_in_our_code(larkbeam: Cast) -> None:
    with pytest.raises(ValueError, match="never of both or neither"):
        record_finding(found=said(larkbeam), by=lead(larkbeam), at=after(20))


def test_record_finding_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (visited(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            recorded(stonecross, id, by=stonecross.actor("otto", Hat.ISMS_LEAD), owner="otto")


def test_record_finding_with_somebody_else_s_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    told = said(stonecross, owner="otto", raised_on=date(2025, 12, 15))
    with pytest.raises(Unknown):
        record_finding(visit_id=visited(larkbeam), found=told, by=lead(larkbeam), at=after(20))


def test_record_finding_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    visit = visited(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam, visit)
    assert not findings(larkbeam.organisation).exists()
