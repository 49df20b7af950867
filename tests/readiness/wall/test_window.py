"""Twelve months: those before today, or those that end with the audit; none before the ISMS began."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.audits.facts import Audit
from countersign.people.facts import Organisation
from countersign.readiness.dossier import Dossier
from countersign.readiness.wall.window import Window, window_of

LONG_AGO = date(2020, 5, 4)


def seen(on: date, started: date = LONG_AGO, audit: date | None = None) -> Window:
    firm = Organisation(name="Larkbeam Ltd", headcount=12, isms_started=started)
    audits = (Audit(kind="stage2", on=audit),) if audit else ()
    return window_of(Dossier(as_of=on, org=firm, people=(), audits=audits))


@pytest.mark.parametrize(
    ("on", "started", "audit", "first"),
    [
        (date(2026, 11, 20), LONG_AGO, None, date(2025, 12, 1)),
        (date(2026, 11, 20), LONG_AGO, date(2027, 1, 25), date(2026, 2, 1)),
        (date(2026, 11, 20), LONG_AGO, date(2027, 5, 31), date(2026, 6, 1)),
        (date(2026, 11, 20), LONG_AGO, date(2027, 6, 1), date(2025, 12, 1)),
        (date(2026, 11, 20), LONG_AGO, date(2026, 11, 1), date(2025, 12, 1)),
        (date(2026, 11, 20), date(2026, 3, 2), date(2027, 1, 25), date(2026, 3, 1)),
        (date(2026, 11, 20), date(2027, 2, 1), None, date(2027, 2, 1)),
        (date(1, 1, 5), date(1, 1, 1), None, date(1, 1, 1)),
    ],
    ids=["no audit", "soon", "in six months", "too far", "over", "begun lately", "not begun", "the first year"],
)
def test_a_window_begins(on: date, started: date, audit: date | None, first: date) -> None:
    window = seen(on, started, audit)
    assert window.first == first
    assert len(window.months) == 12


def test_a_day_lies_where_it_is_in_its_month() -> None:
    window = seen(date(2026, 11, 20))
    assert window.place(date(2025, 12, 1)) == pytest.approx(0.5 / 31)
    assert window.place(date(2026, 2, 28)) == pytest.approx(2 + 27.5 / 28)
    assert window.shows(date(2026, 11, 30))
    assert not window.shows(date(2026, 12, 1))
    assert window.past == 12
