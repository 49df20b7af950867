"""The six steps of setting up. A step is done when the facts are there, whichever page they came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.people import queries as people
from countersign.readiness.gathered import NO_OTHERS, Gathered
from countersign.readiness.rules import BY_CODE
from countersign.roles.queries import nearest
from countersign.web.audits.words import called
from countersign.web.numbers import opening
from countersign.web.readiness.showing import COUNTED

FEW = 2
"""Whoever sets up, and whoever leads: a list of two may be the whole firm, or nobody has thought of it yet."""


@dataclass(frozen=True)
class Fact:
    """What shows that a step is done: what is on record, and since which day, where that is known."""

    on: date | None
    says: str


@dataclass(frozen=True)
class Step:
    """One step: its page and name, who may take it, and what an auditor would raise without it."""

    key: str
    route: str
    name: str
    act: str
    fact: Callable[[Gathered, date], Fact | None]
    codes: tuple[str, ...] = ()
    otherwise: str = ""
    """What else follows from leaving it open, in a sentence."""
    done: Callable[[Gathered, date], bool] | None = None
    """For a fact that takes counting: whether it is there."""

    def is_open(self, read: Gathered, on: date) -> bool:
        return not self.done(read, on) if self.done else self.fact(read, on) is None


def organisation(read: Gathered, _on: date) -> Fact | None:
    here = read.firm
    return Fact(day_in(here.time_zone, here.set_up_at), _("{name} has its ledger.").format(name=here.name))


def top_management(read: Gathered, _on: date) -> Fact | None:
    """The entry that counts, else the newest that waits."""
    entries = sorted(read.register.standing, key=lambda one: (one.entered_at, one.id), reverse=True)
    first = next((one for one in entries if one.confirmed_at), None) or next(iter(entries), None)
    if first is None:
        return None
    says = _("{name} leads.") if first.confirmed_at else _("{name} is asked to countersign. Nothing counts before.")
    return Fact(day_in(read.firm.time_zone, first.entered_at), says.format(name=first.person))


def everybody(read: Gathered, on: date) -> Fact | None:
    if not everybody_is_there(read, on):
        return None
    n, taken = people.head_count(read.firm.id, on), people.imports(read.firm.id).first()
    says = ngettext("You alone are on the list.", "{n} people are on the list.", n).format(n=opening(n))
    return Fact(day_in(read.firm.time_zone, taken.applied_at) if taken else None, says)


def everybody_is_there(read: Gathered, on: date) -> bool:
    """More than the two who begin; or a list was taken in; or the policy was put in force for those few."""
    here = read.firm.id
    in_force = read.shelf.parent_in_force is not None
    return in_force or people.are_more_than(here, on, FEW) or people.imports(here).exists()


def policy(read: Gathered, _on: date) -> Fact | None:
    found = read.shelf.parent
    return Fact(day_in(read.firm.time_zone, found.created_at), _("The policy was begun.")) if found else None


def duties(read: Gathered, on: date) -> Fact | None:
    standing = nearest(read.book_about(NO_OTHERS).standings(on))
    held = [one.appointment for one in standing.values() if one]
    if len(held) < len(standing):
        return None
    names = _(" and ").join(dict.fromkeys(str(one.person) for one in held))
    proposed = max(day_in(read.firm.time_zone, one.proposed_at) for one in held)
    return Fact(proposed, _("{names}: at least proposed.").format(names=names))


def audit(read: Gathered, _on: date) -> Fact | None:
    found = read.calendar.first
    if found is None:
        return None
    return Fact(
        day_in(read.firm.time_zone, found.planned_at), _("{audit} is written down.").format(audit=called(found))
    )


STEPS = (
    Step(
        "organisation",
        "settings:organisation",
        gettext_noop("Organisation"),
        "organisation.change",
        organisation,
    ),
    Step(
        "top_management",
        "steps:top_management",
        gettext_noop("Top management"),
        "register.begin",
        top_management,
        codes=("TOP-001",),
        otherwise=gettext_noop("Nobody could sign the policy, and no advice about readiness is given."),
    ),
    Step(
        "people",
        "steps:people",
        gettext_noop("People"),
        "person.import",
        everybody,
        otherwise=gettext_noop(
            "Whoever is not on the list is never asked to accept the policy, and no finding counts them. An auditor "
            "who meets them raises it: DIS-002."
        ),
        done=everybody_is_there,
    ),
    Step("policy", "steps:policy", gettext_noop("Policy"), "policy.create", policy, codes=("POL-001",)),
    Step(
        "duties",
        "steps:duties",
        gettext_noop("The two duties"),
        "appointment.propose",
        duties,
        codes=("ROL-001", "ROL-002"),
    ),
    Step(
        "audit",
        "steps:audit",
        gettext_noop("Audit date"),
        "visit.plan",
        audit,
        otherwise=gettext_noop(
            "No finding rests on it alone. But nothing can be shown as it would stand on that day, and leaders hear "
            "no reason with a date."
        ),
    ),
)


def position(step: Step) -> int:
    """Counted from one, as people count."""
    return STEPS.index(step) + 1


def after(request: Visit, step: Step) -> Step | None:
    """The next one that this person may take."""
    return next((one for one in STEPS[position(step) :] if may_enter(request.actor, one.act)), None)


def address(request: Visit, step: Step) -> str:
    return reverse(step.route, args=[request.organisation.slug])


def first_open(read: Gathered, on: date) -> Step | None:
    """Where whoever comes back goes on."""
    return next((step for step in STEPS if step.is_open(read, on)), None)


def listed(request: Visit, current: Step | None = None) -> list[dict[str, Any]]:
    """All steps as the list shows them."""
    read = Gathered(request.organisation)
    return [one(request, read, step, step is current) for step in STEPS]


def one(request: Visit, read: Gathered, step: Step, current: bool) -> dict[str, Any]:
    return {
        "name": _(step.name),
        "fact": step.fact(read, request.today),
        "current": current,
        "url": address(request, step) if may_enter(request.actor, step.act) else "",
        "without": without(step),
    }


def without(step: Step) -> list[str]:
    """What follows from leaving a step open."""
    raised = [found(code) for code in step.codes]
    return [*raised, *([_(step.otherwise)] if step.otherwise else [])]


def found(code: str) -> str:
    """ "An auditor would raise POL-001: no information security policy (major)."."""
    file = BY_CODE[code]
    grade = _(COUNTED[max(file.rule.ladder)][0])
    told = _("An auditor would raise {code}, likely {grade}: {title}.")
    return told.format(code=code, grade=grade, title=_(file.title))
