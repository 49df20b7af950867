from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text import to_json
from countersign.ledger.writing import command
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.policies.permissions import check_can_create
from countersign.policies.queries import begun_topics
from countersign.policies.topics import LIBRARY, SMALL_FIRM, Topic


@command
def begin_topics(*, keys: Sequence[str] = SMALL_FIRM, by: Actor, at: datetime) -> Ref:
    """Begin a policy on each of these topics of the library, with its outline; those there are stay as they are.

    Without ``keys`` the five that a small organisation begins with. Gives the first one that was begun.
    """
    check_can_create(by)
    unknown = [key for key in keys if key not in LIBRARY]
    if unknown:
        raise Refused("The library has no such topic. Choose one from the list.")
    there = begun_topics(by.organisation)
    missing = [LIBRARY[key] for key in dict.fromkeys(keys) if key not in there]
    if not missing:
        raise Refused("A policy on this was begun before. It is in the list of policies.")
    begun = [begin(topic, by, at) for topic in missing]
    return begun[0]


def begin(topic: Topic, by: Actor, at: datetime) -> Ref:
    return create(
        kind=PolicyKind.TOPIC,
        title=topic.title,
        text=to_json(topic.text()),
        topic=topic.key,
        all_staff=topic.all_staff,
        by=by,
        at=at,
    )
