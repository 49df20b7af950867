"""Every read of readiness, the organisation first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q

from countersign.awareness import queries as awareness
from countersign.kernel.references import Ref
from countersign.people import queries as people
from countersign.readiness.declared import names
from countersign.readiness.dossier import FRAME, OWNERS, Dossier
from countersign.readiness.dossier.strangers import named_in
from countersign.readiness.feeding import fed
from countersign.readiness.gathered import Gathered
from countersign.readiness.judging import judge
from countersign.readiness.models import Look, Turn
from countersign.readiness.regimes import applying
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.rules import RULES
from countersign.readiness.settings import APPLYING, NUMBERS
from countersign.readiness.strip.turning import Turned
from countersign.readiness.verdict import Judgement, own_judgement
from countersign.roles import queries as roles
from countersign.roles.facts import Role
from countersign.roles.raci.grid import Grid

if TYPE_CHECKING:
    from countersign.people.models import Setting

UNRECORDED = {
    "org": ("excluded_controls",),
    "people": ("ceo", "it", "leave", "ack_exempt", "access", "clause"),
    "policies": ("distributions", "read_stats"),
}
"""Keys inside keys that the owners cannot feed: nothing in the product records them yet."""


TRAINING = ("staff_training", "training")
"""Unknown until the first training is recorded: whoever keeps none here may keep them elsewhere (record 0056)."""


def others_decide(organisation: UUID, finding: Finding, person: UUID | None, at: datetime) -> bool:
    """Is a finding about somebody, while there is a leader, or was until three days ago, whom it is not about (S5)?"""
    if person is None or not names(finding, person):
        return False
    leading = people.leaders(organisation, people.today(organisation, at))
    unnamed = [one for one in leading if not names(finding, one.person_id)]
    return bool(unnamed) or people.lately_gone(organisation, person, at)


def dossier_of(organisation: UUID, as_of: date, read: Gathered | None = None) -> Dossier:
    """Everything the rules may look at, as of a day that lies behind us, is today, or is to come.

    ``read``: what whoever asks has read already. People are told of where another fact names them.
    """
    read = read or Gathered(people.organisation(organisation))
    told = fed(read, as_of)
    led = holders_in(told["roles"])
    named = named_in(SimpleNamespace(**told))
    titles = functions_in(told["roles"])
    found = people.collect_facts(organisation, as_of, named=named, led=led, titles=titles, register=read.register)
    own = read.settings(as_of)
    training = awareness.collect_facts(organisation, as_of, leading(found)) if read.held.has("completion") else None
    return Dossier(
        as_of=as_of,
        unknown=unknown(*(TRAINING if training is None else ())),
        thresholds=own_thresholds(own),
        org=replace(found.org, regimes=own_regimes(own)),
        people=found.people,
        top_management=found.top_management,
        training=training or (),
        role_checks=awareness.collect_role_checks(organisation, as_of, led) if read.held.has("rolecheck") else (),
        **told,
    )


def judgement_of(organisation: UUID, on: date, read: Gathered | None = None) -> Judgement:
    """What every rule answers about an organisation on a day, by the numbers and under the regimes that hold on it.

    Whoever judges an organisation here asks this, so that all pages, the daily look and packs say the same.
    """
    return own_judgement(dossier_of(organisation, on, read))


LINT = tuple(one for one in RULES if one.rule.family == "RAC")
"""The rules about the matrix. They look at roles, people and the register besides, and at nothing else."""


def lint(grid: Grid, on: date, read: Gathered) -> list[tuple[Rule, Finding]]:
    """What the rules would say about a matrix if it were in force on a day, in the order of the codes.

    They see what they would see then, under the same numbers and regimes; only what they need is read. What is told of
    roles is the same for each letter that somebody sets, and is remembered from one to the next.
    """
    organisation = read.firm.id
    held = roles.collect_facts(organisation, on)
    raci = roles.raci_of(grid, on, held)
    named = {*holders_in(held), *roles.people_in(raci)}
    titles = functions_in(held)
    found = people.collect_facts(organisation, on, named=named, titles=titles, register=read.register)
    own = read.settings(on)
    fed = {"thresholds", "org", "people", "top_management", "roles", "raci"}
    dossier = Dossier(
        as_of=on,
        unknown=tuple(one.name for one in fields(Dossier) if one.name not in FRAME | fed),
        thresholds=own_thresholds(own),
        org=replace(found.org, regimes=own_regimes(own)),
        people=found.people,
        top_management=found.top_management,
        roles=held,
        raci=raci,
    )
    outcomes = judge(dossier, LINT, applying(dossier.org.regimes))
    return [(outcome.rule, finding) for outcome in outcomes for finding in outcome.findings]


def finding_on(organisation: UUID, on: date, code: str, key: str) -> Finding | None:
    """One finding as it stands on a day; None where it is not raised."""
    found = judgement_of(organisation, on).findings()
    return next((finding for rule, finding in found if (rule.code, finding.key) == (code, key)), None)


def own_thresholds(held: Mapping[str, Setting]) -> dict[str, float] | None:
    """The numbers that the organisation has set for a day; where it set none, the rules' defaults judge."""
    own = {key: NUMBERS[key].read(row.value) for key, row in held.items() if key in NUMBERS and row.value is not None}
    return own or None


