"""Turns and strips for the tests of what is pure."""

from __future__ import annotations

from datetime import date

from countersign.readiness.rule import Grade
from countersign.readiness.strip.shaping import Strip, strip_of
from countersign.readiness.strip.turning import Row, Turned

LONG_AGO, TODAY = date(2024, 1, 1), date(2026, 11, 20)
MINOR, MAJOR = Grade.MINOR, Grade.MAJOR


def up(on: date, code: str = "POL-009", grade: Grade = MINOR, key: str = "") -> Turned:
    return Turned(code, key, grade, raised=True, on=on)


def down(on: date, code: str = "POL-009", grade: Grade = MINOR, key: str = "") -> Turned:
    return Turned(code, key, grade, raised=False, on=on)


def strip(*turns: Turned, since: date | None = LONG_AGO, on: date = TODAY) -> Strip:
    return strip_of(turns, since, on, TODAY)


def called(row: Row) -> str:
    return f"{row.code} in a few words {row.key}".strip()
