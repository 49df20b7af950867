"""Channels of Slack and Teams: which there are, their addresses, and what waits to be posted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from countersign.delivery.formats import Message
from countersign.delivery.models import Channel, Post
from countersign.delivery.sealing import seal, unseal
from countersign.kernel.outbound.looking import Outcome
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Unknown
from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import Words, say

SEAL = "address of a channel"
TEST = "test "

STALE = timedelta(days=2)
"""What could not be posted for so long is no news any more."""

WHY = {
    Outcome.ERROR: say("The server is there and cannot take messages at the moment."),
    Outcome.NO_SUCH_SERVER: say("There is no server of this name."),
    Outcome.NO_CONNECTION: say("The server does not answer."),
    Outcome.CERTIFICATE: say("The server does not prove that it is the one of this name."),
    Outcome.ASTRAY: say("Its address was sealed with another web secret and cannot be opened. Add it anew."),
    Outcome.NOT_FROM_HERE: say(
        "The server lies inside a network. Whoever runs this machine can name it in COUNTERSIGN_PRIVATE_HOSTS."
    ),
}


def channels(organisation: UUID) -> QuerySet[Channel]:
    """Those there are, in the order of their names."""
    return Channel.objects.filter(organisation_id=organisation, ended_at=None).order_by("called", "id")


def channel(organisation: UUID, id: UUID, *, lock: bool = False) -> Channel:
    """Raises Unknown for none, for one that was removed, and for somebody else's."""
    found = channels(organisation).filter(id=id)
    here = (found.select_for_update() if lock else found).first()
    if here is None:
        raise Unknown("channel")
    return here


def waiting(organisation: UUID) -> QuerySet[Post]:
    """What is neither posted nor given up, the oldest first."""
    return Post.objects.filter(organisation_id=organisation, over_at=None).order_by("queued_at", "id")


def put(to: Channel, about: str, said: Message, at: datetime) -> bool:
    """Put a message in line, unless this channel was told of the same before. Is it new?"""
    known = {"organisation_id": to.organisation_id, "channel": to, "about": about}
    return Post.objects.get_or_create(
        **known, defaults={"id": new_id(at), "says": said.kept(), "queued_at": at}
    )[1]  # fmt: skip


def give_up(found: QuerySet[Post], at: datetime) -> int:
    return found.update(over_at=at, says={})


def sealed(id: UUID, address: str) -> bytes:
    """Laid beside another channel in the database, it does not open."""
    return seal(SEAL, address.encode(), about=id.hex)


def address_of(here: Channel) -> str:
    """Raises BrokenSeal."""
    return unseal(SEAL, bytes(here.sealed), about=here.id.hex).decode()


def why(here: Channel) -> Words:
    """What the last try met, in a sentence; where a server answered, with its number."""
    if here.paused_at and here.status:
        return say("The server answered with {status}, as it does where an address is no longer taken.",
                   status=here.status)  # fmt: skip
    return WHY.get(Outcome(here.trouble), WHY[Outcome.NO_CONNECTION])


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """Channels that are not told what they should be; one that somebody paused is not meant to be."""
    for here in channels(organisation).filter(paused_by=None).exclude(trouble=""):
        since = here.failing_since or at
        if here.paused_at is not None or at - since > TOO_LONG:
            yield Stuck(
                what=say("The channel {name} is not told anything", name=here.called),
                since=since,
                why=why(here),
                whose=Whose.ISMS_LEAD,
                clears=say(
                    "Look at it under Settings, “What is posted to Slack and Teams”: have it told again, or remove it "
                    "and add it anew."
                ),
            )
