from __future__ import annotations

import time

import pytest

from countersign.kernel.text import from_html, node_text, walk
from countersign.policies.text import STATEMENTS, Statement, find_statements
from tests.policies.text.worlds import paragraphs


def said(*pieces: str) -> dict[str, str]:
    return {one.kind: one.value for one in find_statements(paragraphs(*pieces))}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Version 2.1", "2.1"),
        ("version no. 4", "4"),
        ("Issue: B", "B"),
        ("Information Security Policy v3.1", "3.1"),
        ("Our policy, version 2024a, applies to everybody.", "2024a"),
        ("This is version 12.", "12"),
        ("Larkbeam Ltd · Revision 7 · For everybody", "7"),
        ("This is not version 3 of this policy.", None),
        ("Version 9.0 of the scanner is in use.", None),
        ("TLS version 1.2 or later", None),
        ("Version: TBC", None),
        ("Issue a card to every visitor.", None),
    ],
)
def test_version(line: str, value: str | None) -> None:
    assert said(line).get("version") == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Date: 12 May 2026", "12 May 2026"),
        ("Approved by the board on 12th of May 2026", "12th of May 2026"),
        ("This policy takes effect on May 3, 2026.", "May 3, 2026"),
        ("Effective from 2026-05-12", "2026-05-12"),
        ("Leeds, 12.05.2026", "12.05.2026"),
        ("Larkbeam Ltd · version 1.0 · in force from 23 March 2026", "23 March 2026"),
        ("Approved by: Chief Executive Officer Date: 14 May 2026", "14 May 2026"),
        ("On 4 May 2026 the board approved this policy.", "4 May 2026"),
        ("Next review Date: 14 May 2027", None),
        ("This policy was not signed on 12 May 2026.", None),
        ("Next review: 12 May 2027", None),
        ("Date: May 2026", None),
        ("Date of birth: 3 May 1980", None),
        ("This policy replaces the one approved on 3 March 2022.", None),
        ("The lease was signed on 3 March 2022.", None),
    ],
)
def test_date(line: str, value: str | None) -> None:
    assert said(line).get("date") == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Approved by: Priya Shah, Chief Executive", "Priya Shah"),
        ("Signed by Managing Director Jean-Luc O'Neill on 3 May 2026", "Jean-Luc O'Neill"),
        ("This policy has been approved by Dr Eva de la Cruz.", "Eva de la Cruz"),
        ("Priya Shah, managing director, approves this policy.", "Priya Shah"),
        ("Approver: J. R. Hartley", "J. R. Hartley"),
        ("Approved by the Board of Directors", None),
        ("Approved by: Larkbeam Holdings Ltd", None),
        ("Approved by the council of Brook Valley", None),
        ("Approved by: [Name Surname]", None),
        ("Signed: ______________", None),
        ("This policy was never approved by Gerald Stone.", None),
        ("Purchases are approved by Gerald Stone.", None),
        ("Prepared by: Tom Reed", None),
        ("Gerald Stone never approved this policy.", None),
    ],
)
def test_approver(line: str, value: str | None) -> None:
    assert said(line).get("approver") == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("We review this policy at least once a year.", "at least once a year"),
        ("Every two years the board reviews and approves this policy.", "Every two years"),
        ("This policy will be reviewed annually and after any serious incident.", "annually"),
        ("Review frequency: 18 months", "18 months"),
        ("The yearly review of this policy falls in May.", "yearly"),
        ("This policy is not reviewed every year.", None),
        ("Access rights are reviewed every quarter.", None),
        ("This policy is reviewed when the law changes, and passwords every month.", None),
        ("Next review: May 2027", None),
    ],
)
def test_interval(line: str, value: str | None) -> None:
    assert said(line).get("interval") == value


def test_a_row_is_quoted_as_it_stands_and_read_with_its_heading() -> None:
    text, _ = from_html(
        "<table><tr><th>Version<th>Date<th>Approved by</tr><tr><td>1.0<td>3 May 2025<td>Priya Shah</tr></table>"
        "<table><tr><td>Review cycle<td>12 months</tr></table>"
    )
    first, second = text.blocks
    row = "1.0 3 May 2025 Priya Shah"
    assert find_statements(text) == (
        Statement("version", first.id, row, "1.0"),
        Statement("date", first.id, row, "3 May 2025"),
        Statement("approver", first.id, row, "Priya Shah"),
        Statement("interval", second.id, "Review cycle 12 months", "12 months"),
    )
    note, _ = from_html("<table><tr><td>1.0<td>Approved and signed by Eva Raman, CEO</tr></table>")
    assert [one.value for one in find_statements(note)] == ["Eva Raman"]
    blocks = {node.id: " ".join(node_text(node).split()) for node in walk(text.blocks)}
    assert all(one.quote in blocks[one.block_id] and one.value in one.quote for one in find_statements(text))


def test_a_label_counts_for_the_line_below_it_alone() -> None:
    assert said("Signed:", "Priya Shah", "Chief Executive") == {"approver": "Priya Shah"}
    assert said("Signed:", "In Leeds", "Priya Shah") == {}
    assert said("Date", "12 May 2026") == {"date": "12 May 2026"}
    assert said("Version no.:", "2.1") == {"version": "2.1"}


def test_the_same_is_said_once() -> None:
    text, _ = from_html("<table><tr><td>Version<td>2.0</tr></table>")
    assert [one.kind for one in find_statements(text)] == ["version"]
    assert set(STATEMENTS) == {"version", "date", "approver", "interval"}


@pytest.mark.parametrize(
    "piece",
    [
        "Approved by " * 2_500,
        "A" + "a" * 30_000,
        "Aa " * 10_000,
        "Every year " * 3_000,
        "Version " * 4_000,
        "this policy is " * 2_000,
        "1 May " * 5_000,
        "review, " * 4_000,
    ],
)
def test_a_hostile_line_stays_quick(piece: str) -> None:
    started = time.process_time()
    find_statements(paragraphs(piece))
    assert time.process_time() - started < 2
