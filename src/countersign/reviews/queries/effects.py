"""What a decision of a review can do to records elsewhere: requests, objectives and policies, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from countersign.kernel.references import Ref
from countersign.objectives import queries as objectives
from countersign.policies import queries as policies
from countersign.resources import queries as resources
from countersign.reviews.enums import DECIDES, EFFECTS, DecisionKind, Effect
from countersign.reviews.models import Decision


@dataclass(frozen=True)
class Outlook:
    """One thing that a decision can do. ``about`` and ``digest``: to which record, and what that says now; empty where
    a new one is put forward. ``hands``: whoever had a part in writing it, and so decides alone about it only where
    nobody else leads (S1)."""

    effect: Effect
    about: Ref = ""
    digest: str = ""
    title: str = ""
    hands: frozenset[UUID] = frozenset()

    def is_of(self, kind: DecisionKind) -> bool:
        return self.effect in EFFECTS.get(kind, ())

    def is_the_same(self, effect: str, about: Ref, digest: str) -> bool:
        return (self.effect.value, self.about, self.digest) == (effect, about, digest)


def outlooks(organisation: UUID) -> list[Outlook]:
    """Everything that stands here and waits for a decision; and the two that can be put forward anew."""
    return [
        Outlook(Effect.RAISES),
        *about_requests(organisation),
        Outlook(Effect.SETS),
        *about_objectives(organisation),
        *about_policies(organisation),
    ]


def about_requests(organisation: UUID) -> Iterable[Outlook]:
    for one in resources.requests(organisation).filter(decided_at=None, withdrawn_at=None):
        for effect in (Effect.APPROVES, Effect.REFUSES):
            yield Outlook(effect, one.ref, one.digest, one.title, hands_of(one.written_by))


def about_objectives(organisation: UUID) -> Iterable[Outlook]:
    waiting = objectives.terms(organisation).filter(adopted_at=None, withdrawn_at=None, objective__concluded_at=None)
    for one in waiting:
        yield Outlook(Effect.ADOPTS, one.ref, one.document, one.title, hands_of(one.written_by))


def hands_of(written_by: Iterable[str]) -> frozenset[UUID]:
    return frozenset(UUID(hex=each) for each in written_by)


def about_policies(organisation: UUID) -> Iterable[Outlook]:
    for one in policies.in_force_by_policy(organisation).values():
        yield Outlook(Effect.CHANGES, one.ref, one.document, one.title)


def standing(organisation: UUID, some: Iterable[Decision], signs: UUID | None) -> dict[UUID, Outlook]:
    """Of those decisions that do something elsewhere when ``signs`` signs them, by their id, what it is.

    Not of those whose record has changed since, or is decided; nor of a second one about the same record; nor of what
    another leader decided, in whose name nobody decides. These stay with the review.
    """
    asked = [one for one in some if one.effect]
    now = outlooks(organisation) if asked else []
    found: dict[UUID, Outlook] = {}
    for one in asked:
        outlook = of(one, now)
        if outlook is None or (outlook.effect in DECIDES and one.decided_by_id != signs):
            continue
        if outlook.about not in {each.about for each in found.values() if each.about}:
            found[one.id] = outlook
    return found


def of(one: Decision, now: Iterable[Outlook]) -> Outlook | None:
    return next((each for each in now if each.is_the_same(one.effect, one.about, one.about_digest)), None)


def counts_there(one: Decision) -> bool:
    """Is it evidence of whoever decided it by the record that it was recorded as, and not by itself?"""
    return one.made is not None or (one.recorded_as is not None and one.effect in DECIDES)


def decided_about(organisation: UUID, record: Ref) -> list[Decision]:
    """The decisions of reviews that a record came from, or was decided by; the latest first."""
    here = Decision.objects.filter(organisation_id=organisation, recorded_as=record)
    return list(here.select_related("review").order_by("-review__held_on", "-number"))
