from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.delivery.channels import channels, sealed
from countersign.delivery.enums import ChannelKind, News
from countersign.delivery.models import Channel
from countersign.delivery.permissions import check_can_change_channels
from countersign.kernel.actors import Actor
from countersign.kernel.outbound.posting import read_secure
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.queries import is_example
from countersign.ledger.writing import command

LONGEST_NAME = 60
MOST_CHANNELS = 5


@command
def name_channel(
    *, kind: ChannelKind, called: str, address: str, news: Sequence[News], by: Actor, at: datetime
) -> None:
    """Say that some kinds of news are posted to a channel from now on.

    ``address`` is a webhook's: whoever has it can post there, so it is kept sealed and shown to nobody again.
    """
    check_can_change_channels(by)
    if is_example(by.organisation):
        raise Refused("An example posts nowhere: its news are invented, and a channel has real readers.")
    name, page, chosen = clean(called).strip(), read_secure(address), [one for one in News if one in news]
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(say("Say in at most {n} characters what people call this channel.", n=LONGEST_NAME))
    if not chosen:
        raise Refused("Choose at least one kind of news: a channel that is told nothing is none.")
    check_room(by.organisation, name)
    id = new_id(at)
    Channel.objects.create(
        id=id,
        organisation_id=by.organisation,
        kind=kind.value,
        called=name,
        host=page.host,
        sealed=sealed(id, page.shown),
        news=" ".join(chosen),
        named_at=at,
        named_by=who(by),
        since=at,
        not_before=at,
    )


def check_room(organisation: UUID, name: str) -> None:
    there = [one.called.casefold() for one in channels(organisation)]
    if name.casefold() in there:
        raise Refused(say("There is a channel called “{name}” already.", name=name))
    if len(there) >= MOST_CHANNELS:
        raise Refused(say("At most {n} channels: news that everybody reads everywhere, nobody reads.", n=MOST_CHANNELS))
