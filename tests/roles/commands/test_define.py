from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.define import define
from countersign.roles.enums import Authority, Duty
from countersign.roles.library import LEAD, LIBRARY, REPORTER
from countersign.roles.queries import every_version, newest, roles
from tests.cast import Cast
from tests.roles.worlds import AT, after, entered, lead, leader, recording_fails


def test_define_when_lead_takes_it_from_the_library(larkbeam: Cast) -> None:
    define(key=LEAD, by=lead(larkbeam), at=AT)
    (role,) = roles(larkbeam.organisation)
    assert (role.key, role.version, role.name, role.defined_at) == (LEAD, 1, "ISMS lead", AT)
    assert tuple(role.duties) == LIBRARY[LEAD].duties
    assert role.competence == LIBRARY[LEAD].competence
    assert role.carries == (Duty.CONFORMITY,)
    assert role.authorities == [Authority.ENFORCE, Authority.ESCALATE, Authority.SPEND, Authority.STOP_WORK]
    assert str(role.defined_by_id) == str(larkbeam.person("tom").id)
    assert entered(larkbeam, "role.defined") == 1
    assert verify(larkbeam.organisation)[1] == []


def test_define_when_the_lead_also_reports(larkbeam: Cast) -> None:
    define(key=LEAD, also_reports=True, by=leader(larkbeam), at=AT)
    (role,) = roles(larkbeam.organisation)
    assert role.carries == (Duty.CONFORMITY, Duty.REPORTING)
    assert tuple(role.duties) == (*LIBRARY[LEAD].duties, *LIBRARY[REPORTER].duties)


def test_define_when_described_anew_adds_a_version(larkbeam: Cast) -> None:
    define(key=LEAD, also_reports=True, by=lead(larkbeam), at=AT)
    define(key=LEAD, by=lead(larkbeam), at=after(1))
    assert [role.version for role in every_version(larkbeam.organisation)] == [2, 1]
    now = newest(larkbeam.organisation, LEAD)
    assert now is not None
    assert now.carries == (Duty.CONFORMITY,)
    assert verify(larkbeam.organisation)[1] == []


def test_define_when_nothing_would_change_is_refused(larkbeam: Cast) -> None:
    define(key=LEAD, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="described so already"):
        define(key=LEAD, by=lead(larkbeam), at=AT)


@pytest.mark.parametrize("hat", sorted(set(Hat) - {Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT}))
def test_define_when_neither_lead_nor_leader_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        define(key=LEAD, by=larkbeam.actor("mei", hat), at=AT)


def test_define_when_the_library_has_no_such_role_is_unknown(larkbeam: Cast) -> None:
    with pytest.raises(Unknown, match="There is no such role here"):
        define(key="king", by=lead(larkbeam), at=AT)


def test_define_when_another_role_should_report_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead can take over"):
        define(key="hr", also_reports=True, by=lead(larkbeam), at=AT)


def test_define_when_nobody_acts_is_refused(larkbeam: Cast) -> None:
    by = Actor(ActorKind.PERSON, larkbeam.organisation, hats=frozenset({Hat.ISMS_LEAD}))
    with pytest.raises(Refused, match="Only a person"):
        define(key=LEAD, by=by, at=AT)
    with pytest.raises(Refused, match="not done by this kind of actor"):
        define(key=LEAD, by=replace(by, kind=ActorKind.SYSTEM), at=AT)


def test_define_when_recording_fails_describes_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        define(key=LEAD, by=lead(larkbeam), at=AT)
    assert roles(larkbeam.organisation) == []
    assert verify(larkbeam.organisation)[1] == []
