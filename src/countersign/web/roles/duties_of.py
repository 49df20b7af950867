"""Everything that somebody answers for or does here, from every context: nothing of it may be left without anybody.

What they did stands under their name for ever and is no duty; what waits for their own name ends when they leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.actions import queries as actions
from countersign.audits import queries as audits
from countersign.entrance import clock
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.objectives.queries import Pursuits
from countersign.people import queries as people
from countersign.people.enums import HAT_NAMES
from countersign.policies import queries as policies
from countersign.processes import queries as processes
from countersign.readiness.declared import gaps
from countersign.reviews import queries as reviews
from countersign.risks import queries as risks
from countersign.roles import permissions, queries
from countersign.web.people.words import day
from countersign.web.roles import showing
from countersign.web.roles.answering import only_leader

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment, Role

LONGEST_PLAN = 120
"""Of what is to be done about a risk; the rest stands on its page."""

MOST_REPORTS = 20
"""So many of those who report to somebody are named one by one."""


@dataclass(frozen=True)
class Duty:
    """One thing, and where it goes to somebody else. ``url``: its page; ``label`` and ``act_url``: the button."""

    what: str
    note: str = ""
    url: str = ""
    label: str = ""
    act_url: str = ""


@dataclass(frozen=True)
class Group:
    """Duties of one kind, and what becomes of them when nobody takes them over."""

    title: str
    note: str
    duties: list[Duty]


def groups_of(request: Visit, person: Person) -> list[Group]:
    """In the order in which an auditor would ask. Kinds of which there is nothing are left out."""
    found = [Group(str(title), str(note), list(each(request, person))) for title, note, each in kinds()]
    return [one for one in found if one.duties]


def kinds() -> list[tuple[str, str, Callable[[Visit, Person], Iterator[Duty]]]]:
    return [
        (_("Roles"), _("A successor takes over; the first appointment ends with that."), roles),
        (
            _("Deputy of others"),
            _("The deputy is part of what was approved: another one is, too."),
            deputy,
        ),
        (
            _("Whom others turn to"),
            _("Where they take what is stuck is part of what was approved: another name is, too."),
            escalation,
        ),
        (_("The matrix"), _("Somebody else gets their column, and top management approves it."), in_the_matrix),
        (_("Internal audits"), _("Somebody else conducts or coordinates what is planned."), audited),
        (_("Objectives owned"), _("Somebody else measures them: another owner is part of what is adopted."), pursued),
        (_("Findings of audits"), _("Somebody else answers them, or does what was promised."), found_by_audits),
        (_("Management reviews"), _("Somebody else chairs what is planned, and sees to what was decided."), reviewing),
        (_("Standing in"), _("Somebody else has to do the work while the holder is away."), standing_in),
        (_("Top management"), _("Their entry in the register ends on the day they leave."), register),
        (_("Policies owned"), _("Questions about them, and their reviews, go to the owner."), owned),
        (_("Processes"), _("Who answers for a process shows examples of it."), processed),
        (_("Drafts"), _("What they wrote last, and nobody has put forward yet."), drafts),
        (_("Signatures asked for"), _("An offer by name cannot be signed by somebody else: take it back."), signatures),
        (_("Drafts to read"), _("They were asked to read these, and somebody waits for it."), reading),
        (_("Signing in the place of a leader"), _("It ends with them."), delegated),
        (_("Risks"), _("Somebody else is named, and accepts them."), risks_owned),
        (
            _("Risks to treat"),
            _("What was approved names them: put it forward anew, with another name."),
            risks_treated,
        ),
        (_("Actions to do"), _("What they were asked to do, and have not done: somebody else does it."), to_do),
        (_("Gaps to close"), _("Declared to the auditor, with their name beside the day."), declared),
        (_("People who report to them"), _("Somebody else becomes their manager."), reports),
        (_("Access"), _("It ends by itself on the day they leave: does somebody else have it?"), access),
    ]


def address(request: Visit, name: str, *values: object) -> str:
    return reverse(name, args=[request.organisation.slug, *values])


def button(request: Visit, act: str, label: str, url: str) -> dict[str, str]:
    """For whoever may."""
    return {"label": label, "act_url": url} if may_enter(request.actor, act) else {}


def pursued(request: Visit, person: Person) -> Iterator[Duty]:
    """Objectives that are pursued, and those that wait to be adopted, with them as the owner."""
    on = request.today
    for one in Pursuits(request.organisation).objectives:
        waiting = one.proposed(on)
        now = waiting or one.terms(on)
        if now is None or now.owner_id != person.id or one.is_concluded(on):
            continue
        note = _("proposed, not adopted yet") if waiting else _("adopted")
        propose = address(request, "objectives:terms", one.objective.id)
        act = button(request, "objective.propose", _("Propose another owner"), propose)
        yield Duty(now.title, note, address(request, "objectives:objective", one.objective.id), **act)


def roles(request: Visit, person: Person) -> Iterator[Duty]:
    """What they hold or are proposed for; of whoever leaves, what goes on beyond that day."""
    described = {role.key: role for role in queries.roles(request.organisation.id)}
    successors = queries.unapproved_successors(request.organisation.id).exclude(person_id=person.id)
    waiting = {one.succeeds_id: one for one in successors}
    for made in queries.appointments_of(request.organisation.id, person.id):
        if is_over(made, person, request):
            continue
        url = showing.address(request, "appointment", made.id)
        speaks = _("for {names}").format(names=", ".join(made.departments)) if made.departments else ""
        if successor := waiting.get(made.id):
            note = _("{name} is proposed as successor").format(name=successor.person)
            yield Duty(made.role.name, note, url, **next_step(request, successor))
        elif made.approved_at is None:
            take_back = button(
                request, "appointment.end", _("Take the proposal back"), showing.address(request, "end", made.id)
            )
            yield Duty(made.role.name, _("proposed, not appointed yet"), url, **take_back)
        else:
            note = ", ".join(filter(None, (showing.clauses(made.role), speaks)))
            successor_to = proposing(request, described, made, _("Propose a successor"), "instead")
            yield Duty(made.role.name, note, url, **successor_to)


def proposing(request: Visit, described: Mapping[str, Role], made: Appointment, label: str, how: str) -> dict[str, str]:
    """The way to propose somebody for what an appointment is about; none for a role that was retired."""
    now = described.get(made.role.key)
    if now is None:
        return {}
    return button(
        request, "appointment.propose", label, f"{showing.address(request, 'propose', now.id)}?{how}={made.id.hex}"
    )


def is_over(made: Appointment, person: Person, request: Visit) -> bool:
    """Nobody has to take it over: it was declined, ends by the day they leave, or has ended by today."""
    until = max(person.left_on or request.today, request.today)
    closed = made.declined_at is not None or (made.ended_at is not None and made.approved_at is None)
    return closed or (made.held_until is not None and made.held_until <= until)


def next_step(request: Visit, successor: Appointment) -> dict[str, str]:
    """Whoever leads appoints the successor; others look at the proposal."""
    if permissions.can_approve(request.actor, successor, only_leader(request)):
        return {"label": _("Look and appoint"), "act_url": showing.address(request, "approve", successor.id)}
    return {"label": _("See the proposal"), "act_url": showing.address(request, "appointment", successor.id)}


def deputy(request: Visit, person: Person) -> Iterator[Duty]:
    found = queries.deputised(request.organisation.id, person.id, request.today)
    return on_other_terms(request, found, person, _("Name another deputy"))


def escalation(request: Visit, person: Person) -> Iterator[Duty]:
    found = queries.escalated_to(request.organisation.id, person.id, request.today)
    return on_other_terms(request, found, person, _("Name somebody else"))


def on_other_terms(request: Visit, found: Iterable[Appointment], person: Person, label: str) -> Iterator[Duty]:
    """Appointments of others that name somebody: they are proposed again, on other terms.

    One that has its last day stays as it is until then: it is told of where it goes on without them.
    """
    described = {role.key: role for role in queries.roles(request.organisation.id)}
    for made in found:
        if is_over(made, person, request):
            continue
        what = _("{role}, for {name}").format(role=made.role.name, name=made.person)
        url = showing.address(request, "appointment", made.id)
        if made.held_until is None:
            yield Duty(what, "", url, **proposing(request, described, made, label, "again"))
        else:
            yield Duty(what, _("ends on {day}").format(day=day(made.held_until)), url)


def in_the_matrix(request: Visit, person: Person) -> Iterator[Duty]:
    """What the matrix in force asks of them by name."""
    if share := queries.share_of(request.organisation, request.today, person.id):
        rows = shorten("; ".join(title for _key, title, _letters in share.rows), LONGEST_PLAN, placeholder=" …")
        url = address(request, "matrix:matrix")
        yield Duty(_("Named in person"), rows, url, **button(request, "matrix.edit", _("Open the matrix"), url))


def audited(request: Visit, person: Person) -> Iterator[Duty]:
    """Audits that are planned with them, to conduct or to coordinate."""
    for audit in audits.internal_audits(request.organisation.id):
        if (
            audit.conducted_at is None
            and audit.called_off_at is None
            and person.id
            in (
                audit.auditor_id,
                audit.coordinator_id,
            )
        ):
            part = _("conducts it") if person.id == audit.auditor_id else _("coordinates it")
            note = _("{part}, on {day}").format(part=part, day=day(audit.audit_on))
            change = address(request, "audits:internal_change", audit.id)
            other = button(request, "internalaudit.change", _("Name somebody else"), change)
            yield Duty(audit.title, note, address(request, "audits:internal", audit.id), **other)


def found_by_audits(request: Visit, person: Person) -> Iterator[Duty]:
    """What audits found and is open, theirs to answer or to put right; and interviews that are booked with them."""
    here = request.organisation.id
    for one in audits.followed(here, audits.about(audits.open_findings(here), person.id)):
        row, answer = one.row, one.answer
        url = address(request, "audits:finding", row.id)
        if row.owner_id == person.id:
            other = address(request, "audits:assign_finding", row.id)
            yield Duty(
                row.label, _("answers it"), url, **button(request, "auditfinding.assign", _("Name another"), other)
            )
        elif answer is not None and answer.action_owner_id == person.id and answer.done_at is None:
            anew = address(request, "audits:answer_finding", row.id)
            note = _("does what keeps it from coming back, by {day}").format(day=day(answer.action_due_on))
            yield Duty(row.label, note, url, **button(request, "auditfinding.answer", _("Answer it anew"), anew))
    for slot in audits.interviews(here).filter(leader_id=person.id, ended_at=None, interview_on__gte=request.today):
        visit = address(request, "audits:visit", slot.visit_id)
        note = _("on {day}").format(day=day(slot.interview_on))
        other = address(request, "audits:end_interview", slot.id)
        yield Duty(_("An interview"), note, visit, **button(request, "booking.end", _("Take it back"), other))


def reviewing(request: Visit, person: Person) -> Iterator[Duty]:
    """Reviews that they chair and that are not signed, and actions of earlier ones that are not done."""
    for one in reviews.unfinished(request.organisation.id):
        if one.chair_id == person.id:
            change = address(request, "reviews:change" if one.opened_at is None else "reviews:chair", one.id)
            act = "managementreview.change" if one.opened_at is None else "managementreview.name_chair"
            other = button(request, act, _("Name another chair"), change)
            title = _("Management review of {day}").format(day=day(one.day))
            yield Duty(title, _("chairs it"), address(request, "reviews:review", one.id), **other)
    for action in reviews.open_actions(request.organisation.id):
        if action.owner_id == person.id:
            done = address(request, "reviews:carry_out", action.id)
            note = _("decided in a management review, not done yet")
            yield Duty(action.words, note, done, **button(request, "decision.write", _("Say that it is done"), done))


def standing_in(request: Visit, person: Person) -> Iterator[Duty]:
    found = queries.now_or_later(request.organisation.id, request.today).filter(person_id=person.id)
    for one in found:
        note = _("{start} until {end}").format(start=day(one.away_from), end=day(one.over_on))
        what = _("{role}, for {name}").format(role=one.appointment.role.name, name=one.appointment.person)
        url = showing.address(request, "appointment", one.appointment_id)
        may = permissions.can_record_absence(request.actor, one.appointment.person_id)
        ends = {"label": _("End this"), "act_url": showing.address(request, "back", one.id)} if may else {}
        yield Duty(what, note, url, **ends)


def register(request: Visit, person: Person) -> Iterator[Duty]:
    url = address(request, "people:register")
    for one in people.register(request.organisation.id).filter(person_id=person.id, leads_until=None):
        note = _("since {day}").format(day=day(one.leads_from))
        yield Duty(_("Member of top management"), note, **button(request, "register.read", _("Open the register"), url))


def owned(request: Visit, person: Person) -> Iterator[Duty]:
    for policy in policies.policies(request.organisation.id).filter(owned_by_id=person.id):
        change = address(request, "policies:change", policy.id)
        url = address(request, "policies:policy", policy.id)
        yield Duty(policy.title, "", url, **button(request, "policy.change", _("Name another owner"), change))


def processed(request: Visit, person: Person) -> Iterator[Duty]:
    for one in processes.processes(request.organisation.id).filter(owner_id=person.id, ended_at=None):
        change = address(request, "processes:change", one.id)
        url = address(request, "processes:process", one.id)
        yield Duty(one.name, "", url, **button(request, "process.change", _("Name another owner"), change))


def drafts(request: Visit, person: Person) -> Iterator[Duty]:
    for draft in policies.drafts(request.organisation.id).values():
        if draft.edited_by_id == person.id:
            url = address(request, "policies:policy", draft.policy_id)
            note = _("last written on {day}").format(day=day(draft.edited_at))
            yield Duty(draft.title, note, url, **button(request, "policy.edit", _("Open the policy"), url))


def signatures(request: Visit, person: Person) -> Iterator[Duty]:
    for version in policies.waiting_for_signature(request.organisation.id):
        if person.id.hex in version.signatories:
            url = address(request, "policies:version", version.policy_id, version.id)
            title = _("{title}, version {label}").format(title=version.title, label=version.label)
            yield Duty(title, "", url, **button(request, "policy.read", _("Open the version"), url))


def reading(request: Visit, person: Person) -> Iterator[Duty]:
    for asked in policies.unread(request.organisation.id, person=person.id):
        url = address(request, "policies:remarks", asked.policy_id)
        yield Duty(asked.policy.title, "", **button(request, "policy.edit", _("Ask somebody else"), url))


def delegated(request: Visit, person: Person) -> Iterator[Duty]:
    """What they hold, and what others hold of them."""
    url = address(request, "policies:delegations")
    for one in policies.lent(request.organisation.id, clock.now()).rows:
        if person.id not in (one.person_id, one.given_by_id):
            continue
        mine = one.person_id == person.id
        told = _("In the place of {name}") if mine else _("{name}, in their place")
        note = _("until {day}").format(day=day(one.holds_until))
        what = told.format(name=one.given_by if mine else one.person)
        yield Duty(what, note, **button(request, "policy.read_delegations", _("Open the delegations"), url))


def declared(request: Visit, person: Person) -> Iterator[Duty]:
    url = address(request, "statement:page")
    for gap in gaps(request.organisation.id):
        if gap.owner_id == person.id:
            note = _("due on {day}").format(day=day(gap.due_on))
            yield Duty(f"{gap.code}: {gap.plan}", note, **button(request, "finding.read", _("Name another"), url))


def risks_owned(request: Visit, person: Person) -> Iterator[Duty]:
    for one in risks.risks(request.organisation.id).filter(owner_id=person.id, closed_at=None):
        url = address(request, "risks:risk", one.id)
        note = "" if one.owned_at else _("not accepted yet")
        other = button(request, "risk.name", _("Name another owner"), address(request, "risks:name", one.id))
        yield Duty(one.title, note, url, **other)


def risks_treated(request: Visit, person: Person) -> Iterator[Duty]:
    """What they are to carry out, of risks that are open."""
    going_on = {"carried_out_at": None, "closed_at": None, "risk__closed_at": None}
    for one in risks.treatments(request.organisation.id).filter(carrier_id=person.id, **going_on):
        url = address(request, "risks:treatment", one.id)
        note = _("{risk}, due on {day}").format(risk=one.risk.title, day=day(one.due_on))
        yield Duty(
            shorten(one.plan, LONGEST_PLAN, placeholder=" …"),
            note,
            url,
            **button(request, "risk.read", _("Open the decision"), url),
        )


def to_do(request: Visit, person: Person) -> Iterator[Duty]:
    for one in actions.open_actions_of(request.organisation.id, person.id):
        note = _("due on {day}").format(day=day(one.due_on))
        give = address(request, "actions:hand_over", one.id)
        other = button(request, "action.hand_over", _("Give it to somebody else"), give)
        yield Duty(one.title, note, address(request, "actions:action", one.id), **other)


def reports(request: Visit, person: Person) -> Iterator[Duty]:
    found = list(people.reports(request.organisation.id, person.id).filter(left_on=None)[: MOST_REPORTS + 1])
    for one in found[:MOST_REPORTS]:
        url = address(request, "people:change", one.id)
        yield Duty(str(one), one.title or "", **button(request, "person.change", _("Name another manager"), url))
    if len(found) > MOST_REPORTS:
        upload = address(request, "people:upload")
        yield Duty(_("and others"), "", **button(request, "person.import", _("Bring in a list with managers"), upload))


def access(request: Visit, person: Person) -> Iterator[Duty]:
    url = address(request, "people:access")
    for one in people.grants(request.organisation.id).filter(person_id=person.id, ended_at=None):
        note = _("since {day}").format(day=day(one.granted_at))
        yield Duty(str(HAT_NAMES[Hat(one.hat)]), note, **button(request, "access.read", _("Open access"), url))
