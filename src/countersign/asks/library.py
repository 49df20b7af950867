"""Asks to begin from: one act each, how long it takes, and what it feeds. And phrases that ask for nothing.

What stands in braces is for whoever asks to fill in. ``feeds``: the letters of 5.1, clauses, or the audit itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.words import Words, say


@dataclass(frozen=True)
class Idea:
    key: str
    act: Words
    minutes: int
    feeds: tuple[str, ...]


def idea(key: str, minutes: int, feeds: str, act: str, **blanks: str) -> Idea:
    """``blanks``: what people see in place of a name in braces."""
    return Idea(key, say(act, **{name: f"[{what}]" for name, what in blanks.items()}), minutes, tuple(feeds.split()))


IDEAS: tuple[Idea, ...] = (
    idea("K01", 10, "a 5.2", "Approve version {v} of the policy", v="version"),
    idea("K02", 20, "d", "Record a message of two minutes to staff on why security matters to us"),
    idea("K03", 5, "d", "Send the drafted note in your own name"),
    idea("K04", 60, "e 9.3", "Chair the review on {date}; I prepare everything", date="day"),
    idea("K05", 30, "e 6.1", "Give me 30 minutes on the five top risks"),
    idea("K06", 10, "c", "Decide on the request {x}: yes, no or not until a day, with one sentence why", x="request"),
    idea("K07", 5, "5.3", "Confirm {person} as ISMS lead with the authority that is listed", person="name"),
    idea("K08", 20, "a 6.2", "Confirm the objectives, and tie each to a business goal"),
    idea("K09", 25, "f", "Complete the awareness training"),
    idea("K10", 3, "f", "Read and accept the policy"),
    idea("K11", 10, "f", "Join the first ten minutes of the risk workshop on {date}", date="day"),
    idea("K12", 15, "f", "Back the lead in the open point with {department}", department="department"),
    idea("K13", 10, "h", "Ask each head of department for one security example in the leadership meeting"),
    idea("K14", 30, "h", "Put one security target into each manager's goals"),
    idea("K15", 10, "g", "Sponsor the improvement {y}", y="improvement"),
    idea("K16", 10, "e", "Read the quarterly report of one page, and reply with one question"),
    idea("K17", 45, "f", "Take part in the incident exercise of 45 minutes on {date}", date="day"),
    idea("K18", 30, "c", "Agree the security line of the yearly budget"),
    idea("K19", 5, "c", "Give the lead {n} hours a week", n="number"),
    idea("K20", 30, "audit", "Book the slot for the interview, and read the briefing"),
    idea("K21", 15, "audit", "Rehearse five questions with me"),
    idea("K22", 10, "audit", "Approve the statement of known gaps and its plan"),
    idea("K23", 15, "b", "Tell our three biggest suppliers what we expect of them"),
    idea("K24", 10, "d", "Open the session for new starters once this quarter"),
    idea("K25", 5, "5.3", "Decide who stands in for the lead"),
    idea("K26", 10, "c", "Accept the risk {z} in writing, or fund its treatment", z="risk"),
)
"""In the order of the list; a number is never used for another act."""

BY_KEY = {one.key: one for one in IDEAS}

BLANKS = frozenset(str(value) for one in IDEAS for _name, value in one.act.values)

VAGUE = (
    "more involved",
    "support",
    "buy-in",
    "be aware",
    "take ownership",
    "at your convenience",
    "asap",
    "when you have time",
)
"""Whoever is asked so can neither do it nor refuse it."""


def vague_in(text: str) -> list[str]:
    """The phrases of a text that ask for nothing, as whole words, in the order of the list."""
    words = f" {' '.join(''.join(each if each.isalnum() or each == '-' else ' ' for each in text.casefold()).split())} "
    return [one for one in VAGUE if f" {one} " in words]


def blanks_in(text: str) -> bool:
    """Is something of the library still to be filled in?"""
    return any(place in text for place in BLANKS)
