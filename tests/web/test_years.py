"""Years of records cost a page no statement, and of each table at most its rows, once. What is over is not read."""

from __future__ import annotations

import pytest

from countersign.ledger.guard import guarded_models
from tests.bench.decade import YEARS, again
from tests.bench.progress import Progress
from tests.cast import Cast
from tests.readiness.living import whole_story
from tests.reading import Reading, reading
from tests.risks import worlds as risks
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/"

A_YEAR = dict.fromkeys(
    (
        *("message", "ask", "commitment", "action", "direction", "support", "deviation", "event", "risk"),
        *("assessment", "treatment", "resource", "processcheck", "measurement", "report", "visit", "internalaudit"),
        *("auditfinding", "review", "interview", "spotcheck", "rehearsal"),
    ),
    3,
)
"""What ten years bring of it, each year."""

MOST = {
    ("priya", ""): 103,
    ("tom", ""): 55,
    ("ola", ""): 43,
    ("tom", "findings/"): 80,
    ("priya", "wall/"): 16,
    ("priya", "brief/"): 82,
    ("priya", "year/"): 97,
    ("tom", "calendar/"): 57,
}
"""The statements of each page where everything was recorded at least once."""

OVER = ("assessment", "treatment")
"""Of what only the last one counts that was made about something."""

AGAIN = {
    "year/": {
        "resource": YEARS,
        **dict.fromkeys(("message", "action", "processcheck", "support", "ask"), 2),
        "treatment": 1,
    }
}
"""Of which years who tells of one year reads the rows once more: its own for names, of what was asked for the money."""

OF_THE_YEAR = ("interview", "spotcheck", "rehearsal")
"""Of what the rules look at twelve months and no more."""


@pytest.mark.parametrize("page", MOST, ids=" at /".join)
def test_a_page_after_ten_years_reads_no_table_twice(
    larkbeam: Cast, page: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_story(larkbeam)
    risks.approved(
        larkbeam, risks.proposed(larkbeam, risks.recorded(larkbeam, described=risks.another("Backups fail")))
    )
    client, path = browser_of(page[0]), HOME + page[1]
    client.get(path)

    def read() -> Reading:
        with reading(monkeypatch) as seen:
            assert client.get(path).status_code == 200
        return seen

    few = read()
    tables = {model.noun: model for model in guarded_models()}
    for noun, times in A_YEAR.items():
        again(larkbeam, tables[noun], times, Progress(times * YEARS))
    many = read()
    assert many.statements == few.statements <= MOST[page]
    grown = {noun: many.rows[tables[noun]._meta.db_table] - few.rows[tables[noun]._meta.db_table] for noun in A_YEAR}
    more = AGAIN.get(page[1], {})
    assert {noun: n for noun, n in grown.items() if n > A_YEAR[noun] * (YEARS + more.get(noun, 0))} == {}
    assert {noun: grown[noun] for noun in OVER} == {noun: A_YEAR[noun] * more.get(noun, 0) for noun in OVER}
    assert {noun for noun in OF_THE_YEAR if grown[noun] > A_YEAR[noun] * 2} == set()
