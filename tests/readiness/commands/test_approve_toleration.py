from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.people.commands.end_leader import end_leader
from countersign.people.queries import leaders
from countersign.readiness.commands.approve_toleration import approve_toleration
from countersign.readiness.enums import TolerationState
from countersign.readiness.permissions import check_can_approve_toleration
from countersign.readiness.queries import judgement_of
from tests.audits import internal
from tests.cast import Cast
from tests.policies.worlds import begun, off_the_register
from tests.readiness.worlds import (
    AT,
    TODAY,
    after,
    approved,
    decision,
    found,
    kind_of,
    lead,
    leader,
    proposed,
    recording_fails,
    second_leader,
)


def test_approve_when_top_management_decides(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    before = judgement_of(larkbeam.organisation, TODAY)
    approved(larkbeam, id, at=after(hours=1))
    made = found(larkbeam, id)
    assert (made.state, made.approved_at, str(made.approved_by)) == (
        TolerationState.APPROVED,
        after(hours=1),
        "Priya Raman",
    )
    assert made.approved_as == "CEO and founder, top management since 1 April 2019"
    assert made.single_handed is False
    assert kind_of(larkbeam, made) == "toleration.approved"
    assert judgement_of(larkbeam.organisation, TODAY).verdict is before.verdict
    assert [*judgement_of(larkbeam.organisation, TODAY).findings()] == [*before.findings()]
    assert verify(larkbeam.organisation)[1] == []


def test_approve_when_lead_decides_is_refused(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    for by in (lead(larkbeam), larkbeam.actor("mei", Hat.TOP_MANAGEMENT)):
        with pytest.raises(Refused, match="Only top management can decide"):
            approved(larkbeam, id, by=by)


def test_approve_when_the_finding_is_about_oneself_is_refused_while_another_leads(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    row = found(larkbeam, proposed(larkbeam))
    row.key = larkbeam.person("tom").ref
    with pytest.raises(Refused, match="This finding is about you"):
        check_can_approve_toleration(tom, row, "CTO", only_leader=False)
    check_can_approve_toleration(tom, row, "CTO", only_leader=True)
    check_can_approve_toleration(leader(larkbeam), row, "CEO", only_leader=False)


def test_approve_what_one_asked_for_is_refused_while_another_leads(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    with pytest.raises(Refused, match="You asked for this"):
        approved(larkbeam, proposed(larkbeam, by=tom), by=tom)


def test_approve_what_the_only_leader_asked_for_is_single_handed(larkbeam: Cast) -> None:
    id = proposed(larkbeam, by=leader(larkbeam))
    approved(larkbeam, id)
    assert found(larkbeam, id).single_handed is True


def test_approve_when_something_else_was_shown_is_stale(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    for changed in ("digest_shown", "finding_shown"):
        with pytest.raises(Stale):
            approve_toleration(**{**decision(larkbeam, id), changed: "sha256:0"}, by=leader(larkbeam), at=AT)
    assert found(larkbeam, id).state is TolerationState.PROPOSED


def test_approve_when_the_finding_is_gone_is_refused(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    asked = decision(larkbeam, id)
    begun(larkbeam)
    with pytest.raises(Refused, match="nothing to live with"):
        approve_toleration(**asked, by=leader(larkbeam), at=AT)


def test_approve_when_the_day_has_passed_is_refused(larkbeam: Cast) -> None:
    id = proposed(larkbeam, until_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="last day has passed"):
        approved(larkbeam, id, at=after(2))
    approved(larkbeam, id, at=after(1))


def test_approve_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        approved(larkbeam, id)
    assert found(larkbeam, id).state is TolerationState.PROPOSED


def test_approve_when_off_the_register_since_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = proposed(larkbeam)
    entry = next(one for one in leaders(larkbeam.organisation, TODAY) if one.person_id == tom.person)
    end_leader(leader_id=entry.id, leads_until=TODAY, by=leader(larkbeam), at=AT)
    with pytest.raises(Refused, match="Only top management can decide"):
        approved(larkbeam, id, by=tom)


def audited_by_mei(here: Cast) -> Actor:
    """Mei leads as well, and audited the ISMS that she keeps: the finding names her, and has no key."""
    mei = second_leader(here, "mei")
    id = internal.planned(here, auditor="mei", audit_on=AT.date())
    internal.conducted(here, id, by=internal.auditor(here, "mei"), at=AT, conducted_on=AT.date())
    internal.lead_appointed(here, "mei", AT.date())
    return mei


def test_approve_about_several_of_whom_one_is_oneself_is_refused(larkbeam: Cast) -> None:
    mei = audited_by_mei(larkbeam)
    id = proposed(larkbeam, code="ROL-017")
    assert found(larkbeam, id).key == ""
    with pytest.raises(Refused, match="This finding is about you"):
        approved(larkbeam, id, by=mei)
    approved(larkbeam, id)
    assert not found(larkbeam, id).single_handed


def test_approve_about_oneself_when_nobody_else_leads_says_so(larkbeam: Cast) -> None:
    mei = audited_by_mei(larkbeam)
    id = proposed(larkbeam, code="ROL-017")
    off_the_register(larkbeam, "priya", AT.date())
    with pytest.raises(Refused, match="on record for 72 hours"):
        approved(larkbeam, id, by=mei, at=after(2))
    approved(larkbeam, id, by=mei, at=after(4))
    assert found(larkbeam, id).single_handed
