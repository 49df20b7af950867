"""What will have lapsed: on which day, and until when it can be cured."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countersign.readiness.dossier import as_of
from countersign.readiness.examples import dossier_of
from countersign.readiness.forecast import Lapse, lapses
from countersign.readiness.verdict import judgement

TODAY = date(2026, 11, 20)


def ahead(until: date, changes: dict[str, Any] | None = None) -> dict[str, Lapse]:
    dossier = dossier_of(changes or {})
    found = lapses(lambda day: judgement(as_of(dossier, day)), TODAY, until)
    assert found == sorted(found, key=lambda one: one.from_day)
    return {one.rule.code: one for one in found}


def test_nothing_lapses_today_or_before() -> None:
    assert ahead(TODAY) == {}
    assert ahead(TODAY - timedelta(days=30)) == {}


def test_a_review_lapses_on_the_day_after_its_grace() -> None:
    until = date(2027, 12, 1)
    review = ahead(until)["POL-016"]
    day_before = judgement(as_of(dossier_of({}), review.from_day - timedelta(days=1)))
    on_the_day = judgement(as_of(dossier_of({}), review.from_day))
    assert "POL-016" not in {rule.code for rule, _ in day_before.findings()}
    assert "POL-016" in {rule.code for rule, _ in on_the_day.findings()}
    assert review.begin_by == until - timedelta(days=review.rule.lead_days)


def test_what_is_raised_already_does_not_lapse_again() -> None:
    assert "POL-018" not in ahead(date(2027, 12, 1), {"policies[0].review_months": 24})


def test_what_becomes_graver_lapses_with_its_new_grade() -> None:
    """The review is a little late today, and far too late then."""
    late = {"policies[0].versions[0].approved_on": "2025-11-01", "policies[0].versions[0].effective": "2025-11-01"}
    today = {rule.code: finding.grade for rule, finding in judgement(dossier_of(late)).findings()}
    then = ahead(date(2027, 4, 1), late)["POL-016"]
    assert then.finding.grade > today["POL-016"]


def test_rules_that_count_other_findings_are_left_out() -> None:
    found = ahead(date(2028, 6, 1))
    assert len(found) > 3
    assert not {"AUD-001", "AUD-002", "AUD-003", "AGG-001", "AGG-002"} & found.keys()
