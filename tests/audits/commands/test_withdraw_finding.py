from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.withdraw_finding import withdraw_finding
from countersign.audits.enums import FindingState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.found import found, kind_of, now, raised, recorded
from tests.audits.internal import auditor
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, recording_fails


def withdrawn(here: Cast, id: UUID, **told: Any) -> None:
    said: dict[str, Any] = {"because": "It was about another firm.", "by": auditor(here)} | told
    withdraw_finding(finding_id=id, **said, at=after(22))


def test_withdraw_finding_keeps_it_with_its_reason(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    withdrawn(larkbeam, id)
    row = found(larkbeam, id)
    assert (now(larkbeam, id).state, row.withdrawn_because) == (FindingState.WITHDRAWN, "It was about another firm.")
    assert kind_of(larkbeam, row) == "auditfinding.withdrawn"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="was withdrawn"):
        withdrawn(larkbeam, id)


def test_withdraw_finding_without_a_reason_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="why it was a mistake"):
        withdrawn(larkbeam, raised(larkbeam), because="")


def test_withdraw_finding_of_an_internal_audit_by_the_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only an internal auditor can withdraw"):
        withdrawn(larkbeam, raised(larkbeam), by=lead(larkbeam))
    withdrawn(larkbeam, recorded(larkbeam), by=lead(larkbeam))


def test_withdraw_finding_by_whoever_answers_it_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="You answer this finding"):
        withdrawn(larkbeam, raised(larkbeam), by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))


def test_withdraw_finding_by_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only an internal auditor or the ISMS lead"):
        withdrawn(larkbeam, raised(larkbeam), by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT))


def test_withdraw_finding_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            withdrawn(larkbeam, id, by=stonecross.actor("otto", Hat.INTERNAL_AUDITOR))


def test_withdraw_finding_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id)
    assert now(larkbeam, id).state is FindingState.OPEN
