"""From facts to what the templates of this area show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.template.defaultfilters import date as date_format
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.roles.enums import AppointmentState, Authority, Duty, RiskLevel
from countersign.roles.permissions import can_read
from countersign.roles.queries import Standing
from countersign.web.roles.words import ANY_RISK, BRIEFLY, CLAUSES, DUTIES, RENEWALS, RISKS, STATES

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Renewal, Role, StandIn


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"roles:{name}", args=[request.organisation.slug, *values])


def tabs(request: Visit, current: str) -> list[dict[str, Any]]:
    every = (
        ("list", _("Holders")),
        ("matrix", _("Matrix")),
        ("chart", _("Chart")),
        ("departments", _("Departments")),
        ("document", _("One-page roles document")),
        ("library", _("Role library")),
    )
    matrix = reverse("matrix:matrix", args=[request.organisation.slug])
    return [
        {"label": label, "url": matrix if name == "matrix" else address(request, name), "current": name == current}
        for name, label in every
    ]


def to_appointment(request: Visit, appointment: Appointment) -> str:
    """Its page, for whoever may open it; otherwise nothing."""
    return address(request, "appointment", appointment.id) if can_read(request.actor, appointment) else ""


def decides(appointment: Appointment) -> list[str]:
    """What the holder may decide, in words and figures."""
    given = [Authority(kind) for kind in appointment.authorities]
    words = [briefly(kind, appointment) for kind in given if kind is not Authority.SPEND]
    if Authority.SPEND in given:
        limit = _("spend up to {sum} a year").format(sum=appointment.spends)
        words.append(limit if appointment.spends else _("spend without a limit"))
    return words


def briefly(kind: Authority, appointment: Appointment) -> str:
    """One kind of authority with its level, or with the person it leads to."""
    if kind is Authority.ACCEPT_RISK:
        return str(RISKS[RiskLevel(appointment.accepts_up_to)] if appointment.accepts_up_to else ANY_RISK)
    if kind is Authority.ESCALATE and appointment.escalates_to:
        return _("take matters higher up to {name}").format(name=appointment.escalates_to)
    return str(BRIEFLY[kind])


def time_agreed(appointment: Appointment) -> str:
    hours = appointment.hours_a_week
    return ngettext("one hour a week", "{n} hours a week", hours).format(n=hours) if hours else ""


def carried_by(name: str) -> str:
    return _("{role} carries it already").format(role=name)


def clauses(role: Role) -> str:
    """ "5.3 (a), 5.3 (b)", or nothing."""
    return ", ".join(CLAUSES[duty] for duty in role.carries)


def terms(appointment: Appointment, held: Role | None = None) -> dict[str, Any]:
    """An appointment as one reads it before putting one's name to it. ``held``: the version held since, if another."""
    role = held or appointment.role
    return {
        "role": role.name,
        "role_id": role.id,
        "version": role.version,
        "clauses": clauses(role),
        "duties": role.duties,
        "competence": role.competence,
        "person": str(appointment.person),
        "title": appointment.person.title,
        "held_from": appointment.held_from,
        "held_until": appointment.held_until,
        "decides": decides(appointment),
        "time": time_agreed(appointment),
        "direct_line": appointment.direct_line,
        "reporting_note": appointment.reporting_note,
        "hat_note": appointment.hat_note,
        "deputy": str(appointment.deputy) if appointment.deputy else "",
        "departments": appointment.departments,
    }


def newer(one: Standing) -> str:
    """Which version is held, and which one the holder was asked to take on; nothing where the two are the same."""
    if one.asked is None:
        return ""
    held, new, day = one.role.version, one.asked.renewal.role.version, date_format(one.asked.on, "j F Y")
    if one.asked.declined_on:
        day = date_format(one.asked.declined_on, "j F Y")
        return _("holds version {held}, declined version {new} on {day}").format(held=held, new=new, day=day)
    if one.asked.waits:
        told = _("holds version {held}; version {new} waits for top management since {day}")
        return told.format(held=held, new=new, day=day)
    return _("holds version {held}, asked for version {new} since {day}").format(held=held, new=new, day=day)


def hands(appointment: Appointment) -> list[dict[str, Any]]:
    """The two lines under an appointment: who appoints, who accepts; each signed or waiting."""
    by, holder = appointment.approved_by, str(appointment.person)
    appoints = {"name": str(by), "hat": f"{how(appointment)}, {appointment.approved_as}", "at": appointment.approved_at}
    words = _("accepts the role: “{words}”").format(words=appointment.accepted_words)
    accepts = {"name": holder, "hat": words, "at": appointment.accepted_at}
    if appointment.approved_at is None:
        appoints = {"name": _("top management"), "hat": _("waits"), "at": None}
    if appointment.accepted_at is None:
        declined = appointment.declined_at
        accepts = {"name": holder, "hat": _("cannot accept") if declined else _("waits"), "at": declined}
    return [
        {**appoints, "open": appointment.approved_at is None},
        {**accepts, "open": appointment.accepted_at is None},
    ]


