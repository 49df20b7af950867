"""The eight duties of 5.1 in our words, and for which of them there is a kind of entry yet."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import KINDS


@dataclass(frozen=True)
class Duty:
    """A duty: its letter, and its name in two short lines. ``belongs``: what would be evidence of it."""

    letter: str
    name: str
    more: str
    belongs: str


DUTIES = (
    Duty("a", "Policy and objectives", "fit where the firm is going",
         "A policy that top management signs, or objectives that it sets, belong here."),
    Duty("b", "Everyday processes", "have security built in",
         "A security step in hiring, purchasing or a release belongs here."),
    Duty("c", "People, time and money", "are decided",
         "Time, people or money that top management gives, or refuses with a reason, belong here."),
    Duty("d", "Leaders say why", "it matters",
         "A message to staff from a leader, in their own name, belongs here."),
    Duty("e", "It achieves", "what it is for",
         "A report to top management, and what it concludes from it, belong here."),
    Duty("f", "People are directed", "and backed",
         "Taking part in a risk workshop, an instruction, or an obstacle removed belong here."),
    Duty("g", "Improvement", "is pushed",
         "An improvement that top management asks for or decides belongs here."),
    Duty("h", "Other managers", "are helped to lead",
         "A briefing for managers, or a security target in a manager's goals, belongs here."),
)  # fmt: skip

LETTERS = tuple(duty.letter for duty in DUTIES)


def recorded() -> frozenset[str]:
    """The duties for which some kind of entry is evidence, and not only now and then.

    For the others nothing much could have been recorded here, and their silence says nothing.
    """
    usual = (kind for kind in KINDS.values() if kind.leads and not kind.leads.seldom)
    return frozenset(letter for kind in usual for letter in kind.duties())
