"""Who holds which role and duty (DOMAIN, 2.1 numbers 9, 10 and 19)."""

from __future__ import annotations

from datetime import date

from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import is_top_manager
from countersign.readiness.dossier.persons import active, find, is_active
from countersign.roles.facts import Assignment, Role

CONFORMITY, REPORTING = "5.3a", "5.3b"
MANDATORY = (CONFORMITY, REPORTING)
EVERYONE = "all_staff"

Held = tuple[str, Assignment]
"""Somebody and the assignment by which they hold a role."""


def is_current(assignment: Assignment, on: date) -> bool:
    """An assignment without a first day started long ago; the last day is exclusive."""
    return (assignment.since is None or assignment.since <= on) and (assignment.until is None or on < assignment.until)


def current_assignments(dossier: Dossier, role: Role) -> list[Assignment]:
    return [one for one in role.assignments if is_current(one, dossier.as_of)]


def holder_of(dossier: Dossier, assignment: Assignment) -> str | None:
    """The active person of an assignment: the one named, or the only one whose title is the function named."""
    if assignment.person:
        return assignment.person if is_active(dossier, assignment.person) else None
    if not assignment.function:
        return None
    wanted = assignment.function.casefold()
    titled = [person.id for person in active(dossier) if (person.title or "").casefold() == wanted]
    return titled[0] if len(titled) == 1 else None


def holders(dossier: Dossier, role: Role) -> list[Held]:
    """Who holds a role now. The role "everyone" is never held."""
    if role.key == EVERYONE:
        return []
    found = [(holder_of(dossier, one), one) for one in current_assignments(dossier, role)]
    return [(person, one) for person, one in found if person]


def carrying(dossier: Dossier, *duties: str) -> list[Role]:
    """The roles that carry one of these duties."""
    return [role for role in dossier.roles if any(duty in role.mandatory for duty in duties)]


def holders_of_duty(dossier: Dossier, duty: str) -> list[Held]:
    return [held for role in carrying(dossier, duty) for held in holders(dossier, role)]


def steps_below_top(dossier: Dossier, id: str) -> int | None:
    """Hops along reports_to to the first current top manager, 0 for one; None when the chain ends or circles."""
    seen: set[str] = set()
    steps, at = 0, id
    while not is_top_manager(dossier, at):
        person = find(dossier, at)
        if person is None or person.reports_to is None or at in seen:
            return None
        seen.add(at)
        steps, at = steps + 1, person.reports_to
    return steps


def authorities(role: Role) -> set[str]:
    """The kinds of authority of a role, in one spelling: accept-risk, stop-work."""
    return {kind.strip().casefold().replace("_", "-").replace(" ", "-") for kind in role.authorities}
