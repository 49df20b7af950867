from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pytest
import time_machine

from countersign.readiness.crosswalk import FRAMEWORKS, KINDS
from tests.cast import Cast
from tests.policies.worlds import after, in_force_from
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

CROSSWALK = "/o/larkbeam-ltd/crosswalk/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def test_crosswalk_when_nothing_is_on_record(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), CROSSWALK))

    assert "Nothing is on record yet." in text
    assert all(kind.name in text for kind in KINDS)
    assert "none on record Approval of the policy by a leader" in text
    assert "none on record Management review" in text
    assert "ISO 9001, ISO 22301 5.2.2 ISO 14001, ISO 45001, ISO/IEC 42001 5.2 NIST" in text
    assert "Regulation (EU) 2022/2554" in text


def test_crosswalk_counts_what_there_is(larkbeam: Cast) -> None:
    in_force_from(larkbeam)

    text = seen(get(browser_of("tom"), CROSSWALK))
    assert "1 on record Approval of the policy by a leader" in text
    assert "Nothing is on record yet." not in text


def test_crosswalk_of_one_framework(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), f"{CROSSWALK}?framework=DORA"))

    assert "What also counts for DORA" in text
    assert "Resources decided, or refused with the risk accepted Art. 5(2)(g)" in text
    assert "Decision on availability to third parties" not in text


def test_crosswalk_of_a_framework_that_is_none(larkbeam: Cast) -> None:
    page = get(browser_of("tom"), f"{CROSSWALK}?framework=<b>COBIT")

    assert page.status_code == 200
    assert "is no framework that is known here" in seen(page)
    assert "<b>COBIT" not in page.content.decode()


def test_crosswalk_as_a_workbook(larkbeam: Cast) -> None:
    answer = get(browser_of("tom"), f"{CROSSWALK}crosswalk.xlsx")

    assert 'filename="crosswalk-' in answer["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    table, editions = book.worksheets[:2]
    headings = [cell.value for cell in table[1]]
    assert headings[2:-1] == ["ISO/IEC 27001", *(one.name for one in FRAMEWORKS)]
    assert table.max_row == len(KINDS) + 1
    first = dict(zip(headings, [cell.value for cell in table[2]], strict=True))
    assert (first["DORA"], first["PCI DSS"], first["On record"]) == ("Art. 5(2)(b)", "12.1.1", "none on record")
    assert str(first["Confidence"]).startswith("high")
    assert [row[1].value for row in editions.iter_rows(min_row=2)] == [
        "2022, with amendment 1 of 2024",
        *(one.edition for one in FRAMEWORKS),
    ]


def test_crosswalk_is_for_those_who_may_read_findings(larkbeam: Cast) -> None:
    assert get(browser_of("ola"), CROSSWALK).status_code == 403
    assert get(browser_of("ola"), f"{CROSSWALK}crosswalk.xlsx").status_code == 403
