"""What waits for somebody's name: worked out from the facts each time, never stored (floor plan, rule 2).

The same list stands on the first page, and in the one mail of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.acknowledgements import queries as acknowledgements
from countersign.delivery.drafting import readings, remarks
from countersign.delivery.escalating import late_people, late_people_of, unreached_people
from countersign.delivery.item import Owed, answering
from countersign.delivery.owing import asks, audits, messages, objectives
from countersign.delivery.owing.actions import owed_actions
from countersign.delivery.owing.awareness import invited_to_answer
from countersign.delivery.owing.changes import owed_changes
from countersign.delivery.owing.direction import owed_deviations
from countersign.delivery.owing.matrix import parts_of_the_matrix
from countersign.delivery.owing.resources import resources
from countersign.delivery.owing.reviews import of_reviews
from countersign.delivery.owing.risks import risks
from countersign.delivery.owing.roles import role_acceptances, to_make_known
from countersign.delivery.renewing import changed_roles, proposed_before
from countersign.delivery.reviewing import changes, reviews
from countersign.kernel.instants import day_in
from countersign.kernel.words import Words, number, say
from countersign.policies import queries as policies
from countersign.policies.enums import PolicyKind
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.people.models import Leader, Organisation
    from countersign.people.queries import Register
    from countersign.policies.models import Refusal, Version


LONGEST_REASON = 240
"""Of somebody's reason in a list; the rest stands on the page."""

WAITING: tuple[tuple[Callable[[Gathered, datetime, UUID | None], Iterator[Owed]], tuple[str, ...]], ...] = (
    (asks.answers, ("ask",)),
    (asks.commitments, ("commitment",)),
    (messages.releases, ()),
    (resources, ("resource", "budget")),
    (risks, ("risk",)),
    (parts_of_the_matrix, ("matrix",)),
    (of_reviews, ("managementreview", "decision")),
    (objectives.adoptions, ("objective",)),
    (objectives.readings, ("objective",)),
    (objectives.reports_to_read, ("report",)),
    (objectives.reports_to_send, ("appointment", "report")),
    (audits.findings, ("auditfinding",)),
    (audits.programme, ("programme",)),
    (audits.results, ("internalaudit",)),
    (owed_actions, ("action",)),
    (owed_changes, ("event",)),
    (owed_deviations, ("deviation",)),
    (invited_to_answer, ("draw",)),
    (to_make_known, ("appointment",)),
)
"""Who else knows of things that wait, one of ``owing`` each: at an instant, for one person or for everybody.

Beside each the nouns of which there has to be something before anything can wait; without one it is always asked.
"""

__all__ = ["Owed", "countersignatures", "everything_owed", "owed_to", "waiting"]


def owed_to(organisation: Organisation, person: UUID, at: datetime, read: Gathered | None = None) -> list[Owed]:
    """Everything that waits for one person, the oldest first. ``read``: what whoever asks has read already."""
    mine = (owed for owed in everything_owed(organisation, at, person, read) if owed.person == person)
    return sorted(mine, key=lambda owed: (owed.since, owed.item))


def everything_owed(
    organisation: Organisation, at: datetime, person: UUID | None = None, read: Gathered | None = None
) -> Iterator[Owed]:
    """Everything that waits for anybody in one organisation; where it would be many, only for the person asked for."""
    read = read or Gathered(organisation)
    on = day_in(organisation.time_zone, at)
    yield from countersignatures(read.register, on)
    yield from signatures(read, at)
    yield from declined(read, at)
    yield from approvals(read, at)
    yield from role_acceptances(read, on)
    yield from changed_roles(read, at)
    yield from proposed_before(read, at)
    yield from answers_to_findings(read, at, person)
    seen = acknowledgements.Latecomers(on)
    yield from acceptances(read, on, person, seen)
    yield from late_people_of(read, on, person) if person else late_people(read, on, seen)
    yield from unreached_people(read, on, person)
    yield from questions(read, on)
    yield from reviews(read, on)
    yield from changes(read, on)
    yield from readings(read, on, person)
    yield from remarks(read, on, person)
    yield from public_texts(read, on, person)
    yield from waiting(read, at, person)


