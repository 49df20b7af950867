from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.enums import FindingGrade, FindingState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits import internal
from tests.audits.found import CLOSING, answered, done, found, kind_of, now, raised, recorded, verified
from tests.cast import Cast
from tests.policies.worlds import NOBODY, lead, leader, recording_fails


def test_verify_finding_closes_it_for_good(larkbeam: Cast) -> None:
    id = done(larkbeam)
    verified(larkbeam, id)
    row = found(larkbeam, id)
    assert (row.closed_on, row.closing, str(row.closed_by)) == (date(2026, 1, 25), CLOSING, "Ola Nowak")
    assert now(larkbeam, id).state is FindingState.CLOSED
    assert kind_of(larkbeam, row) == "auditfinding.verified"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="This finding is closed"):
        verified(larkbeam, id)


@pytest.mark.parametrize("first", ["mei", "ruth"])
def test_verify_finding_by_whoever_answered_it_or_did_the_work_is_refused(larkbeam: Cast, first: str) -> None:
    id = done(larkbeam)
    with pytest.raises(Refused, match="You have a part in this finding"):
        verified(larkbeam, id, by=larkbeam.actor(first, Hat.INTERNAL_AUDITOR))


def test_verify_finding_by_whoever_is_not_independent_of_what_was_audited_is_refused(larkbeam: Cast) -> None:
    """Dana keeps the ISMS conforming: she could not have audited it, and cannot close what the audit found."""
    internal.lead_appointed(larkbeam, "dana")
    id = done(larkbeam)
    with pytest.raises(Refused, match="Somebody independent of what was audited"):
        verified(larkbeam, id, by=larkbeam.actor("dana", Hat.INTERNAL_AUDITOR))


def test_verify_finding_by_another_auditor_who_is_independent(larkbeam: Cast) -> None:
    id = done(larkbeam)
    verified(larkbeam, id, by=larkbeam.actor("dana", Hat.INTERNAL_AUDITOR))
    assert str(found(larkbeam, id).closed_by) == "Dana Field"


def test_verify_finding_by_the_lead_or_a_leader_is_refused(larkbeam: Cast) -> None:
    id = done(larkbeam)
    for by in (lead(larkbeam), leader(larkbeam)):
        with pytest.raises(Refused, match="Only an internal auditor"):
            verified(larkbeam, id, by=by)


def test_verify_finding_of_a_certifier_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="An auditor from outside raised this"):
        verified(larkbeam, recorded(larkbeam))


@pytest.mark.parametrize("grade", [FindingGrade.MINOR, FindingGrade.MAJOR])
def test_verify_finding_that_is_a_nonconformity_and_not_done_is_refused(larkbeam: Cast, grade: FindingGrade) -> None:
    id = raised(larkbeam, grade=grade)
    with pytest.raises(Refused, match="A nonconformity is closed once"):
        verified(larkbeam, id)
    answered(larkbeam, id)
    with pytest.raises(Refused, match="A nonconformity is closed once"):
        verified(larkbeam, id)


def test_verify_finding_that_is_an_observation_takes_no_answer(larkbeam: Cast) -> None:
    id = raised(larkbeam, grade=FindingGrade.OBSERVATION)
    verified(larkbeam, id)
    assert now(larkbeam, id).state is FindingState.CLOSED


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"closed_on": date(2026, 2, 1)}, "lies ahead"),
        ({"closed_on": date(2026, 1, 19)}, "raised after that day"),
        ({"closed_on": date(2026, 1, 23)}, "done after that day"),
        ({"closing": " "}, "evidence, not a promise"),
        ({"closing": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_verify_finding_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    with pytest.raises(Refused, match=match):
        verified(larkbeam, done(larkbeam), **changed)


def test_verify_finding_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale):
        verified(larkbeam, done(larkbeam), revision_shown=7)


def test_verify_finding_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (done(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            verified(larkbeam, id, by=stonecross.actor("otto", Hat.INTERNAL_AUDITOR), revision_shown=1)


def test_verify_finding_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = done(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        verified(larkbeam, id)
    assert now(larkbeam, id).state is FindingState.DONE
