"""Ids that a dossier names where a person belongs, and that its list of people does not hold.

For the judgement such an id is nobody (DOMAIN, 2.1 number 3). In a file it is most often a slip of the pen, so whoever
reads one says where it stands. Not among the places are those in which any other text has its meaning too: who
approved a version or confirmed minutes, and who conducted an internal audit.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from countersign.readiness.dossier.form import Dossier

PLACES: tuple[str, ...] = (
    *("people[].reports_to", "top_management[].person"),
    *("policies[].owner", "policies[].endorsements[].by", "policies[].versions[].drafted_by"),
    *("policies[].acks[].person", "policies[].acks[].by", "policies[].ack_stats.exec_missing[]"),
    "unreached.people[]",
    *("roles[].assignments[].person", "roles[].assignments[].approved_by", "roles[].assignments[].deputy"),
    *("raci.columns[].person", "reviews[].chair", "reviews[].attendees[]", "reviews[].decision_owners[]"),
    *("reviews[].actions[].owner", "reports[].by", "reports[].to", "objectives[].owner", "objectives[].approved_by"),
    *("resources[].decided_by", "comms[].by", "asks[].to", "commitments[].by", "training[].person"),
    *("exec_exceptions[].person", "exec_exceptions[].approved_by", "risks[].owner", "integration[].owner"),
    *("improvements[].sponsor", "direction[].by", "manager_support[].manager", "evidence[].by"),
    *("role_checks[].person", "spot_checks[].person", "rehearsals[].person", "honesty.approved_by"),
)

ALSO: tuple[str, ...] = (
    *("policies[].versions[].approved_by", "policies[].reviews[].by", "audit_internal[].by"),
    "reviews[].minutes_confirmed_by",
)
"""Where a person may stand, and any other text too."""


def named_in(facts: Any) -> set[str]:
    """Every person that facts speak of, by reference. ``facts``: a dossier, or what is known of one so far."""
    told = (id for place in PLACES + ALSO for id in values(facts, place.split(".")))
    return {id for id in told if id and id.startswith("person_")}


def values(value: Any, steps: list[str]) -> list[Any]:
    """The same as ``found`` gives, without where: of thousands of assignments that takes long to say."""
    first, *others = steps
    level = unfolded([getattr(value, first.removesuffix("[]"), None)], first)
    for step in others:
        level = unfolded(list(map(attrgetter(step.removesuffix("[]")), level)), step)
    return level


def unfolded(level: list[Any], step: str) -> list[Any]:
    """What stands there; ``[]`` goes through lists."""
    return [one for some in level for one in some or ()] if step.endswith("[]") else [one for one in level if one]


def strangers(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """(where, id) of everybody who is named and not listed, in the order of the places."""
    for place in PLACES:
        for where, id in found(dossier, place.split("."), ""):
            if id and id not in dossier.by_id:
                yield where, id


def found(value: Any, steps: list[str], where: str) -> Iterator[tuple[str, Any]]:
    """What stands at the end of the steps; ``[]`` goes through a list."""
    if not steps or value is None:
        yield where, value
        return
    key = steps[0].removesuffix("[]")
    inner, here = getattr(value, key, None), f"{where}.{key}" if where else key
    if not steps[0].endswith("[]"):
        yield from found(inner, steps[1:], here)
        return
    for place, one in enumerate(inner or ()):
        yield from found(one, steps[1:], f"{here}[{place}]")
