from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.messages.commands.begin_draft import check_audience, check_words
from countersign.messages.entries import MessageRecorded
from countersign.messages.enums import Channel
from countersign.messages.models import Message
from countersign.messages.permissions import check_can_record
from countersign.people.queries import departments as departments_of
from countersign.people.queries import person, today

LONGEST_LINK = 500
EARLIEST = 1995


@command
def record(
    *,
    leader_id: UUID,
    title: str,
    channel: Channel,
    said_on: date,
    to_staff: bool,
    to_contractors: bool,
    departments: Sequence[str] = (),
    scan: str | None = None,
    link: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down what a leader told people elsewhere: on which day, by which way, and what shows it (decision 20).

    Whether they led on that day is not asked here: judging that is a rule's work.
    """
    check_can_record(by)
    on = today(by.organisation, at)
    speaker = person(by.organisation, leader_id)
    check_words(title, "")
    check_audience(to_staff, to_contractors, departments, departments_of(by.organisation, on))
    check_happened(channel, said_on, on, link)
    told = Message(
        id=new_id(at),
        organisation_id=by.organisation,
        leader_id=speaker.id,
        title=clean(title).strip(),
        channel=channel.value,
        to_staff=to_staff,
        to_contractors=to_contractors,
        departments=sorted({*departments}),
        said_on=said_on,
        scan=scan,
        link=link.strip(),
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(told, MessageRecorded(occurred_on=said_on, docs=(scan,) if scan else ()))
    return told.ref


def check_happened(channel: Channel, said_on: date, on: date, link: str) -> None:
    if channel is Channel.HERE:
        raise Refused("Say by which way it was told: what is sent from here is recorded by itself.")
    if said_on > on:
        raise Refused("That day lies ahead: a message is recorded once it was told.")
    if said_on.year < EARLIEST:
        raise Refused("Look at the year.")
    if len(link) > LONGEST_LINK:
        raise Refused(say("The link has at most {n} characters.", n=LONGEST_LINK))
    if link.strip() and not link.strip().startswith(("https://", "http://")):
        raise Refused("A link begins with https://")