def waiting(read: Gathered, at: datetime, person: UUID | None = None) -> Iterator[Owed]:
    """What those of ``owing`` know of. Where there is nothing yet that could wait, nobody is asked."""
    for waits, nouns in WAITING:
        if not nouns or read.held.has(*nouns):
            yield from waits(read, at, person)


def countersignatures(register: Register, on: date) -> Iterator[Owed]:
    """People on the register who have not put their own name to it, and who have not left."""
    organisation = register.firm
    for leader in register.waiting(on):
        yield Owed(
            person=leader.person_id,
            item=leader.ref,
            since=day_in(organisation.time_zone, leader.entered_at),
            title=say("Countersign that you lead {organisation}", organisation=organisation.name),
            why=why_countersign(leader),
            label=say("Look at the entry"),
            route=("people:register",),
            minutes=1,
        )


def why_countersign(leader: Leader) -> Words:
    if leader.entered_by is None or leader.entered_by_id == leader.person_id:
        return say("Only somebody on the register of top management can sign the policy.")
    return say(
        "{name} put you on the register of top management. Only somebody on it can sign the policy.",
        name=str(leader.entered_by),
    )


def signatures(read: Gathered, at: datetime) -> Iterator[Owed]:
    """Versions that were offered for signature and that nobody has signed, for whoever may sign them."""
    zone, waiting = read.firm.time_zone, read.shelf.waiting
    topics = any(one.policy.kind == PolicyKind.TOPIC for one in waiting)
    is_lent = topics and read.held.has("delegation")
    lent = policies.lent(read.firm.id, at) if is_lent else policies.NOTHING
    for version in waiting:
        for person in asked_to_sign(read, version, lent, at):
            yield Owed(
                person=person,
                item=f"{version.ref}/sign",
                since=day_in(zone, version.offered_at),
                title=say("Sign “{title}”, version {label}", title=version.title, label=version.label),
                why=why_sign(version),
                label=say("Read and sign"),
                route=("policies:sign", version.policy_id.hex, version.id.hex),
                minutes=2,
            )


def why_sign(version: Version) -> Words:
    name = str(version.offered_by)
    if len(version.signatories) > 1:
        return say("{name} asks several for it. It is signed once all of them have.", name=name)
    if version.policy.kind == PolicyKind.TOPIC:
        return say("{name} asks for it. It is in force once somebody who is asked has signed.", name=name)
    return say("{name} asks for it. It is in force once a leader has signed.", name=name)


def asked_to_sign(read: Gathered, version: Version, lent: policies.Lent, at: datetime) -> list[UUID]:
    """Who leads, or has it delegated to them, and whose turn it is; but for whoever said no, and for the author where
    somebody else leads (S1)."""
    leaders = read.register.leaders(day_in(read.firm.time_zone, at))
    done = {one.person_id for one in read.shelf.refusals.get(version.id, ())}
    authors = version.written_by
    able = [one.person_id for one in leaders if one.person_id not in authors or read.leads_alone(one.person_id, at)]
    able += [one.person_id for one in lent.signing(version.policy, authors, at, done)]
    if version.signatories:
        waits = policies.still_to_sign(version, {one.person_id for one in read.shelf.cosignatures.get(version.id, ())})
        turn = waits[:1] if version.in_order else waits
        able = [one for one in able if one in turn]
    return [one for one in able if one not in done]


def declined(read: Gathered, at: datetime) -> Iterator[Owed]:
    """Who does not sign, and why: for whoever wrote the text, whoever put it forward, and the ISMS lead.

    It stands until that version is signed, taken back by somebody, or followed by another one.
    """
    zone = read.firm.time_zone
    newest = {one.policy_id: one for one in read.shelf.versions}.values() if read.shelf.refusals else ()
    for version in newest:
        said_no = read.shelf.refusals.get(version.id, [])
        if not said_no or (version.withdrawn_at and version.withdrawn_at != said_no[-1].declined_at):
            continue
        leads = answering(read, day_in(zone, at))
        for refusal in said_no:
            told = {*leads, *version.written_by} - {refusal.person_id}
            yield from (to_answer(version, refusal, person, zone) for person in sorted(told))


