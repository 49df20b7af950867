"""A policy's life as plain dated events, for the margin of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.instants import day_in
from countersign.policies.enums import Step
from countersign.policies.models import Draft, Version

ORDER = {step: place for place, step in enumerate(Step)}


@dataclass(frozen=True)
class Event:
    """Something that happened. ``on`` is the day it happened (claimed, for what was signed elsewhere), ``at`` the
    instant at which it was entered here; ``who`` is a name, empty where nobody is known."""

    step: Step
    on: date
    at: datetime
    who: str = ""
    version: UUID | None = None
    label: str = ""


def life(draft: Draft, found: Sequence[Version], zone: str) -> list[Event]:
    """Everything that happened to a policy, in order; last the draft, when it was changed after the newest offer.

    ``found`` are its versions, the newest first; ``zone`` is where its organisation lives.
    """
    events = [event for version in found for event in events_of(version, zone)]
    events += [event for event in drafting(draft, zone) if not found or draft.edited_at > found[0].offered_at]
    return sorted(events, key=lambda event: (event.on, event.at, ORDER[event.step]))


def drafting(draft: Draft, zone: str) -> Iterator[Event]:
    yield Event(Step.DRAFTED, day_in(zone, draft.edited_at), draft.edited_at, str(draft.edited_by))


def events_of(version: Version, zone: str) -> Iterator[Event]:
    """What happened to one version. One that was entered as history was superseded before we knew of it."""
    if version.signed_at and version.signed_on and version.signed_elsewhere:
        yield happened(Step.RECORDED_ELSEWHERE, version, version.signed_on, version.signed_at, version.signed_by)
    else:
        yield from here(version, zone)
    if version.superseded_at and version.superseded_at != version.published_at:
        yield happened(Step.SUPERSEDED, version, day_in(zone, version.superseded_at), version.superseded_at, None)
    if version.withdrawn_at:
        on = day_in(zone, version.withdrawn_at)
        yield happened(Step.WITHDRAWN, version, on, version.withdrawn_at, version.withdrawn_by)


def here(version: Version, zone: str) -> Iterator[Event]:
    """The steps of a version that was signed, or waits for it, in Countersign."""
    for step, at, who in (
        (Step.DRAFTED, version.drafted_at, version.drafted_by),
        (Step.OFFERED, version.offered_at, version.offered_by),
        (Step.SIGNED, version.signed_at, version.signed_by),
        (Step.PUBLISHED, version.published_at, version.published_by),
    ):
        if at:
            yield happened(step, version, day_in(zone, at), at, who)


def happened(step: Step, version: Version, on: date, at: datetime, who: object) -> Event:
    return Event(step, on, at, str(who) if who else "", version.id, version.label)
