"""One person's part: what they hold and may decide, whom they answer to, what waits, and what an auditor may ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.delivery.owed import owed_to
from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.roles import permissions, queries
from countersign.roles.enums import Duty
from countersign.roles.library.asking import Asking, Fact, asked_of, wears_several
from countersign.roles.queries import Standing
from countersign.web.days import asked_day
from countersign.web.numbers import opening
from countersign.web.people.words import day
from countersign.web.roles import showing

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment, StandIn


@dataclass(frozen=True)
class Part:
    """What somebody holds on a day, and what hangs on it.

    ``around``: where they stand in, or somebody does for them.
    """

    person: Person
    held: list[Standing]
    around: list[StandIn]
    leads: bool

    @property
    def keys(self) -> set[str]:
        return {one.role.key for one in self.held}

    @property
    def duties(self) -> set[Duty]:
        return {duty for one in self.held for duty in one.role.carries}

    @property
    def several_hats(self) -> bool:
        return wears_several(self.keys, self.duties, leads=self.leads)


@endpoint("role.read")
def part(request: Visit, person_id: UUID) -> HttpResponse:
    """Everybody reads their own; whoever reads all roles reads everybody's. Of today, or of another day."""
    person = people.person(request.organisation.id, person_id)
    own = person.id == request.actor.person
    if not own and not permissions.can_read_all(request.actor):
        raise Unknown("person")
    organisation, on = request.organisation.id, asked_day(request)
    now = on == request.today
    mine = [one for one in queries.standings_of(organisation, person.id, on) if one.holds]
    around = list(queries.about_person(queries.now_or_later(organisation, on), person.id))
    found = Part(person, mine, around, people.is_leader(organisation, person.id, on))
    context = {
        "name": str(person),
        "title": person.title,
        "on": on,
        "own": own,
        "finding": finding(found, own=own),
        "joins_on": person.joined_on if person.joined_on and person.joined_on > on else None,
        "roles": [role(request, one) for one in mine],
        "above": above(request, person),
        "named": named(request, person) if now else None,
        "waits": waits(request, person) if now else [],
        "deputies": [deputy(request, one) for one in queries.deputised(organisation, person.id, on)],
        "standing_in": [standing_in(one) for one in around],
        "questions": list(questions(request, found)),
        "several_hats": found.several_hats,
        **ways(request, person, bool(mine)),
    }
    return render(request, "roles/part.html", context)


def finding(found: Part, *, own: bool) -> str:
    n = len(found.held)
    if own:
        told = ngettext("You hold one role", "You hold {n} roles", n).format(n=opening(n).lower())
        return told if n else _("You hold no role besides what everybody does")
    told = ngettext("{name} holds one role", "{name} holds {n} roles", n)
    return (
        told.format(name=found.person, n=opening(n).lower())
        if n
        else _("{name} holds no role").format(name=found.person)
    )


def ways(request: Visit, person: Person, holds: bool) -> dict[str, str]:
    """Where this reader can go from here."""
    slug = request.organisation.slug
    away = holds and permissions.can_record_absence(request.actor, person.id)
    read_people = may_enter(request.actor, "person.read")
    return {
        "away_url": showing.address(request, "away", person.id) if away else "",
        "person_url": reverse("people:person", args=[slug, person.id]) if read_people else "",
        "list_url": showing.address(request, "list"),
    }


def role(request: Visit, one: Standing) -> dict[str, Any]:
    made = one.appointment
    return {
        **showing.terms(made, one.role),
        "url": showing.address(request, "appointment", made.id),
        "accepted_on": one.accepted_on,
        "approved_by": str(made.approved_by),
        "approved_on": one.approved_on,
    }


def above(request: Visit, person: Person) -> list[dict[str, Any]]:
    """The line from their manager to the first who leads; nothing where no manager is known."""
    leaders = set(people.leaders(request.organisation.id, request.today).values_list("person_id", flat=True))
    found = []
    for one in people.line_above(request.organisation.id, person.manager_id):
        found.append({"name": str(one), "title": one.title, "leads": one.id in leaders})
        if one.id in leaders:
            break
    return [] if person.id in leaders else found


