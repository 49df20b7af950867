from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.commands.plan_internal_audit import plan_internal_audit
from countersign.audits.enums import InternalAuditState
from countersign.audits.queries import internal_audits
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.end_stand_in import end_stand_in
from countersign.roles.commands.propose import Terms
from countersign.roles.enums import Duty
from countersign.roles.queries import stand_ins
from tests.audits.internal import (
    AT,
    AUDIT_ON,
    TITLE,
    after,
    auditor,
    found,
    kind_of,
    lead,
    lead_appointed,
    leader,
    outside,
    plan,
    planned,
)
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import NOBODY, recording_fails
from tests.roles import worlds as roles
from tests.roles.away import away


def test_plan_internal_audit_writes_it_down(larkbeam: Cast) -> None:
    id = planned(larkbeam, title=f" {TITLE} ", covers=("5", "4", "5"))
    made = found(larkbeam, id)
    assert (made.title, made.audit_on, made.covers) == (TITLE, AUDIT_ON, ["4", "5"])
    assert (str(made.auditor), str(made.coordinator), str(made.planned_by)) == ("Ola Nowak", "Tom Okafor", "Tom Okafor")
    assert (made.state, made.audits_isms, made.is_outside) == (InternalAuditState.PLANNED, True, False)
    assert kind_of(larkbeam, made) == "internalaudit.planned"
    assert verify(larkbeam.organisation)[1] == []


def test_plan_internal_audit_by_somebody_from_outside_or_by_nobody_yet(larkbeam: Cast) -> None:
    one, other = planned(larkbeam, **outside()), planned(larkbeam, auditor="", by=auditor(larkbeam))
    assert (found(larkbeam, one).outsider, found(larkbeam, one).is_outside) == ("Vera Lind", True)
    assert (found(larkbeam, other).auditor, found(larkbeam, other).is_outside) == (None, False)
    assert verify(larkbeam.organisation)[1] == []


def test_plan_internal_audit_when_the_isms_lead_would_conduct_it_is_refused(larkbeam: Cast) -> None:
    """He coordinates it, which is no conflict; the role and its days stand in the sentence."""
    lead_appointed(larkbeam, "tom")
    with pytest.raises(Refused, match="would audit their own work") as refused:
        planned(larkbeam, auditor="tom")
    assert "the role ISMS lead since 10 January 2026" in str(refused.value).replace("who reports ", "")
    planned(larkbeam, coordinator="tom")


def test_plan_internal_audit_when_top_management_gave_the_auditor_the_duty_since_is_refused(larkbeam: Cast) -> None:
    """A role described anew brings the duty once top management has approved that, before the holder answers."""
    roles.begun(larkbeam)
    roles.held(larkbeam, "mei", "hr")
    roles.anew(larkbeam, "hr", carries=(Duty.CONFORMITY,))
    planned(larkbeam, auditor="mei")
    roles.renewal_approved(larkbeam, "mei")
    with pytest.raises(Refused, match="the role HR security duties since 6 January 2026"):
        planned(larkbeam, auditor="mei")
    roles.renewed(larkbeam, "mei")
    with pytest.raises(Refused, match="would audit their own work"):
        planned(larkbeam, auditor="mei")


def test_plan_internal_audit_when_the_auditor_gave_the_duty_up_is_done(larkbeam: Cast) -> None:
    lead_appointed(larkbeam)
    roles.anew(larkbeam, carries=(Duty.REPORTING,))
    with pytest.raises(Refused, match="would audit their own work"):
        planned(larkbeam, auditor="mei")
    roles.renewal_approved(larkbeam, "mei")
    roles.renewed(larkbeam, "mei")
    assert found(larkbeam, planned(larkbeam, auditor="mei")).auditor_id == larkbeam.person("mei").id