def number_on(read: Gathered, on: date, key: str) -> float:
    """One of the rules' numbers, such as ``ROL-014.grace_days``, as it holds here on a day."""
    return (own_thresholds(read.settings(on)) or {}).get(key, NUMBERS[key].default)


def own_regimes(held: Mapping[str, Setting]) -> tuple[str, ...]:
    """The keys of the regimes that apply on a day, by what the organisation has said."""
    row = held.get(APPLYING.key)
    return APPLYING.read(row.value) if row and row.value else ()


def unknown(*here: str) -> tuple[str, ...]:
    """The keys of which a live organisation knows nothing: those that nobody owns, and what owners do not record.

    ``here``: those that this one does not record, though it could.
    """
    whole = tuple(one.name for one in fields(Dossier) if one.name not in FRAME and one.name not in OWNERS)
    inner = tuple(f"{record}.{key}" for record, keys in UNRECORDED.items() for key in keys)
    return tuple(sorted({*whole, *here})) + inner


def leading(found: people.Collected) -> set[Ref]:
    """Whose trainings are told: executives, and whoever was ever on the register."""
    return {one.person for one in found.top_management} | {one.id for one in found.people if one.exec}


def holders_in(held: Iterable[Role]) -> set[Ref]:
    """Whose way to the top is counted."""
    return {one.person for role in held for one in role.assignments if one.person}


def functions_in(held: Iterable[Role]) -> set[str]:
    """What roles are given to instead of somebody by name: where it is a job title, it is told who has it."""
    return {one.function for role in held for one in role.assignments if one.function}


def turns(organisation: UUID, limit: int = 100) -> list[Turn]:
    """What was raised and cleared, the newest first."""
    return list(Turn.objects.filter(organisation_id=organisation).order_by("-turned_at", "-id")[:limit])


def open_turns(organisation: UUID) -> list[Turn]:
    """The findings that stand, each as it was last raised."""
    here = Turn.objects.filter(organisation_id=organisation)
    later = here.filter(code=OuterRef("code"), key=OuterRef("key"), turned_at__gt=OuterRef("turned_at"))
    return list(here.filter(~Exists(later), raised=True).order_by("turned_at", "id"))


def turned(organisation: UUID, first: date, until: date) -> list[Turned]:
    """What turned in these days, in its order; and of what stood when they began, everything since it stood.

    As many as the findings of that time had turns. What was cleared before these days is left out.
    """
    here = Turn.objects.filter(organisation_id=organisation, turned_on__lte=until)
    later = here.filter(code=OuterRef("code"), key=OuterRef("key"), turned_at__gt=OuterRef("turned_at"))
    stood = Q(raised=True) & ~Exists(later.filter(raised=False, turned_on__lt=first))
    told = here.filter(Q(turned_on__gte=first) | stood).order_by("turned_at", "id")
    rows = told.values_list("code", "key", "grade", "raised", "turned_on")
    return [Turned(code, key, Grade(grade), raised, on) for code, key, grade, raised, on in rows]


def days_of_turns(organisation: UUID, first: date) -> set[date]:
    """The days from one on, on which a finding was raised, graded differently, or cleared."""
    here = Turn.objects.filter(organisation_id=organisation, turned_on__gte=first)
    return set(here.values_list("turned_on", flat=True).distinct())


def first_look(organisation: UUID) -> date | None:
    """The day since which the findings are looked at; None before it."""
    first: date | None = Look.objects.filter(organisation_id=organisation).aggregate(first=Min("looked_on"))["first"]
    return first


def looked_on(organisation: UUID, day: date) -> bool:
    return Look.objects.filter(organisation_id=organisation, looked_on=day).exists()
