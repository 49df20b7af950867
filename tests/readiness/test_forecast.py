"""What will have lapsed: on which day, and until when it can be cured."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from countersign.readiness.dossier import as_of
from countersign.readiness.examples import dossier_of
from countersign.readiness.forecast import Lapse, lapses, no_go
from countersign.readiness.verdict import judgement

TODAY = date(2026, 11, 20)


def ahead(until: date, changes: dict[str, Any] | None = None) -> dict[str, Lapse]:
    dossier = dossier_of(changes or {})
    found = lapses(*(judgement(as_of(dossier, day)) for day in (TODAY, until)))
    days = [one.from_day or date.max for one in found]
    assert days == sorted(days)
    return {one.rule.code: one for one in found}


def test_nothing_lapses_today_or_before() -> None:
    assert ahead(TODAY) == {}
    assert ahead(TODAY - timedelta(days=30)) == {}


def test_a_review_lapses_on_the_day_after_its_grace() -> None:
    until = date(2027, 12, 1)
    review = ahead(until)["POL-016"]
    assert review.from_day is not None
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


def test_the_first_day_of_each_lapse_is_the_one_that_all_rules_together_give() -> None:
    """Between the two days only those are judged that matter; nothing else may follow from that."""
    for code, lapse in ahead(date(2027, 12, 1)).items():
        assert lapse.from_day is not None, code
        days = [lapse.from_day - timedelta(days=1), lapse.from_day]
        raised = [{rule.code for rule, _ in judgement(as_of(dossier_of({}), day)).findings()} for day in days]
        assert [code in one for one in raised] == [False, True], code


def test_what_was_counted_for_one_day_tells_of_no_other() -> None:
    """A live organisation gives acceptances as counts of the day asked for."""
    counts = {"due": 100, "acked": 100}
    now, then = (
        judgement(as_of(dossier_of({"policies[0].ack_stats": one}), day))
        for one, day in ((counts, TODAY), ({**counts, "acked": 40}, date(2027, 1, 25)))
    )
    assert [one.from_day for one in lapses(now, then) if one.rule.code == "DIS-002"] == [None]


HALF_KNOW = {"spot_stats": {"staff_asked": 100, "staff_passed": 49}}
"""DIS-009, major, with thirty lead days."""


@pytest.mark.parametrize(
    ("audit", "today", "left"),
    [
        ("2026-12-19", TODAY, 29),
        ("2026-12-20", TODAY, None),
        ("2026-12-19", TODAY - timedelta(days=1), None),
        ("2026-12-19", TODAY + timedelta(days=9), 29),
    ],
    ids=["a day short", "just enough", "seen a day earlier", "of a past day"],
)
def test_no_go_when_something_major_takes_longer_than_is_left(audit: str, today: date, left: int | None) -> None:
    found = no_go(judgement(dossier_of({**HALF_KNOW, "audits[0].date": audit})), today)
    assert (found and (found.left, [rule.code for rule in found.late])) == (left and (left, ["DIS-009"]))


def test_no_go_says_nothing_without_an_audit_or_without_a_major() -> None:
    assert no_go(judgement(dossier_of({**HALF_KNOW, "audits": []})), TODAY) is None
    assert no_go(judgement(dossier_of({"audits[0].date": "2026-11-20"})), TODAY) is None
