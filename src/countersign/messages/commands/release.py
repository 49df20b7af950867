from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, write
from countersign.messages.commands.change_draft import being_written
from countersign.messages.entries import MessageReleased
from countersign.messages.enums import Channel
from countersign.messages.models import WORDS, Message
from countersign.messages.permissions import check_can_release
from countersign.messages.queries import Audience, addressed_now
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, today


@command
def release(*, draft_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Send a message in one's own name, as it was shown, to those it is for. Whoever drafted it, it is the leader's.

    It goes out by mail afterwards, once to each of them; what was sent stands.
    """
    draft = being_written(by.organisation, draft_id)
    check_can_release(by, draft, capacity := capacity_of(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != draft.digest:
        raise Stale("These are not the words that you were shown. Read them again before you send them.")
    if not draft.text:
        raise Refused("There are no words in it yet: write it first.")
    on = today(by.organisation, at)
    n = addressed_now(by.organisation, Audience.of(draft), on, draft.leader_id).count()
    if not n:
        raise Refused("Nobody here is among those it is for.")
    sent = Message(
        id=new_id(at),
        organisation_id=by.organisation,
        leader_id=draft.leader_id,
        channel=Channel.HERE.value,
        said_on=on,
        document=draft.digest,
        said_as=capacity,
        addressed=n,
        recorded_at=at,
        recorded_by_id=who(by),
        **{name: getattr(draft, name) for name in WORDS},
    )
    write(sent, MessageReleased(docs=(draft.digest,)))
    draft.delete()
    return sent.ref
