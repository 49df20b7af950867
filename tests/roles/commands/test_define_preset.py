from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.roles.commands.define import define
from countersign.roles.commands.define_preset import define_preset
from countersign.roles.commands.describe import Description, as_described, describe
from countersign.roles.enums import Duty, Preset
from countersign.roles.library import LEAD, LIBRARY, REPORTER
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


def test_define_preset_when_full_describes_the_whole_library(larkbeam: Cast) -> None:
    define_preset(preset=Preset.FULL, by=lead(larkbeam), at=AT)
    assert [role.key for role in roles(larkbeam.organisation)] == list(LIBRARY)
    assert role_with_key(larkbeam.organisation, LEAD).carries == (Duty.CONFORMITY,)
    assert role_with_key(larkbeam.organisation, REPORTER).carries == (Duty.REPORTING,)
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="Every role of the library is described already"):
        define_preset(preset=Preset.FULL, by=lead(larkbeam), at=AT)


def test_define_preset_when_the_lead_reports_already_adds_no_second_reporter(larkbeam: Cast) -> None:
    define_preset(by=lead(larkbeam), at=AT)
    define_preset(preset=Preset.FULL, by=lead(larkbeam), at=AT)
    carried = [role.key for role in roles(larkbeam.organisation) if role.reports_performance]
    assert carried == [LEAD]
    assert len(roles(larkbeam.organisation)) == len(LIBRARY) - 1


def test_define_preset_when_somebody_else_reports_the_lead_does_not(larkbeam: Cast) -> None:
    define(key=REPORTER, by=lead(larkbeam), at=AT)
    define_preset(by=lead(larkbeam), at=AT)
    assert role_with_key(larkbeam.organisation, LEAD).carries == (Duty.CONFORMITY,)


def test_define_preset_when_some_are_described_leaves_them(larkbeam: Cast) -> None:
    define(key=LEAD, by=lead(larkbeam), at=AT)
    define_preset(by=lead(larkbeam), at=AT)
    assert sorted(role.key for role in roles(larkbeam.organisation)) == sorted(KEYS)
    assert role_with_key(larkbeam.organisation, LEAD).version == 1


def test_define_preset_when_an_own_role_carries_a_duty_puts_it_into_no_second_one(larkbeam: Cast) -> None:
    """Somebody else keeps it right: then the reporter comes, and no second lead."""
    steward = Description("Steward", ("Keeps the ISMS right.",), carries=(Duty.CONFORMITY,))
    describe(description=steward, by=lead(larkbeam), at=AT)
    define_preset(by=lead(larkbeam), at=AT)
    here = roles(larkbeam.organisation)
    assert {role.key for role in here} == {"own_steward", REPORTER, *KEYS} - {LEAD}
    assert [[role.key for role in here if duty in role.carries] for duty in Duty] == [["own_steward"], [REPORTER]]
    define_preset(preset=Preset.FULL, by=lead(larkbeam), at=AT)
    assert len(roles(larkbeam.organisation)) == len(LIBRARY)
    assert verify(larkbeam.organisation)[1] == []


def test_define_preset_when_an_own_role_has_the_name_adds_no_second_one(larkbeam: Cast) -> None:
    describe(description=Description("internal Auditor", ("Audits.",)), by=lead(larkbeam), at=AT)
    define_preset(by=lead(larkbeam), at=AT)
    assert "internal_auditor" not in {role.key for role in roles(larkbeam.organisation)}


def test_define_preset_when_the_lead_is_in_own_words_leaves_them(larkbeam: Cast) -> None:
    define_preset(by=lead(larkbeam), at=AT)
    own = replace(as_described(role_with_key(larkbeam.organisation, LEAD)), name="Head of security")
    describe(description=own, key=LEAD, version_shown=1, by=lead(larkbeam), at=AT)
    define_preset(preset=Preset.FULL, by=lead(larkbeam), at=AT)
    assert role_with_key(larkbeam.organisation, LEAD).name == "Head of security"


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
