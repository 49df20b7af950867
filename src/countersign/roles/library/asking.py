"""What an auditor asks whoever holds a role, in our own words, and what a good answer shows. Pure data."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from countersign.roles.enums import Duty


class Fact(StrEnum):
    """What is recorded with an appointment, and answers a question by itself."""

    ACCEPTED = "ACCEPTED"
    APPROVED = "APPROVED"
    AUTHORITY = "AUTHORITY"
    DIRECT_LINE = "DIRECT_LINE"
    REPORTING = "REPORTING"
    TIME = "TIME"
    HATS = "HATS"
    DEPUTY = "DEPUTY"
    DEPARTMENTS = "DEPARTMENTS"


@dataclass(frozen=True)
class Asking:
    """``bank``: its number in the bank (DOMAIN, 7.2). ``shows``: what a good answer shows. ``facts``: what we know.

    It is put to whoever has one of the ``duties`` or holds a role of one of the ``keys``; to ``everybody`` with a role;
    or to whoever wears ``several_hats``.
    """

    bank: str
    asks: str
    shows: str
    facts: tuple[Fact, ...] = ()
    duties: tuple[Duty, ...] = ()
    keys: tuple[str, ...] = ()
    everybody: bool = False
    several_hats: bool = False

    def suits(self, keys: Collection[str], duties: Collection[Duty], *, several_hats: bool) -> bool:
        """Would it be put to somebody who holds roles of these keys, with these duties?"""
        fits = {*keys} & {*self.keys} or {*duties} & {*self.duties}
        return bool(fits) or (self.everybody and bool(keys)) or (self.several_hats and several_hats)


BOTH = (Duty.CONFORMITY, Duty.REPORTING)

ASKING = (
    Asking(
        bank="R1",
        asks="What is your part in keeping information safe here?",
        shows="The duties of the role in your own words, and that you said yes to them.",
        facts=(Fact.ACCEPTED,),
        everybody=True,
    ),
    Asking(
        bank="R2",
        asks="Who gave you this task, and what may you decide by yourself?",
        shows="A name from top management and a day; something definite that you may decide.",
        facts=(Fact.APPROVED, Fact.AUTHORITY),
        everybody=True,
    ),
    Asking(
        bank="R3",
        asks="Somebody above you wants an exception that you think is wrong. What do you do?",
        shows="That you decide, or take it straight to the top; best with a case in which you did.",
        facts=(Fact.DIRECT_LINE, Fact.AUTHORITY),
        duties=(Duty.CONFORMITY,),
        keys=("it_head",),
    ),
    Asking(
        bank="R4",
        asks="To whom do you report how the ISMS is doing, in which form, and when did you last?",
        shows="The last report, its day, and what came of it.",
        facts=(Fact.REPORTING,),
        duties=(Duty.REPORTING,),
    ),
    Asking(
        bank="R5",
        asks="You notice that something does not meet the standard. What happens then?",
        shows="How it is put right, and how top management hears of it.",
        facts=(Fact.DIRECT_LINE,),
        duties=(Duty.CONFORMITY,),
    ),
    Asking(
        bank="R6",
        asks="How do you judge risks here, and who sits at the table?",
        shows="The method in your own words, and that those who own the risks took part.",
        duties=(Duty.CONFORMITY,),
        keys=("risk_owner",),
    ),
    Asking(
        bank="R7",
        asks="Which risks are yours, and have you accepted what is left of them?",
        shows="Their names, how they are treated, and the day on which you accepted the rest.",
        keys=("risk_owner",),
    ),
    Asking(
        bank="R8",
        asks="What makes you fit for this, and what would you like to learn?",
        shows="Training or experience, and what is planned where something is missing.",
        everybody=True,
    ),
    Asking(
        bank="R9",
        asks="How do you see to it that you never audit what you did yourself?",
        shows="The areas that you leave to somebody else.",
        keys=("internal_auditor",),
    ),
    Asking(
        bank="R10",
        asks="How do you hear of somebody who starts, changes jobs or leaves?",
        shows="What sets it off, and the last time it happened.",
        keys=("hr", "it_head"),
    ),
    Asking(
        bank="R11",
        asks="How much time do you have for this?",
        shows="Hours that were agreed, and that they are enough.",
        facts=(Fact.TIME,),
        duties=(Duty.CONFORMITY,),
    ),
    Asking(
        bank="R12",
        asks="How do you notice that management stands behind this?",
        shows="Something that leadership did or said lately, in front of your people.",
        facts=(Fact.DEPARTMENTS,),
        keys=("dept_contact", "it_head"),
    ),
    Asking(
        bank="R13",
        asks="You have more than one hat on. Which one is it now?",
        shows="That the hats are told apart, and where that is written.",
        facts=(Fact.HATS, Fact.REPORTING),
        several_hats=True,
    ),
    Asking(
        bank="R14",
        asks="Who does this when you are away?",
        shows="A name, and that they know it.",
        facts=(Fact.DEPUTY,),
        duties=BOTH,
    ),
)
"""In the order of asking."""


def asked_of(keys: Collection[str], duties: Collection[Duty], *, several_hats: bool) -> list[Asking]:
    """What would be asked of somebody who holds these roles."""
    return [one for one in ASKING if one.suits(keys, duties, several_hats=several_hats)]


HAT_KEYS = ("internal_auditor", "it_head")


def wears_several(keys: Iterable[str], duties: Collection[Duty], *, leads: bool) -> bool:
    """Two of these at once: top management, a duty of 5.3, internal auditor, head of IT (both duties are one hat)."""
    hats = [leads, bool(duties), *(key in {*keys} for key in HAT_KEYS)]
    return sum(hats) > 1