def to_answer(version: Version, refusal: Refusal, person: UUID, zone: str) -> Owed:
    name = str(refusal.person)
    return Owed(
        person=person,
        item=refusal.ref,
        since=day_in(zone, refusal.declined_at),
        title=say(
            "{name} does not sign “{title}”, version {label}", name=name, title=version.title, label=version.label
        ),
        why=say("“{because}”", because=shorten(refusal.because, LONGEST_REASON, placeholder=" …")),
        label=say("Read it, and answer with a new text"),
        route=("policies:version", version.policy_id.hex, version.id.hex),
        minutes=5,
    )


def acceptances(read: Gathered, on: date, person: UUID | None, seen: acknowledgements.Latecomers) -> Iterator[Owed]:
    """Versions in force that people have not accepted. Whoever waits for an answer is left in peace.

    ``seen`` gathers on the way who is late.
    """
    id, everybody = read.firm.id, acknowledgements.everybody_owing
    for due in acknowledgements.owed_to(id, person, on, read.shelf) if person else everybody(id, on):
        seen.see(due)
        if due.waits:
            continue
        in_force = say("{name} put it in force for everybody here.", name=due.ask.signer)
        if not due.ask.audience.everybody:
            in_force = say("{name} put it in force for you and others whose work it is about.", name=due.ask.signer)
        why = say("What you asked about it was answered.") if due.answered else in_force
        if due.before_on and not due.answered:
            why = say("You accepted it on {day}. Everybody here is asked again from time to time.", day=due.before_on)
        yield Owed(
            person=due.person,
            item=due.item,
            since=due.since,
            title=say("Read and accept “{title}”, version {label}", title=due.ask.title, label=due.ask.label),
            why=why,
            label=say("Read and accept"),
            route=("acceptances:accept", due.ask.version.hex),
            minutes=2,
            opens=due.ask.version,
            until=due.until,
        )


def questions(read: Gathered, on: date) -> Iterator[Owed]:
    """What people asked about a policy, or why they cannot accept it, for whoever answers: one item a version."""
    waiting = defaultdict(list)
    for reply in acknowledgements.waiting_replies(read.firm.id, on) if read.held.has("reply") else ():
        waiting[reply.version_id].append(reply)
    leads = answering(read, on) if waiting else set()
    for replies in waiting.values():
        first, title = replies[0], replies[0].version.title
        one = say("{name} waits for an answer about “{title}”", name=str(first.person), title=title)
        n = number(len(replies)).capitalize()
        several = say("{n} people wait for an answer about “{title}”", n=n, title=title)
        for person in sorted({*leads, *filter(None, [first.version.policy.owned_by_id])}):
            yield Owed(
                person=person,
                item=first.ref,
                since=day_in(read.firm.time_zone, first.replied_at),
                title=one if len(replies) == 1 else several,
                why=say("They are not reminded to accept it until you have answered."),
                label=say("Read and answer"),
                route=("acceptances:questions",),
                minutes=2 * len(replies),
            )


def approvals(read: Gathered, at: datetime) -> Iterator[Owed]:
    """People proposed for a role whom top management has not appointed, for whoever may appoint them."""
    zone = read.firm.time_zone
    on = day_in(zone, at)
    for proposal in read.book.unapproved(on):
        for leader in read.register.leaders(on):
            own = leader.person_id in (proposal.person_id, proposal.proposed_by_id)
            if own and not read.leads_alone(leader.person_id, at):
                continue
            yield Owed(
                person=leader.person_id,
                item=proposal.ref,
                since=day_in(zone, proposal.proposed_at),
                title=say("Appoint {name}: {role}", name=str(proposal.person), role=proposal.role.name),
                why=say("{name} proposes it. Only top management can give this role.", name=str(proposal.proposed_by)),
                label=say("Look and appoint"),
                route=("roles:approve", proposal.id.hex),
                minutes=1,
            )


