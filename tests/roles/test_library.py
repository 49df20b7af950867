from __future__ import annotations

import pytest

from countersign.roles.enums import MAY_BECOME, AppointmentState, Duty
from countersign.roles.library import LEAD, LIBRARY, PROFILES, REPORTER, SMALL_COMPANY, Profile
from countersign.roles.permissions import STANDS


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: str(profile.key))
def test_a_profile_says_what_is_asked_in_plain_sentences(profile: Profile) -> None:
    assert len(profile.duties) >= 2
    assert all(duty[0].isupper() and duty.endswith(".") and len(duty) < 120 for duty in profile.duties)
    assert profile.competence.endswith(".")
    assert len(set(profile.authorities)) == len(profile.authorities)


def test_each_of_the_two_duties_has_one_role() -> None:
    assert {duty: [one.key for one in PROFILES if duty in one.carries] for duty in Duty} == {
        Duty.CONFORMITY: [LEAD],
        Duty.REPORTING: [REPORTER],
    }
    assert len(LIBRARY) == len(PROFILES)


def test_a_small_company_has_both_duties_in_one_role() -> None:
    carried = {one.key: one.carries for one in SMALL_COMPANY if one.carries}
    assert carried == {LEAD: (Duty.CONFORMITY, Duty.REPORTING)}


def test_every_state_has_its_steps_and_its_sentence() -> None:
    assert set(MAY_BECOME) == set(STANDS) == set(AppointmentState)
