"""Who holds which role and duty (DOMAIN, 2.1 numbers 9, 10 and 19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from countersign.kernel.words import listed
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import is_top_manager
from countersign.readiness.dossier.persons import find, gone, here, is_active, those
from countersign.roles.facts import Assignment, Role

CONFORMITY, REPORTING = "5.3a", "5.3b"
MANDATORY = (CONFORMITY, REPORTING)
NAMED = {CONFORMITY: "5.3 a (conformity)", REPORTING: "5.3 b (reporting)"}
EVERYONE = "all_staff"

Held = tuple[str, Assignment]
"""Somebody and the assignment by which they hold a role."""


def is_current(assignment: Assignment, on: date) -> bool:
    """An assignment without a first day started long ago; the last day is exclusive."""
    return (assignment.since is None or assignment.since <= on) and (assignment.until is None or on < assignment.until)


def assignments_on(role: Role, on: date) -> list[Assignment]:
    """What puts somebody into a role on a day. The role "everyone" is never held, whatever its assignments say."""
    return [] if role.key == EVERYONE else [one for one in role.assignments if is_current(one, on)]


def holder_of(dossier: Dossier, assignment: Assignment) -> str | None:
    """The active person of an assignment: the one named, or the only one whose title is the function named."""
    id = assignment.person or titled(dossier, assignment.function, dossier.as_of)
    return id if is_active(dossier, id) else None


def titled(dossier: Dossier, function: str | None, on: date) -> str | None:
    """The only person here on that day whose job title is this function; None for none, and for several."""
    wanted = (function or "").casefold()
    found = [one.id for one in dossier.people if wanted and (one.title or "").casefold() == wanted and here(one, on)]
    return found[0] if len(found) == 1 else None


def holders(dossier: Dossier, role: Role) -> list[Held]:
    """Who holds a role now."""
    return [*looked_through(dossier, role).holders]


def departed(dossier: Dossier, role: Role) -> list[Held]:
    """The current assignments of a role that still name somebody who has left."""
    return [*looked_through(dossier, role).departed]


@dataclass(frozen=True)
class Looked:
    """Whom the current assignments of a role name: those who are here, and those who have left."""

    role: Role
    holders: list[Held]
    departed: list[Held]


def looked_through(dossier: Dossier, role: Role) -> Looked:
    """Nearly every rule about roles asks for it, and thousands may hold one: each role is looked through once."""
    known: dict[int, Looked] = dossier.known.setdefault("holders", {})
    found = known.get(id(role))
    if found is None or found.role is not role:
        current = assignments_on(role, dossier.as_of)
        named = [(one.person or titled(dossier, one.function, dossier.as_of), one) for one in current]
        active, left = those(dossier, here), those(dossier, gone)
        held = [(person, one) for person, one in named if person in active]
        parted = [(person, one) for person, one in named if person in left]
        found = known[id(role)] = Looked(role, held, parted)
    return found


def bare_functions(dossier: Dossier, role: Role) -> list[str]:
    """The functions that a role is given to now, behind which no single active person can be found."""
    found = [one for one in assignments_on(role, dossier.as_of) if not one.person]
    return [one.function for one in found if one.function and holder_of(dossier, one) is None]


def was_holder(dossier: Dossier, role: Role, id: str, on: date) -> bool:
    """Did an assignment put this person into the role on that day?"""
    return any(id == (one.person or titled(dossier, one.function, on)) for one in assignments_on(role, on))


def is_mandatory(role: Role) -> bool:
    """Does a role carry one of the two duties that the standard names?"""
    return any(duty in role.mandatory for duty in MANDATORY)


def carrying(dossier: Dossier, *duties: str) -> list[Role]:
    """The roles that carry one of these duties."""
    return [role for role in dossier.roles if any(duty in role.mandatory for duty in duties)]


def holders_of_duty(dossier: Dossier, duty: str) -> list[Held]:
    return [held for role in carrying(dossier, duty) for held in holders(dossier, role)]


def departed_of_duty(dossier: Dossier, duty: str) -> list[Held]:
    return [held for role in carrying(dossier, duty) for held in departed(dossier, role)]


def is_unassigned(dossier: Dossier, duty: str) -> bool:
    """Has a duty no holder, and no assignment to somebody who has left or to a bare function either?"""
    return not any(
        holders(dossier, role) or departed(dossier, role) or bare_functions(dossier, role)
        for role in carrying(dossier, duty)
    )


def other_roles(dossier: Dossier) -> list[Role]:
    """The roles that carry neither of the two duties, "everyone" left out."""
    return [role for role in dossier.roles if role.key != EVERYONE and not is_mandatory(role)]


def started_before(dossier: Dossier, assignment: Assignment, days: float) -> bool:
    """Did an assignment start more than so many days ago? One without a first day did, long ago."""
    return assignment.since is None or days_ago(dossier, assignment.since) > days


def outside_top(dossier: Dossier, held: list[Held]) -> list[Held]:
    """Those of the holders who are not in top management."""
    return [(person, one) for person, one in held if not is_top_manager(dossier, person)]


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
    return kinds(role.authorities)


def kinds(texts: Sequence[str]) -> set[str]:
    """Kinds of authority in one spelling, whichever way they were written."""
    spelled = (kind.strip().casefold().replace("_", "-").replace(" ", "-") for kind in texts)
    return {kind for kind in spelled if kind}


def duties_named(duties: Sequence[str]) -> str:
    """The mandatory duties among these, as they stand in a sentence: "duty 5.3 a (conformity)"."""
    named = [NAMED[duty] for duty in MANDATORY if duty in duties]
    return f"{'duty' if len(named) == 1 else 'duties'} {listed(named)}"


def roles_named(roles: Sequence[Role]) -> str:
    """Names of roles as they stand in a sentence, each once."""
    return listed(list(dict.fromkeys(role.called for role in roles)))
