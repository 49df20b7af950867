"""Who could be drawn on a day: everybody who is here and no outsider, but for those who are on leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper

from countersign.awareness.queries.trained import leading
from countersign.kernel.drawing import LEADER, NEWCOMER, OUTSIDER, Lot, token_of
from countersign.kernel.references import ref
from countersign.kernel.sampling import sample_needed
from countersign.people import queries as people
from countersign.people.enums import PersonKind

NEW = timedelta(days=90)
"""So long somebody is a newcomer."""

PERCENT, SURE, MOST_NEEDED = 10, 90, 22
"""So many that one who does not know is met with ninety percent certainty, where one in ten does not (DOMAIN, 7.4)."""

FEWEST = 5
"""Of fewer answers everybody would know who said what."""

MOST = 200
"""In one draw. More answers say nothing more."""


@dataclass(frozen=True)
class Population:
    """Everybody who could be drawn: their lots by person. ``on_leave``: how many are passed over."""

    lots: dict[UUID, Lot]
    on_leave: int

    @property
    def needed(self) -> int:
        return sample_needed(len(self.lots), percent=PERCENT, sure=SURE, most=MOST_NEEDED)

    def strata(self) -> dict[str, Any]:
        """The list by department and sort, counted."""
        departments = Counter(lot.department for lot in self.lots.values())
        sorts = {sort: sum(sort in lot.sorts for lot in self.lots.values()) for sort in (LEADER, NEWCOMER, OUTSIDER)}
        return {"departments": [list(one) for one in sorted(departments.items())], "sorts": sorts}


def population(organisation: UUID, on: date, salt: str) -> Population:
    """``salt``: what the tokens of people are made with."""
    here = people.people_here(organisation, on).exclude(kind=PersonKind.EXTERNAL.value)
    leaders = set(here.filter(leading(organisation, on)).values_list("id", flat=True))
    found, away = {}, 0
    present = ExpressionWrapper(people.not_away(on), output_field=BooleanField())
    rows: Iterable[tuple[UUID, str, str, date | None, bool]] = here.values_list(
        "id", "department", "kind", "joined_on", present
    )
    for id, department, kind, joined_on, is_present in rows:
        if not is_present:
            away += 1
            continue
        outsider = kind in (PersonKind.CONTRACTOR, PersonKind.SUPPLIER)
        newcomer = joined_on is not None and joined_on > on - NEW
        sorts = LEADER * (id in leaders) + NEWCOMER * newcomer + OUTSIDER * outsider
        found[id] = Lot(token_of(salt, ref("person", id)), department, sorts)
    return Population(found, away)