def answers_to_findings(read: Gathered, at: datetime, person: UUID | None = None) -> Iterator[Owed]:
    """What top management is asked about findings, auditors and the matrix. Of others nothing is read."""
    leaders = [one for one in read.register.leaders(day_in(read.firm.time_zone, at)) if person in (None, one.person_id)]
    for leader in leaders:
        yield from decisions(read, leader, at)
        yield from declarations(read, leader, at)
        yield from exceptions(read, leader, at)
        yield from matrices(read, leader, at)


def decisions(read: Gathered, leader: Leader, at: datetime) -> Iterator[Owed]:
    """Findings that somebody asks to live with: nobody decides about their own (S1, S5)."""
    for asked in read.said.waiting:
        if asked.is_own_of(leader.person_id) and not read.leads_alone(leader.person_id, at):
            continue
        yield Owed(
            person=leader.person_id,
            item=asked.ref,
            since=day_in(read.firm.time_zone, asked.proposed_at),
            title=say("Decide whether to live with {code} until {day}", code=asked.code, day=asked.until_on),
            why=say("{name} asks for it. Only top management can accept a finding.", name=str(asked.proposed_by)),
            label=say("Look and decide"),
            route=("tolerations:approve", asked.id.hex),
            minutes=1,
        )


def declarations(read: Gathered, leader: Leader, at: datetime) -> Iterator[Owed]:
    """A statement about known gaps that was put forward, but for whoever did so (S1)."""
    offered = read.said.offered
    if offered is None or (offered.is_own_of(leader.person_id) and not read.leads_alone(leader.person_id, at)):
        return
    yield Owed(
        person=leader.person_id,
        item=offered.ref,
        since=day_in(read.firm.time_zone, offered.offered_at),
        title=say("Approve what you know and declare to the auditor"),
        why=say("{name} put it forward. It holds once a leader has approved it.", name=str(offered.offered_by)),
        label=say("Read and approve"),
        route=("statement:approve", offered.id.hex),
        minutes=2,
    )


def exceptions(read: Gathered, leader: Leader, at: datetime) -> Iterator[Owed]:
    """Auditors who are not independent: nobody decides about themselves, nor alone about what they asked for (S3)."""
    for asked in read.calendar.requested:
        mine = asked.requested_by_id == leader.person_id and not read.leads_alone(leader.person_id, at)
        if mine or asked.is_about(leader.person_id):
            continue
        yield Owed(
            person=leader.person_id,
            item=asked.ref,
            since=day_in(read.firm.time_zone, asked.requested_at),
            title=say("Decide whether {name} may audit their own work", name=str(asked.auditor)),
            why=say("{name} asks for it. Only top management can allow it.", name=str(asked.requested_by)),
            label=say("Look and decide"),
            route=("audits:approve_exception", asked.id.hex),
            minutes=2,
        )


def matrices(read: Gathered, leader: Leader, at: datetime) -> Iterator[Owed]:
    """A version of the matrix that was put forward, but for whoever wrote or proposed it (S1)."""
    waits = read.grids.waiting
    if waits is None or (waits.is_own_of(leader.person_id) and not read.leads_alone(leader.person_id, at)):
        return
    yield Owed(
        person=leader.person_id,
        item=waits.ref,
        since=day_in(read.firm.time_zone, waits.proposed_at),
        title=say("Approve who does what: the responsibility matrix, version {n}", n=waits.version),
        why=say("{name} proposes it. It holds once a leader has approved it.", name=str(waits.proposed_by)),
        label=say("Look and approve"),
        route=("matrix:approve", waits.id.hex),
        minutes=5,
    )


def public_texts(read: Gathered, on: date, person: UUID | None = None) -> Iterator[Owed]:
    """A public text that a material change has left behind, for whoever leads: to be made anew, or taken down."""
    leaders = [one for one in read.register.leaders(on) if person in (None, one.person_id)]
    applies = read.shelf.ahead_of_public if leaders else None
    if applies is None:
        return
    for leader in leaders:
        yield Owed(
            person=leader.person_id,
            item=f"{applies.ref}/public",
            since=applies.effective_on or on,
            title=say("Bring the public text up to version {label}", label=applies.label),
            why=say("Everybody can read a text that was made from an earlier version. Customers compare the two."),
            label=say("Look and decide"),
            route=("policies:outside", applies.policy_id.hex),
            minutes=3,
        )
