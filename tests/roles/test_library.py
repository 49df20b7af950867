from __future__ import annotations

import pytest

from countersign.roles.enums import MAY_BECOME, AppointmentState, Authority, Duty, Preset
from countersign.roles.library import LEAD, LIBRARY, PRESETS, PROFILES, REPORTER, Profile
from countersign.roles.permissions import STANDS


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: str(profile.key))
def test_a_profile_says_what_is_asked_in_plain_sentences(profile: Profile) -> None:
    assert len(profile.duties) >= 2
    assert all(duty[0].isupper() and duty.endswith(".") and len(duty) < 120 for duty in profile.duties)
    assert profile.competence.endswith(".") or not profile.authorities
    assert profile.in_a_small_company.endswith(".")
    assert len(set(profile.authorities)) == len(profile.authorities)


def test_each_of_the_two_duties_has_one_role() -> None:
    assert {duty: [one.key for one in PROFILES if duty in one.carries] for duty in Duty} == {
        Duty.CONFORMITY: [LEAD],
        Duty.REPORTING: [REPORTER],
    }
    assert len(LIBRARY) == len(PROFILES)


def test_the_keys_are_those_that_rules_and_dossiers_know() -> None:
    assert list(LIBRARY) == [
        *("sponsor", "isms_lead", "reporter", "dept_contact", "it_head", "hr", "risk_owner", "internal_auditor"),
        *("audit_coord", "incident", "policy_owner", "asset_owner", "supplier_owner", "privacy", "continuity"),
        *("legal", "physical", "engineering", "all_staff"),
    ]


def test_who_decides_on_risks_audits_or_stops_work_may() -> None:
    """The authority that an auditor asks for first with each of these duties."""
    given = {key: set(profile.authorities) for key, profile in LIBRARY.items()}
    assert given["sponsor"] == set(Authority)
    assert Authority.ACCEPT_RISK in given["risk_owner"]
    assert Authority.AUDIT in given["internal_auditor"]
    assert Authority.STOP_WORK in given["incident"] & given["isms_lead"] & given["engineering"]
    assert not given["audit_coord"] | given["all_staff"]


def test_a_preset_names_roles_of_the_library() -> None:
    assert set(PRESETS[Preset.SMALL]) < set(PRESETS[Preset.FULL]) == set(LIBRARY)
    assert REPORTER not in PRESETS[Preset.SMALL]


def test_every_state_has_its_steps_and_its_sentence() -> None:
    assert set(MAY_BECOME) == set(STANDS) == set(AppointmentState)
