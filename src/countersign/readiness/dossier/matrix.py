"""The responsibility matrix: its letters, and who stands behind a cell (DOMAIN, 2.1 number 11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from countersign.kernel.words import listed
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.holding import holders
from countersign.readiness.dossier.persons import is_active, name_of
from countersign.roles.facts import LETTERS, Column, Role, Row
from countersign.roles.raci.activities import CORE, LIBRARY, MANDATORY

ACTIVITIES = {key: LIBRARY[key].title for key in CORE}
"""The rows that are expected in a matrix, by their keys."""


@dataclass(frozen=True)
class Matrix:
    """The matrix of a dossier; where there is none, it has neither rows nor columns.

    A column stands for a role, for a person, or for a group behind which nobody in particular stands. Letters under a
    column that is not declared do not count.
    """

    dossier: Dossier

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.dossier.raci.columns if self.dossier.raci else ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.dossier.raci.rows if self.dossier.raci else ()

    @property
    def a_implies_r(self) -> bool:
        """Does an A without an R mean, in this organisation, that whoever is accountable also does it?"""
        return self.dossier.raci is not None and self.dossier.raci.a_implies_r

    def named(self, *keys: str) -> list[Row]:
        """The rows with these keys."""
        return [row for row in self.rows if row.key in keys]

    def marked(self, row: Row, letters: str = LETTERS) -> list[Column]:
        """The columns, groups included, with one of these letters in the row."""
        asked = id(row), letters
        if asked not in self.found:
            marked: set[str] = set().union(*(row.marks[letter] for letter in letters))
            columns, places = self.columns, self.places
            self.found[asked] = row, [columns[at] for at in sorted([places[id] for id in marked if id in places])]
        return self.found[asked][1]

    @cached_property
    def found(self) -> dict[tuple[int, str], tuple[Row, list[Column]]]:
        """What was asked before; ten rules ask the same of each row."""
        return {}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column stands, by its id; of two that share one, the first."""
        return {column.id: place for place, column in reversed([*enumerate(self.columns)])}

    def answering(self, row: Row, letters: str) -> list[Column]:
        """Those of them that stand for a role or a person."""
        return [column for column in self.marked(row, letters) if stands_for_somebody(column)]

    def people(self, row: Row, letters: str) -> set[str]:
        """The active people behind the cells of a row with one of these letters."""
        return set[str]().union(*(self.behind[column.id] for column in self.marked(row, letters)))

    def people_differ(self, row: Row, letters: str) -> bool:
        """Does more than one active person stand behind these cells?"""
        behind = [self.behind[column.id] for column in self.marked(row, letters)]
        return any(len(people) > 1 for people in behind) or len(frozenset[str]().union(*behind)) > 1

    def people_named(self, key: str, letters: str) -> set[str]:
        """The same for the row with this key; nobody where there is no such row."""
        return {id for row in self.named(key) for id in self.people(row, letters)}

    @cached_property
    def behind(self) -> dict[str, frozenset[str]]:
        """For each column the active people behind it."""
        return {column.id: frozenset(self.stand_behind(column)) for column in self.columns}

    @cached_property
    def alike(self) -> dict[tuple[str, ...], list[str]]:
        """The active people, by all the columns that they stand behind: holders of one role mostly share theirs."""
        columns_of: defaultdict[str, list[str]] = defaultdict(list)
        for column, people in self.behind.items():
            for id in people:
                columns_of[id].append(column)
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for id, columns in columns_of.items():
            found[tuple(columns)].append(id)
        return found

    def stand_behind(self, column: Column) -> list[str]:
        if column.group:
            return []
        if column.person:
            return [column.person] if is_active(self.dossier, column.person) else []
        role = self.role(column)
        return [id for id, _ in holders(self.dossier, role)] if role else []

    def role(self, column: Column) -> Role | None:
        """The role that a column stands for, if the register of roles has it."""
        if column.group or column.person:
            return None
        return self.dossier.roles_by_id.get(column.role or "")

    def called(self, column: Column) -> str:
        """What a column is called in a sentence: the role's or the person's name, else its own title or id."""
        if column.person and not column.group:
            return name_of(self.dossier, column.person)
        role = self.role(column)
        return role.called if role else column.title or column.id

    def columns_named(self, columns: Sequence[Column]) -> str:
        return listed([self.called(column) for column in columns])


def matrix_of(dossier: Dossier) -> Matrix:
    """The matrix of a dossier: one for all the rules, so that they share what they find in it."""
    known: dict[str, Matrix] = dossier.known
    if "matrix" not in known:
        known["matrix"] = Matrix(dossier)
    return known["matrix"]


def letters_of(row: Row, column: Column) -> frozenset[str]:
    """The letters in a cell; in an empty one, none."""
    return row.letters(column.id)


def stands_for_somebody(column: Column) -> bool:
    """Does a column stand for a role or a person?"""
    return not column.group and bool(column.role or column.person)


def is_mandatory_row(row: Row) -> bool:
    return row.key in MANDATORY


def activity(row: Row) -> str:
    """What a row is called in a sentence."""
    return row.title or ACTIVITIES.get(row.key, row.key)
