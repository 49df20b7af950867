"""Which page clears a finding, for whom. Findings whose cure has no page yet have no button."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.references import parse_ref
from countersign.readiness.gathered import Gathered
from countersign.readiness.rule import Finding, Rule
from countersign.roles.library import LEAD
from countersign.roles.queries import Book, Competent, appointments_of
from countersign.web.readiness.steps import STEPS, Step

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role


class Clearing:
    """The buttons of one visit. ``read``: what the findings were judged by, so that nothing is asked for twice."""

    def __init__(self, request: Visit, read: Gathered) -> None:
        self.request, self.read = request, read

    def of(self, rule: Rule, finding: Finding) -> dict[str, str] | None:
        """The button that clears a finding, or None where this reader has none."""
        allowed = (step for step in STEPS.get(rule.code, ()) if may_enter(self.request.actor, step.act))
        found = ((step, self.address(step, finding)) for step in allowed)
        return next(({"label": _(step.label), "url": url} for step, url in found if url), None)

    def address(self, step: Step, finding: Finding) -> str:
        """Where a step leads; empty where there is no such thing."""
        find = PLACES[step.place]
        named = find(self, finding)
        if named is None:
            return ""
        asked = f"?{urlencode({step.asks: named.pop()})}" if step.asks else ""
        return reverse(step.route, args=[self.request.organisation.slug, *named]) + asked

    def role(self, key: str) -> Role | None:
        """The newest of a role, by its key or by the id that facts have for it."""
        return self.called.get(key)

    @cached_property
    def called(self) -> dict[str, Role]:
        """Every version of every role by the id that facts have for it, and the newest of each by its key."""
        every = self.read.book.definitions
        newest = {one.key: one for one in reversed(every)}
        return {f"{one.key}-{one.version}": one for one in every} | newest

    def about(self, finding: Finding) -> Role | None:
        """The role that a finding is about; None where it is about several, or none."""
        return self.role(finding.subject.partition(":")[0])

    def appointments(self, finding: Finding) -> list[Appointment]:
        """Those of the role that a finding is about which nobody has declined or ended, the newest first."""
        role = self.about(finding)
        here = reversed(self.book_of(role).appointments) if role else ()
        return [one for one in here if role and one.role.key == role.key and not (one.declined_at or one.ended_at)]

    def book_of(self, *roles: Role) -> Book:
        """Of these roles, of the lead's, and of those that bring a duty of 5.3: holders of others may be thousands."""
        return self.read.book_about(frozenset({LEAD, *(one.key for one in roles if not one.carries)}))

    def lead_is_free(self) -> bool:
        """Is nobody in the role of the ISMS lead, or proposed for it?"""
        held = (one for one in self.book_of().appointments if one.role.key == LEAD)
        return all(one.declined_at or one.ended_at for one in held)


type Named = list[Any] | None
"""What an address names beside the organisation; None where there is no such thing."""


def first(found: Iterable[Any]) -> Named:
    return next(([one] for one in found if one), None)


def policy(here: Clearing, _finding: Finding) -> Named:
    parent = here.read.shelf.parent
    return [parent.id] if parent else None


def in_force(here: Clearing, _finding: Finding) -> Named:
    version = here.read.shelf.parent_in_force
    return [version.id] if version else None


def policy_named(here: Clearing, finding: Finding) -> Named:
    """The first of those that a finding names."""
    known = {one.ref: one.id for one in here.read.shelf.policies}
    return first(known.get(name) for name in finding.subject.split(","))


def policy_in_force(here: Clearing, finding: Finding) -> Named:
    """The parent policy while a version of it is in force: only that can be looked at again."""
    return policy(here, finding) if here.read.shelf.parent_in_force else None


def waiting(here: Clearing, finding: Finding) -> Named:
    """The version of the parent policy that waits for a signature."""
    parent = policy(here, finding)
    version = first(one.id for one in here.read.shelf.waiting if [one.policy_id] == parent)
    return [*parent, *version] if parent and version else None


