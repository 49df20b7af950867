"""A policy as the rules see it: its own facts, and who has accepted it."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.acknowledgements.facts import Acceptance, AcceptanceCounts, ReadingTimes
from countersign.kernel.records import none, unknown
from countersign.policies import facts


@dataclass(frozen=True, kw_only=True)
class Policy(facts.Policy):
    """A policy through all its versions, the oldest first, with its acceptances: one by one, or counted."""

    audience: tuple[str, ...] | None = none()
    acks: tuple[Acceptance, ...] = none(())
    ack_stats: AcceptanceCounts | None = none()
    read_stats: ReadingTimes | None = unknown()
