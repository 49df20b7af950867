from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.enums import AuditExceptionState
from countersign.audits.queries import exceptions
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.internal import REASON, SAFEGUARDS, asked, changed, excepted, kind_of, lead_appointed, planned
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails


@pytest.fixture
def audit(larkbeam: Cast) -> UUID:
    """Nobody is named who conducts it; Mei keeps the ISMS conforming."""
    lead_appointed(larkbeam)
    return planned(larkbeam, auditor="")


def test_request_exception_says_what_stands_against_somebody(larkbeam: Cast, audit: UUID) -> None:
    made = excepted(larkbeam, asked(larkbeam, audit, reason=f" {REASON} "))
    assert (made.reason, made.safeguards, str(made.auditor)) == (REASON, SAFEGUARDS, "Mei Sato")
    assert [(one["kind"], one["of"], one["since"]) for one in made.conflicts] == [("ISMS", "isms_lead", "2026-01-10")]
    assert (made.state, made.document) == (AuditExceptionState.REQUESTED, made.digest)
    assert kind_of(larkbeam, made) == "auditexception.requested"
    assert verify(larkbeam.organisation)[1] == []


def test_request_exception_allows_nothing_yet(larkbeam: Cast, audit: UUID) -> None:
    asked(larkbeam, audit)
    with pytest.raises(Refused, match="would audit their own work"):
        changed(larkbeam, audit, auditor="mei")


def test_request_exception_for_whoever_is_independent_is_refused(larkbeam: Cast, audit: UUID) -> None:
    with pytest.raises(Refused, match="Nothing stands against Ola Nowak"):
        asked(larkbeam, audit, "ola")


def test_request_exception_twice_is_refused(larkbeam: Cast, audit: UUID) -> None:
    asked(larkbeam, audit)
    with pytest.raises(Refused, match="has not decided about this exception yet"):
        asked(larkbeam, audit)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"reason": " "}, "Say why nobody else can do it"),
        ({"safeguards": ""}, "Say what guards the result"),
        ({"reason": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_request_exception_without_a_reason_is_refused(
    larkbeam: Cast, audit: UUID, told: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        asked(larkbeam, audit, **told)
    assert not exceptions(larkbeam.organisation).exists()


def test_request_exception_to_another_plan_than_was_shown_is_stale(larkbeam: Cast, audit: UUID) -> None:
    changed(larkbeam, audit, auditor="", covers=("10",))
    with pytest.raises(Stale):
        asked(larkbeam, audit, revision_shown=1)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_request_exception_by_anybody_else_is_refused(larkbeam: Cast, audit: UUID, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        asked(larkbeam, audit, by=larkbeam.actor("mei", hat))


def test_request_exception_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast, audit: UUID) -> None:
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (audit, NOBODY):
        with pytest.raises(Unknown):
            asked(larkbeam, id, by=otto, revision_shown=1)
    with pytest.raises(Unknown):
        asked(larkbeam, audit, auditor_id=otto.person)


def test_request_exception_when_recording_fails_leaves_nothing(larkbeam: Cast, audit: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        asked(larkbeam, audit)
    assert not exceptions(larkbeam.organisation).exists()
