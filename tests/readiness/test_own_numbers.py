"""What an organisation has set judges it, from its day on; and what judged is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from countersign.readiness.dossier import Dossier, read, write
from countersign.readiness.examples import dossier_of as sound_with
from countersign.readiness.reports.findings import as_json
from countersign.readiness.verdict import judgement, strange_thresholds
from countersign.roles.commands.propose import Terms
from tests.cast import Cast
from tests.people.worlds import set_number
from tests.policies.worlds import after
from tests.readiness.living import live
from tests.roles import worlds as roles

KEY, WAITS = "POL-016.grace_days", "ROL-006.grace_days"
FROM = date(2026, 2, 2)
ONE = timedelta(days=1)
OVERDUE = {"policies[0].versions[0].approved_on": "2025-10-11"}
"""Forty days late on the sound organisation's day."""


def raised(dossier: Dossier) -> dict[str, str]:
    return {rule.code: finding.grade.word for rule, finding in judgement(dossier).findings()}


def test_a_dossier_holds_the_organisation_s_own_numbers_alone(larkbeam: Cast) -> None:
    assert live(larkbeam).thresholds is None
    set_number(larkbeam, KEY, "60", from_on=FROM)
    set_number(larkbeam, "POL-012.share", "1", from_on=FROM)
    days = (FROM - ONE, FROM, FROM + 900 * ONE)
    own = {KEY: 60, "POL-012.share": 1}
    assert [live(larkbeam, on).thresholds for on in days] == [None, own, own]
    assert read(write(live(larkbeam, FROM))).thresholds == own


def test_a_number_that_was_taken_back_stays_out(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    set_number(larkbeam, KEY, None, from_on=FROM, at=after(1))
    assert [live(larkbeam, on).thresholds for on in (FROM - ONE, FROM)] == [{KEY: 60}, None]


def test_a_number_of_a_rule_that_is_gone_stays_out(larkbeam: Cast) -> None:
    set_number(larkbeam, "OLD-001.grace_days", "60")
    dossier = live(larkbeam)
    assert dossier.thresholds is None
    assert strange_thresholds(dossier) == []


def test_a_rule_judges_by_what_was_set(larkbeam: Cast) -> None:
    """A live organisation records no reviews yet, so the policy is the sound organisation's, forty days late."""
    assert raised(sound_with(OVERDUE))["POL-016"] == "minor"
    set_number(larkbeam, KEY, "60", from_on=FROM)
    own = replace(sound_with(OVERDUE), thresholds=live(larkbeam, FROM).thresholds)
    assert raised(own)["POL-016"] == "observation"
    told = as_json(judgement(own))["thresholds"]
    assert (told[KEY], told["POL-006.grace_days"]) == (60, 60)
    assert as_json(judgement(live(larkbeam, FROM - ONE)))["thresholds"][KEY] == 30


def test_a_finding_of_the_living_organisation_goes_when_it_waits_longer(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    appointment = roles.proposed(larkbeam, "ola", "hr", terms=Terms())
    roles.approved(larkbeam, appointment)
    on = after(0).date() + 20 * ONE
    assert "ROL-006" in raised(live(larkbeam, on))
    set_number(larkbeam, WAITS, "30")
    assert "ROL-006" not in raised(live(larkbeam, on))
    assert "ROL-006" in raised(live(larkbeam, on + 20 * ONE))


def test_another_organisation_judges_by_its_own(larkbeam: Cast, stonecross: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    assert live(stonecross).thresholds is None
