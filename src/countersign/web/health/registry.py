"""What is stuck: each context tells its own by a query, and here they are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID

from countersign.acknowledgements.queries import stuck as acknowledgements
from countersign.delivery import channels, fetching, queue
from countersign.entrance.watching import rounds, silent_since
from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import say
from countersign.ledger import stuck as ledger
from countersign.ledger.queries import logs
from countersign.packs import queries as packs
from countersign.people.queries import stuck as people
from countersign.policies.queries import stuck as policies

type Asked = Callable[[UUID, datetime], Iterable[Stuck]]

REGISTRY: tuple[Asked, ...] = (
    *(ledger.stuck, policies.stuck, packs.stuck, people.stuck, acknowledgements.stuck),
    *(queue.stuck, channels.stuck),
)
"""Asked in this order. A context that gets something that can be stuck adds its query."""

BEGINNING = datetime.min.replace(tzinfo=UTC)


def stuck_here(organisation: UUID, at: datetime) -> list[Stuck]:
    """Everything that keeps one organisation waiting: what all share first, then the longest waiting first."""
    own = sorted(of_organisation(organisation, at), key=lambda one: one.since or BEGINNING)
    return [*installation(at), *own]


def stuck_everywhere(at: datetime) -> Iterator[Stuck]:
    """The same for the whole installation, one organisation after another."""
    yield from installation(at)
    for organisation in logs():
        yield from of_organisation(organisation, at)


def of_organisation(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    for asked in REGISTRY:
        yield from asked(organisation, at)


def installation(at: datetime) -> Iterator[Stuck]:
    """What all organisations share: the worker, its rounds that fail again and again, and the mailbox for bounces."""
    if (since := silent_since(at)) is not None:
        yield Stuck(
            what=say("The worker is silent"),
            since=since,
            why=say("No mail goes out, sign-in codes included, and no PDF, pack or checkpoint is made."),
            whose=Whose.OPERATOR,
            clears=say(
                "Start it: countersign serve starts it along, countersign worker alone. Its log says why it ended."
            ),
        )
    for one in rounds():
        if one.failing_since and at - one.failing_since > TOO_LONG:
            yield Stuck(
                what=say("The round {round} keeps failing", round=one.name),
                since=one.failing_since,
                why=say("The last error was {kind}. It is tried again and again.", kind=one.trouble),
                whose=Whose.OPERATOR,
                clears=say("Look in the log of the worker for “round failed”: it says where."),
            )
    yield from fetching.stuck(at)