def role(here: Clearing, finding: Finding) -> Named:
    found = here.about(finding)
    return [found.id] if found else None


def known_role(key: str) -> Callable[[Clearing, Finding], Named]:
    def find(here: Clearing, _finding: Finding) -> Named:
        found = here.role(key)
        return [found.id] if found else None

    return find


def proposed(here: Clearing, finding: Finding) -> Named:
    """What waits for top management, or for the holder's name."""
    return first(one.id for one in here.appointments(finding) if not (one.approved_at and one.accepted_at))


def held(here: Clearing, finding: Finding) -> Named:
    return first(one.id for one in here.appointments(finding) if one.approved_at)


def unproven(here: Clearing, finding: Finding) -> Named:
    """The first whose holder neither anything shows competent nor any plan."""
    role, today = here.about(finding), here.request.today
    book = here.book_of(*([role] if role else []))
    held = [one for one in here.appointments(finding) if one.approved_at]
    known = ((one.id, book.competent.get((one.person_id, one.role.key), Competent())) for one in held)
    return first(id for id, it in known if not (it.evidence(today) or it.plan(today, book.firm.time_zone)))


def left(here: Clearing, finding: Finding) -> Named:
    """Whoever has left and still stands in one of the roles that the finding names, the longest gone first."""
    roles = [role for name in finding.subject.split(",") if (role := here.role(name))]
    keys = {role.key for role in roles}
    gone = [
        one.person
        for one in here.book_of(*roles).appointments
        if one.role.key in keys and one.ended_at is None and one.person.left_on is not None
    ]
    return first(one.id for one in sorted(gone, key=lambda one: (str(one.left_on), one.id)))


def named(here: Clearing, finding: Finding) -> Named:
    """The person that a finding is about."""
    try:
        return [parse_ref(finding.subject)[1]]
    except ValueError:
        return None


def duty_of(here: Clearing, finding: Finding) -> Named:
    """The appointment by which that person has a duty of 5.3, or else any other, with its role as it is now."""
    who = named(here, finding)
    found = [one for one in appointments_of(here.read.firm.id, who[0]) if one.approved_at] if who else []
    held = [one for one in found if not (one.declined_at or one.ended_at)]
    for one in sorted(held, key=lambda one: not one.role.carries):
        role = here.role(one.role.key)
        return [role.id, one.id.hex] if role else None
    return None


def free_duties(here: Clearing, _finding: Finding) -> Named:
    """The page for both duties at once is of use while nobody is in the first."""
    return [] if here.lead_is_free() else None


def visit(here: Clearing, _finding: Finding) -> Named:
    ahead = here.read.calendar.ahead(here.request.today)
    return [ahead.id] if ahead else None


def audit_day(here: Clearing, _finding: Finding) -> Named:
    ahead = here.read.calendar.ahead(here.request.today)
    return [ahead.visit_on] if ahead else None


def objective_named(here: Clearing, finding: Finding) -> Named:
    """The first objective that a finding names."""
    known = {one.objective.ref: one.objective.id for one in here.read.pursuits.objectives}
    return first(known.get(name) for name in finding.subject.split(","))


def organisation(_here: Clearing, _finding: Finding) -> Named:
    return []


PLACES: dict[str, Callable[[Clearing, Finding], Named]] = {
    "": organisation,
    "policy": policy,
    "policy in force": policy_in_force,
    "policy named": policy_named,
    "version in force": in_force,
    "version waiting": waiting,
    "role": role,
    "role hr": known_role("hr"),
    "role reporter": known_role("reporter"),
    "appointment waiting": proposed,
    "appointment held": held,
    "appointment unproven": unproven,
    "person who left": left,
    "person named": named,
    "duty of person named": duty_of,
    "duties free": free_duties,
    "visit ahead": visit,
    "day of the audit": audit_day,
    "objective named": objective_named,
}
"""By the name that a step has for it: what its address names."""
