"""What counts as evidence of the eight duties of 5.1 in a live organisation (docs/decisions/0075).

What somebody did here themselves is evidence. What somebody else wrote down of them is, where a text or a file is kept
whose digest stands in the entry; without one it is a word. A record that is somebody's own work besides, as a report or
an improvement is, is theirs. No item costs a statement: entries of the last year are read once, for the wall too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from countersign.kernel.instants import day_in, instant
from countersign.kernel.references import Ref
from countersign.ledger.kinds import KINDS
from countersign.ledger.queries import found_wrong
from countersign.readiness.dossier.records import Evidence, Letter
from countersign.readiness.gathered import Gathered
from countersign.readiness.recorded import beginning
from countersign.readiness.settings import NUMBERS
from countersign.readiness.wall.acting import Leaf, counts, takes_back, who_leads

REACHES = tuple(
    key for key in NUMBERS if key.startswith(("EVD-", "AGG-003")) and key.endswith(("window_days", "evidence_days"))
)
"""The numbers by which rules say how far back evidence counts."""


@dataclass(frozen=True)
class Shown:
    """An entry as evidence of a duty: of what, whose, and when. ``told``: by somebody else; ``imported``: by a list."""

    of: Ref
    action: str
    by: Ref
    on: date
    told: bool
    imported: bool
    leaf: Leaf

    @property
    def same(self) -> tuple[Ref, str, Ref]:
        return self.of, self.action, self.by


def collect_evidence(read: Gathered, as_of: date) -> tuple[Evidence, ...]:
    """What happened in the days that count up to a day, the earliest first; what was taken back by then is left out.

    A row that the last verification found changed, or whose file it found changed or gone, is marked (EVD-005).
    """
    first = as_of - timedelta(days=reach(read, as_of))
    leaves, zone = read.recorded.since(beginning(first)), read.firm.time_zone
    gone = {leaf["of"] for leaf in leaves if takes_back(leaf) and day_in(zone, instant(leaf["at"])) <= as_of}
    every = [one for leaf in leaves if leaf["of"] not in gone for one in shown_by(leaf, zone)]
    own = {one.same for one in every if not one.told}
    found = [one for one in every if first <= one.on <= as_of and not (one.told and one.same in own)]
    wrong = found_wrong(read.firm.id) if found else frozenset()
    return tuple(item(one, zone, wrong) for one in sorted(found, key=lambda one: (one.on, one.leaf["seq"], one.action)))


def reach(read: Gathered, as_of: date) -> int:
    """So many days back evidence counts for one rule or another: a year, unless the organisation set more."""
    own = read.settings(as_of)
    said = {key: own[key].value for key in REACHES if key in own}
    return int(max(NUMBERS[key].read(value) if (value := said.get(key)) else NUMBERS[key].default for key in REACHES))


def shown_by(leaf: Leaf, zone: str) -> Iterator[Shown]:
    """An item for each duty that the entry is evidence of: nobody's, one person's, or that of two."""
    kind = KINDS.get(leaf["kind"])
    if kind is None or kind.leads is None:
        return
    on = date.fromisoformat(leaf["occurred_on"]) if "occurred_on" in leaf else day_in(zone, instant(leaf["at"]))
    maker = kind.leads.made_by(leaf["state"])
    people = [(maker, False)] if maker else []
    if counts(leaf) and not (kind.leads.elsewhere and (maker or not leaf.get("docs"))):
        people.append((who_leads(leaf)[1], kind.leads.elsewhere))
    for person, told in people:
        for letter in kind.duties():
            yield Shown(leaf["of"], letter, f"person_{person}", on, told, kind.leads.imported, leaf)


def item(one: Shown, zone: str, wrong: Collection[str]) -> Evidence:
    return Evidence(
        on=one.on,
        recorded_on=day_in(zone, instant(one.leaf["at"])),
        action=cast("Letter", one.action),
        by=one.by,
        imported=one.imported,
        hash_bad=one.of in wrong or f"leaf {one.leaf['seq']}" in wrong,
    )
