"""What the rules say of a matrix, put where it belongs: beside a row, at a column, or below the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countersign.kernel.references import ref
from countersign.people import queries as people
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import lint
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.roles.raci.grid import Grid

if TYPE_CHECKING:
    from uuid import UUID

    from countersign.roles.queries import Named

AUDIT = "audit"
GRADES = {
    Grade.MAJOR: gettext_lazy("likely major"),
    Grade.MINOR: gettext_lazy("likely minor"),
    Grade.OPPORTUNITY: gettext_lazy("an opportunity"),
    Grade.OBSERVATION: gettext_lazy("worth a look"),
}


def linted(grid: Grid, on: date, read: Gathered) -> dict[str, Any]:
    """``{"rows": {key: [note, …]}, "columns": {id: [note, …]}, "cells": [[key, id], …], "whole": [note, …]}``.

    A note is ``{"code", "grade", "word", "says"}``.
    """
    return placed(grid, lint(grid, on, read)) if grid.rows else placed(grid, [])


def silent(grid: Grid, organisation: UUID, asked: Iterable[Named]) -> dict[str, str]:
    """The columns of people who have not said yes to what the matrix in force asks of them by name, and the names."""
    waiting = [one.person for one in asked if one.accepted is None]
    names = {ref("person", id): name for id, name in people.names(organisation, waiting).items()} if waiting else {}
    return {column.id: names[column.person] for column in grid.columns if column.person in names}


def with_silent(told: dict[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The same, and a note at each of these columns."""
    says = _("{name} has not said yes to what this column asks of them.")
    at = {"code": "5.3", "grade": Grade.OBSERVATION.word, "word": str(GRADES[Grade.OBSERVATION])}
    found = {id: [*told["columns"].get(id, []), {**at, "says": says.format(name=name)}] for id, name in columns.items()}
    return {**told, "columns": {**told["columns"], **found}}


def placed(grid: Grid, found: Iterable[tuple[Rule, Finding]]) -> dict[str, Any]:
    rows = {row.key for row in grid.rows}
    columns = {column.id for column in grid.columns}
    told: dict[str, Any] = {"rows": {}, "columns": {}, "cells": [], "whole": []}
    for rule, finding in found:
        row, _colon, column = finding.key.partition(":")
        one = note(rule, finding)
        if rule.code == "RAC-008" and AUDIT in rows:
            row = AUDIT
        if row in rows and rule.code != "RAC-006":
            told["rows"].setdefault(row, []).append(one)
            if column in columns:
                told["cells"].append([row, column])
        elif row in columns:
            told["columns"].setdefault(row, []).append(one)
        else:
            told["whole"].append(one)
    return told


def note(rule: Rule, finding: Finding) -> dict[str, str]:
    return {
        "code": rule.code,
        "grade": finding.grade.word,
        "word": str(GRADES[finding.grade]),
        "says": finding.says.in_language(_),
    }


def counted(told: dict[str, Any]) -> int:
    """How many notes there are."""
    beside = [*told["rows"].values(), *told["columns"].values()]
    return len(told["whole"]) + sum(map(len, beside))
