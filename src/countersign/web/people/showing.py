"""From facts about a person to what the templates of this area show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance import clock
from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.instants import EPOCH
from countersign.people import queries
from countersign.people.enums import HAT_NAMES
from countersign.policies import queries as policies
from countersign.web.people.announcements import announced
from countersign.web.people.bouncing import bounce
from countersign.web.people.words import KIND_WORDS, day

if TYPE_CHECKING:
    from countersign.people.models import Person


def person_page(request: Visit, person: Person) -> dict[str, Any]:
    organisation, at = request.organisation.id, clock.now()
    proposed = queries.proposed_address(organisation, person.id, at)
    came_back = bounce(request, person)
    return {
        "person_shown": person,
        "facts": facts(person),
        "acts": acts(request, person, urgent=bool(came_back)),
        "state": state(person, request),
        "proposed": proposal(request, proposed) if proposed else None,
        "announced": announced(request, person_id=person.id),
        "bounce": came_back,
        "hats": access_of(person),
        "list_url": reverse("people:list", args=[request.organisation.slug]),
    }


def state(person: Person, request: Visit) -> str:
    """What one sentence says about somebody."""
    today = request.today
    if person.erased_at:
        return _("Their personal data were erased on {day}. What they did stays.").format(day=day(person.erased_at))
    if person.left_on and person.left_on <= today:
        return _("Left on {day}.").format(day=day(person.left_on))
    if person.left_on:
        return _("Leaves on {day}.").format(day=day(person.left_on))
    return leave(person, today)


def leave(person: Person, today: date) -> str:
    """That somebody is on leave, or will be; nothing when it is over."""
    first, back = person.leave_from, person.leave_until
    if first is None or person.on_leave or (back is not None and back <= today):
        return _("On leave.") if person.on_leave else ""
    if first > today:
        told = _("On leave from {first}; back on {back}.") if back else _("On leave from {first}.")
    else:
        told = _("On leave; back on {back}.") if back else _("On leave.")
    return told.format(first=day(first), back=day(back) if back else "")


def access_of(person: Person) -> list[dict[str, Any]]:
    """What somebody may open besides their own duties, and since when."""
    held = queries.grants(person.organisation_id).filter(person_id=person.id, ended_at=None)
    return [{"name": HAT_NAMES[Hat(one.hat)], "since": one.granted_at, "alone": one.single_handed} for one in held]


def facts(person: Person) -> list[tuple[str, str]]:
    """What is recorded, as pairs; what is not recorded says so."""
    manager = queries.person(person.organisation_id, person.manager_id) if person.manager_id else None
    reports = queries.reports(person.organisation_id, person.id).filter(left_on=None).count()
    told = [
        (_("Mail address"), person.email or ""),
        (_("Job title"), person.title or ""),
        (_("Department"), person.department),
        (_("Belongs as"), str(KIND_WORDS.get(person.kind, person.kind))),
        (_("Manager"), str(manager) if manager else ""),
        (_("Joined on"), day(person.joined_on)),
    ]
    if person.left_on:
        told.append((_("Left on"), day(person.left_on)))
    if person.employee_number:
        told.append((_("Employee number"), person.employee_number))
    if person.executive:
        told.append((_("Executive team"), _("yes")))
    if reports:
        told.append((_("Leads"), ngettext("one person", "{n} people", reports).format(n=reports)))
    return [(label, value or _("not recorded")) for label, value in told]


def acts(request: Visit, person: Person, *, urgent: bool) -> list[dict[str, Any]]:
    """What this reader can do about somebody, the most likely first. ``urgent``: the address is, and stands above."""
    if person.erased_at:
        return []

    def to(name: str) -> str:
        return reverse(f"people:{name}", args=[request.organisation.slug, person.id])

    found: list[dict[str, Any]] = []
    if may_enter(request.actor, "person.change"):
        found.append({"label": _("Change what is recorded"), "url": to("change"), "kind": "quiet" if urgent else ""})
    gone = person.left_on is not None and person.left_on <= request.today
    if may_enter(request.actor, "address.change") and not gone and not urgent:
        found.append({"label": _("Change the mail address"), "url": to("address"), "kind": "quiet"})
    elif person.id == request.actor.person:
        own = reverse("people:own_address", args=[request.organisation.slug])
        found.append({"label": _("Propose another mail address"), "url": own, "kind": "quiet"})
    if may_enter(request.actor, "role.read"):
        part = reverse("roles:part", args=[request.organisation.slug, person.id])
        found.append({"label": _("See what they hold, and may be asked"), "url": part, "kind": "quiet"})
    found += exempting(request, person, gone=gone)
    found += handing_over(request, person)
    if may_enter(request.actor, "person.leave") and not gone:
        found.append({"label": _("Record that they left"), "url": to("leave"), "kind": "quiet"})
    elif may_enter(request.actor, "person.leave"):
        found.append({"label": _("Record that they came back"), "url": to("come_back"), "kind": "quiet"})
    if may_enter(request.actor, "person.erase") and gone and person.id != request.actor.person:
        found.append({"label": _("Erase their personal data"), "url": to("erase"), "kind": "quiet"})
    return found


def handing_over(request: Visit, person: Person) -> list[dict[str, Any]]:
    """What somebody answers for, and who takes it over: asked for once a day of leaving is known."""
    if person.left_on is None or not may_enter(request.actor, "handover.read"):
        return []
    url = reverse("roles:handover", args=[request.organisation.slug, person.id])
    return [{"label": _("See what goes to somebody else"), "url": url, "kind": "quiet"}]


def exempting(request: Visit, person: Person, *, gone: bool) -> list[dict[str, Any]]:
    """The way to an exemption; nobody exempts themselves."""
    if gone or person.id == request.actor.person or not may_enter(request.actor, "exemption.grant"):
        return []
    url = reverse("acceptances:exempt", args=[request.organisation.slug, person.id])
    return [{"label": _("Exempt them from accepting"), "url": url, "kind": "quiet"}]


def proposal(request: Visit, change: Any) -> dict[str, Any]:
    """An address that waits for a second person, and whether this reader can be that one."""
    mine = request.actor.person in (change.proposed_by_id, change.person_id)
    approvers = queries.approvers(request.organisation.id, clock.now())
    others = [str(one) for one in approvers if one.id not in (change.proposed_by_id, change.person_id)]
    can = may_enter(request.actor, "address.approve") and not mine
    return {
        "address": change.new_address,
        "by": str(change.proposed_by),
        "at": change.proposed_at,
        "others": ", ".join(others),
        "act": fresh_act() if can else None,
        "approve_url": reverse("people:approve_address", args=[request.organisation.slug, change.person_id, change.id]),
    }


def erasure(person: Person) -> dict[str, Any]:
    """What would be erased, and what is kept on which ground: said before, not after."""
    signed = policies.signed_since(person.organisation_id, EPOCH).filter(signed_by_id=person.id)
    several = policies.cosigned_by(person.organisation_id, person.id)
    named = [f"{version.title}, {version.label}" for version in (*signed, *several)]
    held = [
        (_("Name"), person.name),
        (_("Mail address"), person.email),
        (_("Job title"), person.title),
        (_("Employee number"), person.employee_number),
    ]
    return {
        "erased": [(label, value) for label, value in held if value],
        "signed": named,
        "named": [f"{version.title}, {version.label}" for version in policies.naming(person)],
        "reports": queries.reports(person.organisation_id, person.id).count(),
    }
