from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from countersign.delivery.channels import STALE, channels, give_up, put
from countersign.delivery.models import Channel, Post
from countersign.delivery.news import news

KEPT = timedelta(days=60)
"""So long it is remembered what a channel was told; nothing older than a week is news."""


def find_news(at: datetime, limit: int = 200) -> int:
    """Put in line what channels are to be told of, each thing once. Returns how many messages are new.

    Trouble with one organisation keeps no other waiting; it is raised at the end.
    """
    told = Channel.objects.filter(paused_at=None, ended_at=None).order_by("organisation_id")
    done, trouble = 0, []
    for organisation in told.values_list("organisation_id", flat=True).distinct():
        try:
            done += find_for(organisation, at)
        except Exception as error:
            trouble.append(error)
        if done >= limit:
            break
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} organisations could not be worked on", trouble)
    return done


def find_for(organisation: UUID, at: datetime) -> int:
    forget(organisation, at)
    return sum(find_for_channel(one, at) for one in channels(organisation).filter(paused_at=None))


def find_for_channel(to: Channel, at: datetime) -> int:
    """Only what it was not told before is worked out: numbers of many people take a while."""
    before = set(Post.objects.filter(organisation_id=to.organisation_id, channel=to).values_list("about", flat=True))
    done = 0
    for kind in to.wants:
        for about, words in news(kind, to.organisation_id, to.since, at):
            said = None if about in before else words()
            done += said is not None and put(to, about, said, at)
    return done


def forget(organisation: UUID, at: datetime) -> None:
    """What is too old to be posted is given up, and what is too old to be news again is forgotten."""
    here = Post.objects.filter(organisation_id=organisation)
    give_up(here.filter(over_at=None, queued_at__lt=at - STALE), at)
    here.filter(over_at__lt=at - KEPT).delete()