def named(request: Visit, person: Person) -> dict[str, Any] | None:
    """What the matrix in force asks of them by name, and whether they said yes; None where it names them nowhere."""
    found = next(iter(queries.named(request.organisation, request.today, person.id)), None)
    if found is None:
        return None
    own = person.id == request.actor.person
    return {
        "answers_for": found.share.answers_for,
        "does": found.share.does,
        "accepted_on": found.accepted.accepted_at if found.accepted else None,
        "url": reverse("matrix:part", args=[request.organisation.slug]) if own else "",
    }


def waits(request: Visit, person: Person) -> list[dict[str, Any]]:
    """What waits for their name: all of it for themselves, and for others what has to do with roles."""
    own = person.id == request.actor.person
    found = owed_to(request.organisation, person.id, clock.now())
    shown = found if own else [owed for owed in found if owed.route[0].startswith(("roles:", "matrix:part"))]
    return [
        {
            "title": owed.title.in_language(_),
            "since": owed.since,
            "until": owed.until,
            "url": reverse(owed.route[0], args=[request.organisation.slug, *owed.route[1:]]) if own else "",
        }
        for owed in shown
    ]


def deputy(request: Visit, made: Appointment) -> dict[str, str]:
    url = showing.address(request, "appointment", made.id) if permissions.can_read(request.actor, made) else ""
    return {"role": made.role.name, "name": str(made.person), "url": url}


def standing_in(one: StandIn) -> dict[str, Any]:
    return {
        "role": one.appointment.role.name,
        "name": str(one.person),
        "holder": str(one.appointment.person),
        "away_from": one.away_from,
        "back_on": one.over_on,
    }


def questions(request: Visit, found: Part) -> Iterator[dict[str, Any]]:
    """What would be asked, with what is recorded; where nothing is, that is said."""
    for one in asked_of(found.keys, found.duties, several_hats=found.several_hats):
        facts = list(answers(request, found, one))
        yield {"asks": _(one.asks), "shows": _(one.shows), "facts": facts, "unrecorded": not one.facts}


def answers(request: Visit, found: Part, asked: Asking) -> Iterator[dict[str, str]]:
    """What the appointments say to it. A question about a duty is answered by what brings that duty."""
    for one in found.held:
        made = one.appointment
        fits = asked.everybody or asked.several_hats
        if not fits and not asked.suits({one.role.key}, one.role.carries, several_hats=False):
            continue
        for fact in asked.facts:
            says, missing = recorded(fact, one)
            url = showing.address(request, "appointment", made.id)
            yield {"role": one.role.name, "says": says, "missing": "" if says else missing, "url": url}


def recorded(fact: Fact, one: Standing) -> tuple[str, str]:
    """What is recorded, and what is said where nothing is."""
    made = one.appointment
    decides = capfirst(", ".join(showing.decides(made)))
    approved = _("Appointed by {name} on {day}").format(name=made.approved_by, day=day(one.approved_on))
    accepted = _("Accepted on {day}").format(day=day(one.accepted_on)) if one.accepted_on else ""
    straight = _("Goes straight to top management") if made.direct_line else ""
    speaks = _("Speaks for {names}").format(names=", ".join(made.departments)) if made.departments else ""
    told: dict[Fact, tuple[str, str]] = {
        Fact.ACCEPTED: (accepted, _("not accepted yet")),
        Fact.APPROVED: (approved, ""),
        Fact.AUTHORITY: (decides, _("nothing in writing about what may be decided")),
        Fact.DIRECT_LINE: (straight, _("no direct line is recorded")),
        Fact.REPORTING: (made.reporting_note, _("no note says how the reporting works")),
        Fact.TIME: (capfirst(showing.time_agreed(made)), _("no hours agreed")),
        Fact.HATS: (made.hat_note, _("no note says which hat is worn when")),
        Fact.DEPUTY: (str(made.deputy) if made.deputy else "", _("nobody is named to stand in")),
        Fact.DEPARTMENTS: (speaks, _("no department is named")),
    }
    return told[fact]
