"""Acts of leadership: what entries of the ledger are evidence of the eight duties of 5.1, by whom, on which day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from countersign.kernel.instants import day_in, instant
from countersign.kernel.references import Ref
from countersign.kernel.words import Words, say
from countersign.ledger.kinds import KINDS, Leading, Shape
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import was_top_manager

LATE_AFTER_DAYS = 3
"""An act that was written down later than this carries a tail to the day on which it was."""

type Leaf = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """What is known of a row beside its state: ``values`` for the sentence, ``place`` for the address of its page."""

    values: Mapping[str, object]
    place: tuple[str, ...] = ()


@dataclass(frozen=True)
class Act:
    """One act. ``duties``: letters of 5.1. ``on``: the day it happened; ``recorded_on``: the day it was written down.

    ``leads``: was the person top management on the day of the act? ``elsewhere``: it happened outside.
    """

    leaf: int
    of: Ref
    place: tuple[str, ...]
    duties: tuple[str, ...]
    shape: Shape
    on: date
    recorded_on: date
    person: Ref
    who: str
    leads: bool
    elsewhere: bool
    says: Words

    @property
    def late(self) -> bool:
        return (self.recorded_on - self.on).days > LATE_AFTER_DAYS

    @property
    def hand(self) -> str:
        """How the mark is filled: by top management here, by top management outside, or by somebody else."""
        if not self.leads:
            return "other"
        return "elsewhere" if self.elsewhere else "top"


def leading() -> dict[str, Leading]:
    """The kinds of entry that count, by name."""
    return {name: kind.leads for name, kind in KINDS.items() if kind.leads}


def told_by() -> set[str]:
    """The kinds by which a wall is put together: those that count, and those that take something back."""
    return {name for name, kind in KINDS.items() if kind.leads or kind.takes_back}


def belongs(leaf: Leaf) -> bool:
    """Is this entry one of those that a wall is put together by?"""
    return counts(leaf) or takes_back(leaf)


def takes_back(leaf: Leaf) -> bool:
    kind = KINDS.get(leaf["kind"])
    return kind is not None and kind.takes_back


def counts(leaf: Leaf) -> bool:
    """Is this entry evidence of a duty, by the fields that its kind names?"""
    kind = KINDS.get(leaf["kind"])
    if kind is None or kind.leads is None:
        return False
    columns = kind.leads.only_with
    return leaf["state"].get(kind.leads.by) is not None and (
        not columns or any(leaf["state"].get(column) is not None for column in columns)
    )


def who_leads(leaf: Leaf) -> tuple[Leading, str]:
    """How an entry that counts does so, and the identifier of whoever did it, in hexadecimal."""
    leads = leading()[leaf["kind"]]
    return leads, leaf["state"][leads.by]


def people_in(leaves: Iterable[Leaf]) -> set[str]:
    """Whose acts these are: identifiers in hexadecimal."""
    return {who_leads(leaf)[1] for leaf in leaves}


def acts_of(
    leaves: Iterable[Leaf], dossier: Dossier, zone: str, known: Callable[[Ref], Known], name: Callable[[str], str]
) -> list[Act]:
    """The acts that had happened by the day of the dossier and were not taken back by then, in the order of their days.

    ``known`` tells of a row, ``name`` of a person (by identifier). Days are those of the organisation's zone.
    """
    every = list(leaves)
    gone = {leaf["of"] for leaf in every if takes_back(leaf) and day_in(zone, instant(leaf["at"])) <= dossier.as_of}
    found = [act_of(leaf, dossier, zone, known, name) for leaf in every if counts(leaf) and leaf["of"] not in gone]
    happened = [act for act in found if act.on <= dossier.as_of]
    return sorted(done_once(happened), key=lambda act: (act.on, act.leaf))


def done_once(acts: Iterable[Act]) -> list[Act]:
    """What somebody did in their own hand takes the place of what others had written down of it before."""
    every = list(acts)
    own = {(act.of, act.person, act.duties) for act in every if not act.elsewhere}
    return [act for act in every if not act.elsewhere or (act.of, act.person, act.duties) not in own]


def act_of(leaf: Leaf, dossier: Dossier, zone: str, known: Callable[[Ref], Known], name: Callable[[str], str]) -> Act:
    """One entry that counts."""
    leads, id = who_leads(leaf)
    row = known(leaf["of"])
    recorded_on = day_in(zone, instant(leaf["at"]))
    on = date.fromisoformat(leaf["occurred_on"]) if "occurred_on" in leaf else recorded_on
    person, who = f"person_{id}", name(id)
    template, values = leads.says(leaf["state"])
    return Act(
        leaf=leaf["seq"],
        of=leaf["of"],
        place=row.place,
        duties=KINDS[leaf["kind"]].duties(),
        shape=leads.shape,
        on=on,
        recorded_on=recorded_on,
        person=person,
        who=who,
        leads=was_top_manager(dossier, person, on),
        elsewhere=leads.elsewhere,
        says=say(template, who=who, **values, **row.values),
    )
