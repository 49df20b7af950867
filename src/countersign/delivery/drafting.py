"""What waits because people read a draft together: for whoever was asked to, and for whoever answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in, milliseconds
from countersign.kernel.words import number, say
from countersign.policies import queries as policies
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Remark


def readings(read: Gathered, on: date, person: UUID | None = None) -> Iterator[Owed]:
    """Drafts that people were asked to read, until they say that they have. Whoever has left is not reminded."""
    for reader in policies.unread(read.firm.id, person) if read.shelf.talked_about else ():
        if reader.asked_at is None or (reader.person.left_on is not None and reader.person.left_on <= on):
            continue
        since = day_in(read.firm.time_zone, reader.asked_at)
        yield Owed(
            person=reader.person_id,
            item=f"reader_{reader.id.hex}/{milliseconds(reader.asked_at)}",
            since=since,
            title=say("Read the draft of “{title}”, and say what you think", title=reader.policy.title),
            why=say("{name} asks for it, before anybody signs it.", name=str(reader.asked_by)),
            label=say("Read it"),
            route=("policies:remarks", reader.policy_id.hex),
            minutes=10,
            until=reader.answer_by,
        )


def remarks(read: Gathered, on: date, person: UUID | None = None) -> Iterator[Owed]:
    """What was said about drafts, for the ISMS lead, but for their own remarks: one item a policy."""
    if not read.shelf.talked_about:
        return
    leads = {one for one in answering(read, on) if person in (None, one)}
    waiting = defaultdict(list)
    for one in policies.open_remarks(read.firm.id) if leads else ():
        waiting[one.policy].append(one)
    for policy, said in waiting.items():
        for lead in sorted(leads):
            if others := [one for one in said if one.written_by_id != lead]:
                yield to_answer(read, policy, lead, others)


def to_answer(read: Gathered, policy: Policy, lead: UUID, said: list[Remark]) -> Owed:
    first, n = said[0], number(len(said)).capitalize()
    one = say("{name} has a remark on the draft of “{title}”", name=str(first.written_by), title=policy.title)
    several = say("{n} remarks on the draft of “{title}” wait for you", n=n, title=policy.title)
    return Owed(
        person=lead,
        item=f"remark_{first.id.hex}",
        since=day_in(read.firm.time_zone, first.written_at),
        title=one if len(said) == 1 else several,
        why=say("Whoever wrote it sees what became of it."),
        label=say("Read and answer"),
        route=("policies:remarks", policy.id.hex),
        minutes=2 * len(said),
    )
