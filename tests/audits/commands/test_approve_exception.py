from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.approve_exception import approve_exception
from countersign.audits.enums import AuditExceptionState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.propose import Terms
from tests.audits.commands.test_call_off_internal_audit import called_off
from tests.audits.internal import (
    AUDIT_ON,
    after,
    approved,
    asked,
    auditor,
    changed,
    excepted,
    kind_of,
    lead_appointed,
    leader,
    planned,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails, second_leader
from tests.roles import worlds as roles


@pytest.fixture
def audit(larkbeam: Cast) -> UUID:
    lead_appointed(larkbeam)
    return planned(larkbeam, auditor="")


def test_approve_exception_lets_them_conduct_it(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    approved(larkbeam, id)
    now = excepted(larkbeam, id)
    assert (now.state, str(now.approved_by), now.single_handed) == (AuditExceptionState.APPROVED, "Priya Raman", False)
    assert now.approved_as
    assert kind_of(larkbeam, now) == "auditexception.approved"
    changed(larkbeam, audit, auditor="mei", at=after(2))
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_approve_exception_in_any_other_hat_is_refused(larkbeam: Cast, audit: UUID, hat: Hat) -> None:
    id = asked(larkbeam, audit)
    for first in ("tom", "priya"):
        with pytest.raises(Refused, match="Only top management"):
            approved(larkbeam, id, by=larkbeam.actor(first, hat))


def test_approve_exception_for_oneself_is_refused_also_for_the_only_leader(larkbeam: Cast) -> None:
    lead_appointed(larkbeam, "priya")
    id = asked(larkbeam, planned(larkbeam, auditor=""), "priya", by=auditor(larkbeam))
    with pytest.raises(Refused, match="This exception is for you"):
        approved(larkbeam, id)
    approved(larkbeam, id, by=second_leader(larkbeam))


def test_approve_exception_that_one_asked_for_is_refused_where_another_leads(larkbeam: Cast, audit: UUID) -> None:
    tom = second_leader(larkbeam)
    id = asked(larkbeam, audit, by=tom)
    with pytest.raises(Refused, match="You asked for this exception"):
        approved(larkbeam, id, by=tom)
    approved(larkbeam, id)


def test_approve_exception_by_the_only_leader_who_asked_is_single_handed(larkbeam: Cast, audit: UUID) -> None:
    both = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    id = asked(larkbeam, audit, by=both)
    approved(larkbeam, id, by=both)
    assert excepted(larkbeam, id).single_handed


def test_approve_exception_that_was_not_shown_is_stale(larkbeam: Cast, audit: UUID) -> None:
    with pytest.raises(Stale, match="not what you were shown"):
        approved(larkbeam, asked(larkbeam, audit), shown="sha256:" + "0" * 64)


def test_approve_exception_when_more_stands_against_them_is_refused(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    roles.held(larkbeam, "mei", "hr", terms=Terms())
    changed(larkbeam, audit, auditor="", of_isms=True, subject_roles=("hr",))
    with pytest.raises(Refused, match="has changed since this was asked for"):
        approved(larkbeam, id)
    changed(larkbeam, audit, auditor="", audit_on=AUDIT_ON.replace(day=9))
    with pytest.raises(Refused, match="Nothing stands against the auditor any more"):
        approved(larkbeam, id)


def test_approve_exception_to_an_audit_that_is_over_is_refused(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    called_off(larkbeam, audit)
    with pytest.raises(Refused, match="called off"):
        approved(larkbeam, id)


def test_approve_exception_twice_is_refused(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    approved(larkbeam, id)
    with pytest.raises(Refused, match="approved this exception already"):
        approved(larkbeam, id)


def test_approve_exception_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast, audit: UUID) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (asked(larkbeam, audit), NOBODY):
        with pytest.raises(Unknown):
            approve_exception(exception_id=id, digest_shown="", by=otto, at=after(1))


def test_approve_exception_when_recording_fails_leaves_it_waiting(larkbeam: Cast, audit: UUID) -> None:
    id = asked(larkbeam, audit)
    with recording_fails(), pytest.raises(OperationalError):
        approved(larkbeam, id, by=leader(larkbeam))
    assert excepted(larkbeam, id).state is AuditExceptionState.REQUESTED
