"""What anybody here may be asked in the corridor, in two minutes (DOMAIN, section 7.3)."""

from __future__ import annotations

from countersign.awareness.library.asked import Asked, Part
from countersign.kernel.words import say

STAFF: tuple[Asked, ...] = (
    Asked(
        "S1",
        say("Have you been told about our security policy?"),
        say("Yes, and how. Nobody expects its wording."),
    ),
    Asked(
        "S2",
        say("Could you say what it means for your daily work?"),
        say("One thing that you do because of it. Nobody expects its headings."),
    ),
    Asked(
        "S3",
        say("Do you know where to find it?"),
        say("The place, in two clicks. Nobody knows a link by heart."),
    ),
    Asked(
        "S4",
        say("Something looks wrong. Do you know whom to tell?"),
        say("A name or a channel, and that it is done at once. Nobody expects the number of a procedure."),
    ),
    Asked(
        "S5",
        say("Do you know who is responsible for security here?"),
        say("Who leads it, and that everybody has a part in it. Nobody expects a chart."),
    ),
    Asked(
        "S6",
        say("Has the boss said something about security lately?"),
        say("Something recent. Nobody expects a date."),
    ),
    Asked(
        "S7",
        say("Do the bosses keep to the rules too?"),
        say("An honest answer, or an example. Nobody expects flattery."),
    ),
    Asked(
        "S8",
        say("You are new here. Were you shown the policy, how to report, and the basics in your first two weeks?"),
        say("The policy, how to report, and the basics."),
        parts=(Part.NEWCOMER,),
    ),
    Asked(
        "S9",
        say("You come from outside. Do you know which of our rules apply to you?"),
        say("Some of the rules, by what they ask."),
        parts=(Part.OUTSIDER,),
    ),
    Asked(
        "S10",
        say("Do you lock your screen when you leave your desk?"),
        say("The screen is locked, always."),
    ),
)

FIND = "S3"
"""The question that is put to the test: open the policy now."""

MUST = ("S1", "S4")
"""Whoever was never told of the policy, or knows nobody to tell when something is wrong, does not pass."""


def staff_questions(*, newcomer: bool, outsider: bool) -> list[Asked]:
    """What one person is asked: everybody's questions, and those for whoever is new or comes from outside."""
    parts = {Part.EVERYBODY, *([Part.NEWCOMER] if newcomer else ()), *([Part.OUTSIDER] if outsider else ())}
    return [one for one in STAFF if parts & set(one.parts)]
