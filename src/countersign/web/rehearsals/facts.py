"""What a good answer contains, from the organisation's own facts. What is not known is left blank, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from countersign.awareness.library import Part
from countersign.entrance.endpoint import Visit
from countersign.kernel.references import ref
from countersign.people.queries import leads_somebody
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.readiness.questions import Asked, answered
from countersign.roles.enums import Authority, Duty
from countersign.roles.queries import appointments
from countersign.web.home.desk import addresses, passages, shown
from countersign.web.roles.words import AUTHORITIES

if TYPE_CHECKING:
    from countersign.roles.models import Appointment

PARTS = {
    "isms_lead": Part.LEAD,
    "risk_owner": Part.RISKS,
    "internal_auditor": Part.AUDITS,
    "hr": Part.PEOPLE,
    "it_head": Part.PEOPLE,
}
"""What is asked besides of whoever holds a role of the library, by its key."""

DUTIES = {Duty.CONFORMITY: Part.ASSURES, Duty.REPORTING: Part.REPORTS}


def of_leader(request: Visit, person: UUID) -> dict[str, list[dict[str, Any]]]:
    """By the number of a question what the facts answer: the same as on the desk."""
    read = Gathered(request.organisation)
    dossier = judgement_of(request.organisation.id, request.today, read).dossier
    audit, in_force = read.calendar.ahead(request.today), read.shelf.parent_in_force
    asked = Asked(dossier, ref("person", person), passages(read.shelf), audit.driver if audit else "")
    pages, found = addresses(request.organisation.slug, in_force), defaultdict(list)
    for question, answer in answered(asked):
        found[question.bank].append(shown(question.asks, answer, pages))
    return dict(found)


def held(request: Visit, person: UUID) -> list[Appointment]:
    """The roles that somebody accepted and still holds."""
    mine = appointments(request.organisation.id).filter(person_id=person, accepted_at__isnull=False)
    return [one for one in mine if not one.is_over(request.today)]


def parts_of(request: Visit, person: UUID, roles: list[Appointment]) -> frozenset[Part]:
    """What somebody does, as far as it decides what they are asked."""
    by_key = {PARTS[one.role.key] for one in roles if one.role.key in PARTS}
    by_duty = {DUTIES[duty] for one in roles for duty in one.role.carries}
    manages = {Part.MANAGES} if leads_somebody(request.organisation.id, person) else set()
    return frozenset(by_key | by_duty | manages)


def of_holder(request: Visit, roles: list[Appointment]) -> dict[str, list[dict[str, Any]]]:
    """By the number of a question what one's own appointments say."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in roles:
        url = reverse("roles:appointment", args=[request.organisation.slug, one.id])
        for number, says in told(one):
            found[number].append(
                {"says": says, "quotes": (), "missing": "", "source": "", "url": url, "label": one.role.name}
            )
    return dict(found)


def told(one: Appointment) -> Iterator[tuple[str, str]]:
    accepted = date_format(one.accepted_at, "j F Y") if one.accepted_at else ""
    yield "R1", _("{role}. You accepted it on {day}.").format(role=one.role.name, day=accepted)
    if one.approved_by and one.approved_at:
        day = date_format(one.approved_at, "j F Y")
        yield "R2", _("{name} gave it to you on {day}.").format(name=one.approved_by, day=day)
    may = [str(AUTHORITIES[kind][0]) for kind in Authority if kind.value in one.authorities]
    if may:
        yield "R2", _("You may: {authorities}.").format(authorities=", ".join(may))
    if one.direct_line:
        yield "R3", _("You have a direct line to the top.")
    if one.hours_a_week:
        yield "R11", _("{n} hours a week were agreed.").format(n=one.hours_a_week)
    if one.hat_note:
        yield "R13", one.hat_note
    if one.deputy:
        yield "R14", _("{name} stands in for you.").format(name=one.deputy)
