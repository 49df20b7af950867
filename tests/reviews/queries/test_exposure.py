"""Input f: the largest risks, and how far their treatment is."""

from __future__ import annotations

from datetime import date

from countersign.reviews.queries.exposure import MOST, risks_and_treatment
from tests.cast import Cast
from tests.risks import worlds

ON = date(2026, 4, 10)


def said(here: Cast, on: date = ON) -> list[str]:
    return [str(one.says) for one in risks_and_treatment(here.organisation, on, None)]


def test_no_risk_is_known_to_be_none(larkbeam: Cast) -> None:
    assert said(larkbeam) == ["No risk is recorded."]


def test_the_largest_risks_are_told_with_what_changed(larkbeam: Cast) -> None:
    id = worlds.recorded(larkbeam)
    assert said(larkbeam) == [
        "Payroll data leaks: 12, nothing is decided (Mei Sato)",
        "1 risks are open.",
        "1 of them: nothing is decided",
        "No treatment is overdue.",
    ]
    worlds.seen_again(larkbeam, id, likelihood=4, impact=4)
    assert said(larkbeam)[0] == "Payroll data leaks: 16, up from 12, nothing is decided (Mei Sato)"


def test_an_overdue_treatment_is_named(larkbeam: Cast) -> None:
    worlds.approved(larkbeam, worlds.proposed(larkbeam, worlds.recorded(larkbeam)))
    assert said(larkbeam)[-1] == "Treatment 10 days late, due 31 March 2026: Payroll data leaks (Mei Sato)"
    assert said(larkbeam, date(2026, 3, 1))[-1] == "No treatment is overdue."


def test_only_the_largest_are_named_and_all_are_counted(larkbeam: Cast) -> None:
    for n in range(MOST + 2):
        worlds.recorded(larkbeam, described=worlds.another(f"Risk {n}", f"R-{n}"))
    told = said(larkbeam)
    assert sum(" nothing is decided (" in says for says in told) == MOST
    assert f"{MOST + 2} risks are open." in told