def how(appointment: Appointment) -> str:
    """Whether somebody appointed themselves, or whom they had proposed, while nobody else led."""
    if not appointment.single_handed:
        return _("appoints")
    own = appointment.approved_by_id == appointment.person_id
    return _("appoints themselves, being the only leader") if own else _("proposes and appoints, being the only leader")


def line(request: Visit, role: Role, one: Standing, away: StandIn | None = None) -> dict[str, Any]:
    """One row of the table of holders. ``away``: who stands in on the day, and until when."""
    made, reads = one.appointment, can_read(request.actor, one.appointment)
    return {
        "role": role.name,
        "role_url": address(request, "role", role.id),
        "clauses": clauses(one.role),
        "newer": newer(one),
        "url": to_appointment(request, made),
        "version": one.role.version,
        "history_url": address(request, "history", role.id) if reads else "",
        "holder": str(made.person),
        "holder_url": address(request, "part", made.person_id) if reads else "",
        "held_from": made.held_from,
        "held_until": made.held_until,
        "left_on": made.person.left_on if one.left else None,
        "joins_on": one.joins_on,
        "recorded_later": made.proposed_at if one.recorded_later else None,
        "hat_note": made.hat_note,
        "approved_by": str(made.approved_by) if one.approved_on else "",
        "approved_on": one.approved_on,
        "single_handed": made.single_handed and one.approved_on is not None,
        "accepted_on": one.accepted_on,
        "state": STATES[one.state],
        "decides": decides(made),
        "time": time_agreed(made),
        "direct_line": made.direct_line,
        "deputy": str(made.deputy) if made.deputy else "",
        "away": {"name": str(away.person), "until": away.over_on} if away else None,
        "departments": made.departments,
    }


def without(found: Mapping[Duty, Standing | None]) -> list[Duty]:
    """Which of the two duties of 5.3 nobody has."""
    return [duty for duty, one in found.items() if one is None or not one.holds]


def in_a_heading(nobody: Collection[Duty]) -> str:
    """That one of the two duties has nobody, or both; nothing where somebody has each."""
    if len(nobody) == len(Duty):
        return _("Nobody holds the two duties yet")
    return _("One of the two duties has nobody yet") if nobody else ""


def duty(request: Visit, which: Duty, one: Standing | None, *, now: bool, can_approve: bool) -> dict[str, Any]:
    """One of the two duties of 5.3: who has it, or what is missing and the button that clears it."""
    may_propose = now and may_enter(request.actor, "appointment.propose")
    told: dict[str, Any] = {"title": DUTIES[which], "clause": CLAUSES[which], "state": "nobody", "url": ""}
    propose = {"url": address(request, "duties"), "label": _("Say who")} if may_propose else {}
    if one is None:
        return {**told, **propose}
    made = one.appointment
    told |= {
        "name": str(made.person),
        "role": one.role.name,
        "newer": newer(one),
        "since": made.held_from,
        "appointment_url": to_appointment(request, made),
        "accepted_on": one.accepted_on,
        "because": made.declined_because if one.state is AppointmentState.DECLINED else "",
        "left_on": made.person.left_on,
        "joins_on": one.joins_on,
        "state": "left" if one.left else "coming" if one.joins_on else one.state.value.lower(),
    }
    return {**told, **clears(request, one, propose if may_propose else {}, now=now, can_approve=can_approve)}


def clears(request: Visit, one: Standing, propose: dict[str, str], *, now: bool, can_approve: bool) -> dict[str, str]:
    """The button that takes a duty a step further, for whoever may take that step."""
    made = one.appointment
    if not one.here:
        return {**propose, "label": _("Appoint a successor")} if propose else {}
    if one.state is AppointmentState.DECLINED:
        return {**propose, "label": _("Propose somebody else")} if propose else {}
    if now and one.state is AppointmentState.PROPOSED and can_approve:
        return {"url": address(request, "approve", made.id), "label": _("Look and appoint")}
    if now and one.state is AppointmentState.APPROVED and made.person_id == request.actor.person:
        return {"url": address(request, "accept", made.id), "label": _("Read and accept")}
    return {}


def renewal(request: Visit, one: Renewal, act: str, *, still: bool) -> dict[str, Any]:
    """Another description that a holder was asked to take on. ``act``: what the reader can do about it, or nothing."""
    labels = {"approve_renewal": _("Look and approve"), "accept_renewal": _("Read and answer")}
    state = RENEWALS[one.state] if still or one.accepted_at or one.declined_at else _("was not answered")
    return {
        "version": one.role.version,
        "role_url": address(request, "role", one.role_id),
        "asked_at": one.asked_at,
        "asked_by": str(one.asked_by),
        "approved_by": str(one.approved_by or ""),
        "approved_as": one.approved_as,
        "approved_at": one.approved_at,
        "single_handed": one.single_handed,
        "state": state,
        "accepted_at": one.accepted_at,
        "words": one.accepted_words,
        "declined_at": one.declined_at,
        "because": one.declined_because or "",
        "url": address(request, act, one.id) if act else "",
        "label": labels.get(act, ""),
    }