def test_plan_internal_audit_of_a_role_that_the_auditor_has_is_refused(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    roles.held(larkbeam, "ruth", "hr", terms=Terms())
    with pytest.raises(Refused, match="since 6 January 2026, and that role is audited"):
        planned(larkbeam, auditor="ruth", subject_roles=("hr",))
    planned(larkbeam, auditor="ola", subject_roles=("hr",))


def test_plan_internal_audit_of_people_who_report_to_the_auditor_is_refused(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", manager_id=larkbeam.person("mei").id, department="Engineering")
    with pytest.raises(Refused, match="People in Engineering report to Mei Sato"):
        planned(larkbeam, auditor="mei", departments=("Engineering",))
    planned(larkbeam, auditor="ruth", departments=("Engineering",))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": "  "}, "Give the audit a name"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"audit_on": date(27, 1, 25)}, "Look at the year"),
        ({"covers": ("5", "11")}, "no clause 11"),
        ({"subject_roles": ("hr",)}, "no role hr here"),
        ({"subject_roles": ("all_staff",)}, "no role all_staff here"),
        ({"departments": ("Sails",)}, "no department Sails here"),
        (outside(auditor="ola"), "not both"),
        (outside(firm=""), "for whom the auditor from outside works"),
        (outside(outsider="tom  okafor"), "is in the list of people here"),
    ],
)
def test_plan_internal_audit_when_it_makes_no_sense_is_refused(
    larkbeam: Cast, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        planned(larkbeam, **changed)
    assert not internal_audits(larkbeam.organisation).exists()


def test_plan_internal_audit_by_somebody_who_will_have_left_is_refused(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("ola").id, left_on=AUDIT_ON, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="Ola Nowak is not here any more on that day"):
        planned(larkbeam)


def test_plan_internal_audit_by_somebody_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (stonecross.person("otto").id, NOBODY):
        for name in ("auditor_id", "coordinator_id"):
            who: dict[str, Any] = {"auditor": "", name: id}
            with pytest.raises(Unknown, match="no such person here"):
                planned(larkbeam, **who)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR, Hat.EXTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_plan_internal_audit_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        planned(larkbeam, by=larkbeam.actor("mei", hat))


def test_plan_internal_audit_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        plan_internal_audit(plan=plan(larkbeam), by=lead(larkbeam), at=AT)
    assert leader(larkbeam).person
    assert not internal_audits(larkbeam.organisation).exists()


def test_plan_internal_audit_when_whoever_coordinates_has_left_by_then_is_refused(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei").id
    leave(person_id=mei, left_on=AUDIT_ON, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="is not here any more on that day: choose somebody who is"):
        planned(larkbeam, coordinator="mei")
    assert not internal_audits(larkbeam.organisation).exists()


def test_plan_internal_audit_by_whoever_stands_in_for_the_holder_is_refused_while_they_do(larkbeam: Cast) -> None:
    """Mei does Tom's work while he is away: then she is as little independent of it as he is."""
    lead_id = lead_appointed(larkbeam, "tom", date(2026, 1, 7))
    away(larkbeam, "tom", (lead_id, "mei"), at=after(2))
    told = "Mei Sato stands in for whoever has the role .* from 12 January 2026 until 26 January 2026"
    with pytest.raises(Refused, match=told):
        planned(larkbeam, auditor="mei", at=after(3))
    for day in (date(2026, 1, 11), date(2026, 1, 26)):
        planned(larkbeam, auditor="mei", audit_on=day, at=after(3))


def test_plan_internal_audit_by_whoever_stood_in_for_a_shorter_time_is_allowed(larkbeam: Cast) -> None:
    lead_id = lead_appointed(larkbeam, "tom", date(2026, 1, 7))
    away(larkbeam, "tom", (lead_id, "mei"), at=after(2))
    [one] = stand_ins(larkbeam.organisation)
    end_stand_in(stand_in_id=one.id, ended_on=date(2026, 1, 16), by=larkbeam.actor("tom"), at=after(10))
    planned(larkbeam, auditor="mei", at=after(11))
