"""What roles tells readiness and packs: each role, what it may do, who was put into it, and the matrix.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from countersign.kernel.records import happened, none, required, standard


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A person, or only a function, in a role. ``capacity``: days a week. ``until``: the first day without it."""

    person: str | None = none()
    function: str | None = none()
    since: date | None = none(key="from")
    until: date | None = none(key="to")
    approved_by: str | None = none()
    approved_on: date | None = happened({"approved_by": None})
    accepted_on: date | None = happened()
    declined_on: date | None = happened()
    communicated_on: date | None = happened()
    capacity: float | None = none(least=0)
    direct_line: bool | str = standard(default=False)
    budget_route: bool | str = standard(default=False)
    hat_note: str | None = none()
    reporting_note: str | None = none()
    competence: str | None = none()
    gap_plan: str | None = none()
    deputy: str | None = none()
    covers_depts: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role, its share of the two duties of 5.3, its kinds of authority, and who was put into it."""

    id: str = required()
    name: str | None = none()
    key: str = required()
    mandatory: tuple[str, ...] = none(())
    authorities: tuple[str, ...] = none(())
    assignments: tuple[Assignment, ...] = none(())

    @property
    def called(self) -> str:
        """The name, or the id where there is none."""
        return self.name or self.id


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the matrix: a role, a person, or a group in which everybody stands."""

    id: str = required()
    role: str | None = none()
    person: str | None = none()
    group: bool = standard(default=False)
    title: str | None = none()


LETTERS = "RACI"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the matrix. ``cells``: for each column the letters R, A, C, I."""

    key: str = required()
    title: str | None = none()
    cells: Mapping[str, str] = none(None)
    needs: tuple[str, ...] = none(())
    split_note: str | None = none()

    @cached_property
    def marks(self) -> dict[str, set[str]]:
        """For each letter the columns that have it, in whatever case. Worked out once: ten rules ask."""
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for column, cell in (self.cells or {}).items():
            alike[cell].append(column)
        found: dict[str, set[str]] = {letter: set() for letter in LETTERS}
        for cell, columns in alike.items():
            for letter in letters_in(cell):
                found[letter].update(columns)
        return found

    def letters(self, column: str) -> frozenset[str]:
        """The letters in a cell; in an empty one, none."""
        return letters_in((self.cells or {}).get(column, ""))


@dataclass(frozen=True, kw_only=True)
class Raci:
    """The responsibility matrix."""

    a_implies_r: bool = standard(default=False)
    columns: tuple[Column, ...] = none(())
    rows: tuple[Row, ...] = none(())


@lru_cache(maxsize=1000)
def letters_in(cell: str) -> frozenset[str]:
    """Those of the four that stand in a cell."""
    return frozenset(cell.upper()) & frozenset(LETTERS)
