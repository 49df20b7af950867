from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.enums import InternalAuditState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.propose import Terms
from tests.audits.internal import (
    AUDIT_ON,
    REPORT,
    RESULT,
    after,
    approved,
    asked,
    auditor,
    changed,
    conducted,
    found,
    kind_of,
    lead_appointed,
    outside,
    planned,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails
from tests.roles import worlds as roles


def test_conduct_internal_audit_is_the_auditor_s_own_act(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    conducted(larkbeam, id, report=REPORT)
    now = found(larkbeam, id)
    assert (now.state, now.conducted_on, now.conducted_at) == (InternalAuditState.CONDUCTED, AUDIT_ON, after(20))
    assert (now.result, now.report, str(now.recorded_by)) == (RESULT, REPORT, "Ola Nowak")
    assert kind_of(larkbeam, now) == "internalaudit.conducted"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("first", ["tom", "priya", "mei"])
def test_conduct_internal_audit_for_the_auditor_is_refused(larkbeam: Cast, first: str) -> None:
    """Whatever they wear: whoever coordinates, whoever leads, and another auditor."""
    id = planned(larkbeam)
    with pytest.raises(Refused, match="Only the auditor can record"):
        conducted(larkbeam, id, by=larkbeam.actor(first, *Hat))
    with pytest.raises(Refused, match="Only the auditor can record"):
        conducted(larkbeam, planned(larkbeam, **outside()))


def test_conduct_internal_audit_without_the_access_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="top management gives it"):
        conducted(larkbeam, planned(larkbeam), by=larkbeam.actor("ola", Hat.ISMS_LEAD))


def test_conduct_internal_audit_with_a_role_that_came_later_is_refused(larkbeam: Cast) -> None:
    """Mei was independent when it was planned; the day she conducts it decides."""
    id, mei = planned(larkbeam, auditor="mei"), auditor(larkbeam, "mei")
    lead_appointed(larkbeam, "mei")
    with pytest.raises(Refused, match="would audit their own work"):
        conducted(larkbeam, id, by=mei)
    conducted(larkbeam, id, by=mei, conducted_on=date(2026, 1, 9))
    assert found(larkbeam, id).conducted_at == after(20), "the day of recording stands beside the day that is said"


def test_conduct_internal_audit_by_whoever_is_meant_for_the_duty_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    roles.begun(larkbeam)
    roles.proposed(larkbeam, "ola")
    with pytest.raises(Refused, match=r"put forward for the role .* nobody else has it"):
        conducted(larkbeam, id)
    roles.held(larkbeam, "mei")
    conducted(larkbeam, id)


def test_conduct_internal_audit_under_an_exception(larkbeam: Cast) -> None:
    lead_appointed(larkbeam)
    id = planned(larkbeam, auditor="")
    approved(larkbeam, asked(larkbeam, id))
    changed(larkbeam, id, auditor="mei", at=after(2))
    conducted(larkbeam, id, by=auditor(larkbeam, "mei"))
    assert found(larkbeam, id).state is InternalAuditState.CONDUCTED


def test_conduct_internal_audit_under_an_exception_for_less_is_refused(larkbeam: Cast) -> None:
    """What was approved is what stood against her then, and no blank cheque."""
    lead_appointed(larkbeam)
    id = planned(larkbeam, auditor="")
    approved(larkbeam, asked(larkbeam, id))
    changed(larkbeam, id, auditor="mei", at=after(2))
    roles.held(larkbeam, "mei", "hr", terms=Terms(), at=after(3))
    with pytest.raises(Refused, match="would audit their own work"):
        changed(larkbeam, id, auditor="mei", of_isms=True, subject_roles=("hr",), at=after(4))


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"conducted_on": date(2026, 2, 1)}, "That day lies ahead"),
        ({"conducted_on": date(96, 2, 1)}, "Look at the year"),
        ({"result": " "}, "Say what came of it"),
        ({"result": "x" * 4001}, "at most 4000 characters"),
        ({"report": "x" * 301}, "at most 300 characters"),
    ],
)
def test_conduct_internal_audit_when_it_makes_no_sense_is_refused(
    larkbeam: Cast, told: dict[str, Any], says: str
) -> None:
    id = planned(larkbeam)
    with pytest.raises(Refused, match=says):
        conducted(larkbeam, id, **told)
    assert found(larkbeam, id).state is InternalAuditState.PLANNED


def test_conduct_internal_audit_binds_the_plan_that_was_shown(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    changed(larkbeam, id, covers=("10",))
    with pytest.raises(Stale, match="Somebody changed this audit"):
        conducted(larkbeam, id, revision_shown=1)


def test_conduct_internal_audit_twice_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    conducted(larkbeam, id)
    with pytest.raises(Refused, match="what is recorded of it stands"):
        conducted(larkbeam, id)


def test_conduct_internal_audit_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.INTERNAL_AUDITOR)
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            conducted(larkbeam, id, by=otto, revision_shown=1)


def test_conduct_internal_audit_when_recording_fails_leaves_it_planned(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        conducted(larkbeam, id)
    assert found(larkbeam, id).state is InternalAuditState.PLANNED
