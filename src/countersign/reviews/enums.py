"""Stored choices of management reviews, and the seven inputs. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class ReviewKind(StrEnum):
    """The whole agenda; a short quarterly slot; one held for a reason; or the sole director alone with the pack."""

    FULL = "FULL"
    SLOT = "SLOT"
    EXTRAORDINARY = "EXTRAORDINARY"
    SOLE_DIRECTOR = "SOLE_DIRECTOR"


class ReviewState(StrEnum):
    """Where a review stands, read from its dates."""

    PLANNED = "PLANNED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    CALLED_OFF = "CALLED_OFF"


class DecisionKind(StrEnum):
    """What 9.3.3 wants decided: improvements, and whether the ISMS has to change. "No change, because" is one too."""

    IMPROVEMENT = "IMPROVEMENT"
    RESOURCES = "RESOURCES"
    POLICY = "POLICY"
    OBJECTIVE = "OBJECTIVE"
    NO_CHANGE = "NO_CHANGE"


class Effect(StrEnum):
    """What a decision does to a record elsewhere once the chair signs. None is the rule: then it stays with the review.

    Put a request forward, approve or refuse one; put an objective forward, adopt one; ask for a change of a policy.
    """

    RAISES = "RAISES"
    APPROVES = "APPROVES"
    REFUSES = "REFUSES"
    SETS = "SETS"
    ADOPTS = "ADOPTS"
    CHANGES = "CHANGES"


EFFECTS: dict[DecisionKind, tuple[Effect, ...]] = {
    DecisionKind.RESOURCES: (Effect.RAISES, Effect.APPROVES, Effect.REFUSES),
    DecisionKind.OBJECTIVE: (Effect.SETS, Effect.ADOPTS),
    DecisionKind.POLICY: (Effect.CHANGES,),
}
"""By its kind, what a decision can do elsewhere. An improvement with an owner and a day becomes an action anyway."""

DECIDES = (Effect.APPROVES, Effect.REFUSES, Effect.ADOPTS, Effect.CHANGES)
"""What a leader does in their own name alone: so the chair who signs has decided it, and counts there."""


class Part(StrEnum):
    """What the minutes are written in: one text for each input, and three besides. Each is saved by itself."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"
    G = "g"
    PRESENTED = "presented"
    QUESTIONS = "questions"
    CONCLUSION = "conclusion"


INPUTS = (Part.A, Part.B, Part.C, Part.D, Part.E, Part.F, Part.G)
"""The seven inputs of 9.3.2."""

SLOT_INPUTS = (Part.A, Part.D, Part.F)
"""What a quarterly slot looks at; the others at least once a year (DOMAIN, 6.4)."""

SUB_ITEMS = ("d1", "d2", "d3", "d4")
"""Nonconformities, measurements, audits, objectives: level 2 of input d needs all four."""

ABSENT, MENTIONED, WITH_DATA = 0, 1, 2
"""How far an input was covered."""


class Stands(StrEnum):
    """What a line of the agenda is: a fact; that there is nothing; or that nobody here knows."""

    FACT = "fact"
    NOTHING = "nothing"
    UNKNOWN = "unknown"
