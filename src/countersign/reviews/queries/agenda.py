"""The agenda of a review (DOMAIN, 6.1 and 6.4): for each input of 9.3.2 what the product knows, and what it does not.

``TELL`` is the table: for each input the functions that tell of it, each called with the organisation, the day, and
the day of the review before (None: there was none). To add something, write such a function and add it to its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from countersign.kernel.digests import digest_value
from countersign.reviews.enums import SUB_ITEMS, WITH_DATA, Part, Stands
from countersign.reviews.models import Review
from countersign.reviews.queries import performance, shortcomings, surroundings
from countersign.reviews.queries.aims import objectives
from countersign.reviews.queries.earlier import earlier_actions, ideas
from countersign.reviews.queries.exposure import risks_and_treatment
from countersign.reviews.queries.lines import Teller, unknown
from countersign.reviews.queries.rows import last_held

FORMAT = "countersign.agenda/1"

TELL: dict[Part, tuple[Teller, ...]] = {
    Part.A: (earlier_actions,),
    Part.B: (
        surroundings.who_leads,
        surroundings.the_organisation,
        surroundings.what_happened,
        surroundings.policies_looked_at,
        unknown("Whether the climate matters to the ISMS is not kept here: say whether it does, and why."),
    ),
    Part.C: (
        unknown(
            "What customers, regulators, owners, staff, suppliers and insurers expect is not kept here yet: name the "
            "party and the change, or say that there is none."
        ),
    ),
    Part.D: (
        shortcomings.nonconformities,
        shortcomings.corrective_actions,
        performance.acceptances,
        performance.trainings,
        performance.role_knowledge,
        objectives,
        performance.internal_audits,
        performance.visits,
    ),
    Part.E: (
        surroundings.what_people_asked,
        surroundings.spot_checks,
        unknown("What customers, regulators and suppliers said is not kept here yet: complaints, surveys, answers."),
    ),
    Part.F: (risks_and_treatment,),
    Part.G: (ideas,),
}
"""By input, who tells of it. What nobody keeps is said as unknown."""


def agenda_of(review: Review, as_of: date) -> dict[str, Any]:
    """The agenda of a review as it is on a day. Frozen, it is kept in exactly this form."""
    organisation = review.organisation_id
    since = last_held(organisation, as_of)
    return {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "since": since and since.isoformat(),
        "inputs": {part.value: lines(part, organisation, as_of, since) for part in review.inputs},
    }


def lines(part: Part, organisation: UUID, as_of: date, since: date | None) -> list[dict[str, Any]]:
    return [line.kept() for tell in TELL[part] for line in tell(organisation, as_of, since)]


def agenda_digest(agenda: Mapping[str, Any]) -> str:
    return digest_value(dict(agenda))


def has_data(agenda: Mapping[str, Any], part: Part) -> bool:
    """Could this input be covered with data, from what is on the agenda? A hint; what was discussed, people say."""
    found = agenda["inputs"].get(part.value, [])
    told = [line for line in found if line["stands"] != Stands.UNKNOWN.value]
    if part in (Part.F, Part.G) and not any(line["stands"] == Stands.FACT.value for line in found):
        return False
    if part is not Part.D:
        return bool(told) and not any(line["stands"] == Stands.UNKNOWN.value for line in found)
    return {line["sub"] for line in told if line["trend"]} >= {*SUB_ITEMS}


def level_of(part: Part, level: int, items: list[str]) -> int:
    """How far an input was covered. Of input d all four items belong to level 2: any missing makes it 1."""
    if part is Part.D and level == WITH_DATA and {*items} < {*SUB_ITEMS}:
        return WITH_DATA - 1
    return level
