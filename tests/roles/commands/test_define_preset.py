from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.roles.commands.define import define
from countersign.roles.commands.define_preset import define_preset
from countersign.roles.enums import Duty
from countersign.roles.library import LEAD
from countersign.roles.queries import role_with_key, roles
from tests.cast import Cast
from tests.roles.worlds import AT, entered, lead, recording_fails

KEYS = ["sponsor", "isms_lead", "dept_contact", "hr", "internal_auditor", "all_staff"]


def test_define_preset_when_nothing_is_described(larkbeam: Cast) -> None:
    define_preset(by=lead(larkbeam), at=AT)
    assert [role.key for role in roles(larkbeam.organisation)] == KEYS
    assert role_with_key(larkbeam.organisation, LEAD).carries == (Duty.CONFORMITY, Duty.REPORTING)
    assert entered(larkbeam, "role.defined") == len(KEYS)
    assert verify(larkbeam.organisation)[1] == []


def test_define_preset_when_some_are_described_leaves_them(larkbeam: Cast) -> None:
    define(key=LEAD, by=lead(larkbeam), at=AT)
    define_preset(by=lead(larkbeam), at=AT)
    assert sorted(role.key for role in roles(larkbeam.organisation)) == sorted(KEYS)
    assert role_with_key(larkbeam.organisation, LEAD).version == 1


def test_define_preset_when_done_before_is_refused(larkbeam: Cast) -> None:
    define_preset(by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="described already"):
        define_preset(by=lead(larkbeam), at=AT)


def test_define_preset_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        define_preset(by=larkbeam.actor("ola"), at=AT)


def test_define_preset_when_recording_fails_describes_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        define_preset(by=lead(larkbeam), at=AT)
    assert roles(larkbeam.organisation) == []
