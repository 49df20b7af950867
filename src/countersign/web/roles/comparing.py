"""What changed between two descriptions of a role, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from countersign.roles.queries import compare
from countersign.web.roles.words import AUTHORITIES, CLAUSES, DUTIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from countersign.roles.enums import Authority, Duty
    from countersign.roles.models import Role


def told(before: Role, after: Role) -> dict[str, Any]:
    """For ``roles/parts/changes.html``: what came and what went, in the order in which a role is read."""
    found = compare(before, after)
    return {
        "before": before.version,
        "after": after.version,
        "name": found.name,
        "competence": found.competence,
        "came": [*found.came, *carried(found.carried), *kinds(found.given)],
        "went": [*found.went, *carried(found.dropped), *kinds(found.taken)],
        "of_substance": found.of_substance,
    }


def carried(duties: Iterable[Duty]) -> list[str]:
    return [f"{DUTIES[duty]} ({CLAUSES[duty]})" for duty in duties]


def kinds(given: Iterable[Authority]) -> list[str]:
    return [f"{AUTHORITIES[kind][0]}: {AUTHORITIES[kind][1]}" for kind in given]
