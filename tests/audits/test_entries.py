"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.commands.close_exception import close_exception
from countersign.audits.models import (
    AuditException,
    AuditFinding,
    AuditSeen,
    FindingAnswer,
    FindingDue,
    InternalAudit,
    Interview,
    Programme,
    Visit,
    VisitPlan,
    VisitResult,
)
from countersign.ledger.columns import PERSONAL
from countersign.ledger.guard import Guarded
from tests.audits import found, internal, programmed
from tests.audits.commands.test_assign_finding import assigned
from tests.audits.commands.test_call_off_internal_audit import called_off
from tests.audits.commands.test_change_visit import moved
from tests.audits.commands.test_close_programme import closed
from tests.audits.commands.test_confirm_seen import looked
from tests.audits.commands.test_end_interview import ended
from tests.audits.commands.test_record_visit_plan import prepared
from tests.audits.commands.test_record_visit_result import told
from tests.audits.commands.test_withdraw_finding import withdrawn
from tests.audits.worlds import after, lead, planned
from tests.cast import Cast
from tests.ledger.golden import frozen, written

KINDS = ("visit.planned", "visit.changed", "visit.called_off")
OF_INTERNAL = tuple(f"internalaudit.{verb}" for verb in ("planned", "changed", "conducted", "reported", "called_off"))
OF_EXCEPTIONS = tuple(f"auditexception.{verb}" for verb in ("requested", "approved", "closed"))


def whole_story(here: Cast) -> None:
    """Every kind of entry that an audit can cause."""
    id = planned(here)
    moved(here, id)
    call_off_visit(visit_id=id, because="Northgate chose another supplier.", by=lead(here), at=after(2))


def internal_story(here: Cast) -> None:
    """Every kind of entry that an internal audit can cause."""
    internal.lead_appointed(here)
    off, own, theirs = (internal.planned(here, **who) for who in ({}, {"auditor": ""}, internal.outside()))
    called_off(here, off)
    id = internal.asked(here, own, at=after(1))
    internal.approved(here, id, at=after(2))
    internal.changed(here, own, auditor="mei", at=after(3))
    internal.conducted(here, own, by=internal.auditor(here, "mei"), report=internal.REPORT)
    internal.reported(here, theirs)
    other = internal.asked(here, internal.planned(here, auditor="", at=after(20)), at=after(20))
    close_exception(exception_id=other, because="Ola does it.", by=lead(here), at=after(21))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {"called_off_because"}
    assert old["state"].keys() == now["state"].keys() == Visit.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal


@pytest.mark.parametrize("kind", [*OF_INTERNAL, *OF_EXCEPTIONS])
def test_a_frozen_leaf_of_an_internal_audit_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    internal_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    model = InternalAudit if kind in OF_INTERNAL else AuditException
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal


OF_FINDINGS: dict[str, type[Guarded]] = {
    **dict.fromkeys(
        (
            *("auditfinding.raised", "auditfinding.recorded", "auditfinding.assigned", "auditfinding.verified"),
            *("auditfinding.closed_elsewhere", "auditfinding.withdrawn"),
        ),
        AuditFinding,
    ),
    **dict.fromkeys(("findinganswer.given", "findinganswer.done", "findinganswer.returned"), FindingAnswer),
    "findingdue.agreed": FindingDue,
    "auditseen.confirmed": AuditSeen,
    **dict.fromkeys(("programme.proposed", "programme.approved", "programme.closed"), Programme),
    "visitplan.recorded": VisitPlan,
    "visitresult.recorded": VisitResult,
    **dict.fromkeys(("booking.made", "booking.ended"), Interview),
}


def found_story(here: Cast) -> None:
    """Every kind of entry about what audits find, about the programme, and about a visit."""
    one = found.raised(here)
    found.returned(here, found.answered(here, one))
    found.agreed(here, one)
    assigned(here, one)
    withdrawn(here, one)
    found.verified(here, found.done(here))
    found.closed_elsewhere(here, found.recorded(here, reference="NC-1"))
    looked(here, found.conducted(here), remark="Offboarding first.")
    programmed.in_force(here)
    closed(here, programmed.put_forward(here, at=after(2)))
    visit = planned(here)
    prepared(here, visit)
    ended(here, programmed.booked(here, visit))
    told(here, found.visited(here))


@pytest.mark.parametrize("kind", [*OF_FINDINGS])
def test_a_frozen_leaf_of_what_was_found_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    found_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    proved = OF_FINDINGS[kind].proved
    personal = {column for column, how in proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
