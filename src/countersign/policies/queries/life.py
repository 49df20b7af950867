"""A policy's life as plain dated events, for the margin of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.instants import day_in
from countersign.policies.enums import Step
from countersign.policies.models import Cosignature, Draft, Refusal, Version

type Answers = Sequence[Cosignature | Refusal]

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
    because: str = ""


def life(draft: Draft, found: Sequence[Version], zone: str, answers: Answers = ()) -> list[Event]:
    """Everything that happened to a policy, in order; last the draft, when it was changed after the newest offer.

    ``found`` are its versions, the newest first; ``zone`` is where its organisation lives. ``answers``: the hands
    before the last ones, and who said no.
    """
    labels = {version.id: version.label for version in found}
    events = [event for version in found for event in events_of(version, zone)]
    events += [answered(one, labels[one.version_id], zone) for one in answers]
    events += [event for event in drafting(draft, zone) if not found or draft.edited_at > found[0].offered_at]
    return sorted(events, key=lambda event: (event.on, event.at, ORDER[event.step]))


def answered(one: Cosignature | Refusal, label: str, zone: str) -> Event:
    """What one of those who were asked said: their name, or why not."""
    if isinstance(one, Refusal):
        on, step, because = day_in(zone, one.declined_at), Step.DECLINED, one.because
        return Event(step, on, one.declined_at, str(one.person), one.version_id, label, because)
    return Event(Step.COSIGNED, one.signed_on, one.signed_at, str(one.person), one.version_id, label)


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
        taken_back = happened(Step.WITHDRAWN, version, on, version.withdrawn_at, version.withdrawn_by)
        yield replace(taken_back, because=version.withdrawn_because or "")


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
