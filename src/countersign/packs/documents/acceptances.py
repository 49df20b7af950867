"""Acceptances counted as they pass: version by version, leaders apart, and the first names of the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from countersign.packs.documents.rows import Row

MOST_LISTED = 1000
"""The reader's page lists so many for a version; all of them are in the records."""


@dataclass
class UnderVersion:
    """The names under one version."""

    leaders: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    count: int = 0


class Acceptances:
    """By the version's id."""

    def __init__(self) -> None:
        self.under: dict[str, UnderVersion] = {}

    def take(self, row: Row) -> None:
        found = self.under.setdefault(row.state["version_id"], UnderVersion())
        found.count += 1
        if row.state["executive"]:
            found.leaders.append(row)
        elif len(found.others) < MOST_LISTED:
            found.others.append(row)

    def of(self, version: str) -> UnderVersion:
        return self.under.get(version, UnderVersion())
