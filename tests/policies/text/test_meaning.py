from __future__ import annotations

from datetime import date

import pytest

from countersign.policies.text.meaning import days_meant, label_meant, months_meant, same_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("v2.0", "2", True),
        ("2.0.0", "2.0", True),
        ("b", "B", True),
        ("2.1", "2.10", False),
        ("10", "1", False),
        ("0", "0.0", True),
    ],
)
def test_labels_that_are_one(one: str, other: str, same: bool) -> None:
    assert (label_meant(one) == label_meant(other)) is same


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("21 November 2026", {date(2026, 11, 21)}),
        ("21st of Nov. 2026", {date(2026, 11, 21)}),
        ("May 3, 2026", {date(2026, 5, 3)}),
        ("2026-11-21", {date(2026, 11, 21)}),
        ("21.11.2026", {date(2026, 11, 21)}),
        ("03/04/2026", {date(2026, 4, 3), date(2026, 3, 4)}),
        ("31 November 2026", set()),
        ("November 2026", set()),
        ("", set()),
    ],
)
def test_days_that_a_date_may_be(value: str, days: set[date]) -> None:
    assert days_meant(value) == days


@pytest.mark.parametrize(
    ("value", "months"),
    [
        ("once a year", 12),
        ("at least annually", 12),
        ("every May", 12),
        ("each spring", 12),
        ("every two years", 24),
        ("every other year", 24),
        ("biennial", 24),
        ("every third year", 36),
        ("every twenty-four months", 24),
        ("12-monthly", 12),
        ("intervals not exceeding 18 months", 18),
        ("twice a year", 6),
        ("half-yearly", 6),
        ("quarterly", 3),
        ("every second calendar month", 2),
        ("monthly", 1),
        ("bi-annually", None),
        ("twice every quarter", None),
        ("every term", None),
    ],
)
def test_months_between_two_reviews(value: str, months: int | None) -> None:
    assert months_meant(value) == months


@pytest.mark.parametrize(
    ("named", "known", "same"),
    [
        ("Priya Raman", "Priya Raman", True),
        ("P. Raman", "Priya Raman", True),
        ("Priya Anand Raman", "priya raman", True),
        ("Sato Mei", "Mei Sato", True),
        ("Raman", "Priya Raman", True),
        ("Carl Dean", "Carol Dean", False),
        ("Priya Dean", "Priya Raman", False),
        ("Priya Raman", "", False),
    ],
)
def test_spellings_of_one_person(named: str, known: str, same: bool) -> None:
    assert same_person(named, known) is same
