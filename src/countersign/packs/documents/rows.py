"""Rows as a pack shows them: the newest leaf about each, with the texts behind its digests and the names it opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from countersign.kernel.canonical import canonical
from countersign.kernel.digests import PREFIX
from countersign.ledger.extracts import Newest, Opening
from countersign.packs.documents.freezing import NAMING, SHOWN
from countersign.packs.enums import Names

DECIDED = ("appointment", "renewal", "statement", "toleration")
"""Rows that somebody in top management approved."""

ANSWERED = ("cosignature", "endorsement", "foreword", "refusal")
"""What somebody in top management said of a version, beside signing it last."""


@dataclass(frozen=True)
class Row:
    """``leaf`` is the place of the newest leaf about the row, ``at`` its instant in milliseconds."""

    of: str
    leaf: int
    at: int
    state: dict[str, Any]

    @property
    def id(self) -> str:
        return self.of.rpartition("_")[2]


@dataclass(frozen=True)
class Name:
    """What a pack opens about somebody."""

    name: str
    title: str | None


class Book:
    """Who is named. Everybody else stands under their reference."""

    def __init__(self, names: Names, leaders: Iterable[str]) -> None:
        self.everybody = names is Names.EVERYBODY
        self.leaders = frozenset(leaders)
        self.known: dict[str, Name] = {}

    def opens(self, person: str) -> bool:
        return self.everybody or person in self.leaders

    def learn(self, person: str, openings: dict[str, Opening]) -> None:
        if name := openings.get("name"):
            title = openings.get("title")
            self.known[person] = Name(name.value, title.value if title else None)


def shown(newest: Newest, texts: dict[str, Any]) -> Row:
    """The state of a leaf, with each digest replaced by what it stands for where that may be shown and is known."""
    leaf = newest.leaf
    noun = leaf["of"].rpartition("_")[0]
    state = {column: behind(noun, column, value, texts) for column, value in leaf["state"].items()}
    return Row(leaf["of"], newest.seq, leaf["at"], state)


def behind(noun: str, column: str, value: Any, texts: dict[str, Any]) -> Any:
    if not isinstance(value, str) or not value.startswith(PREFIX) or (noun, column) not in SHOWN:
        return value
    return texts.get(value, value)


def opened(newest: Newest, book: Book) -> dict[str, Opening]:
    """Names and titles of those whom the pack names; of nobody anything else."""
    noun, _, person = newest.leaf["of"].rpartition("_")
    if noun != "person" or not book.opens(person):
        return {}
    return {column: newest.openings[column] for column in NAMING if column in newest.openings}


def line(row: Row, people: dict[str, Opening]) -> bytes:
    """One line of ``records/<noun>.jsonl``."""
    told = {column: {"value": one.value, "salt": one.salt.hex()} for column, one in people.items()}
    return canonical({"of": row.of, "leaf": row.leaf, "state": row.state, "people": told}) + b"\n"


def leaders(rows: dict[str, list[Row]]) -> set[str]:
    """Whoever was on the register, signed, reviewed, decided about roles or findings, or holds a role they took."""
    found = {row.state["person_id"] for row in rows["leader"]}
    found |= {row.state["signed_by_id"] for row in rows["version"]}
    found |= {row.state["person_id"] for noun in ANSWERED for row in rows[noun]}
    found |= {row.state["reviewed_by_id"] for row in rows["review"]}
    found |= {row.state["decided_by_id"] for row in rows["availability"]}
    found |= {row.state["chair_id"] for row in rows["managementreview"] if row.state["closed_at"] is not None}
    found |= {row.state["approved_by_id"] for noun in DECIDED for row in rows[noun]}
    for row in rows["appointment"]:
        if row.state["approved_at"] is not None and row.state["declined_at"] is None:
            found.add(row.state["person_id"])
    return found - {None}
