"""What HR sees to while somebody comes, stays and goes (ISO/IEC 27001, A.6), and what shows it. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shown(StrEnum):
    """Which of our own pages shows that it is done."""

    ACCEPTANCES = "ACCEPTANCES"
    PEOPLE = "PEOPLE"
    HANDOVERS = "HANDOVERS"


@dataclass(frozen=True)
class Stage:
    """A stage of somebody's time here: what is seen to, what shows it, and on which page, where it is recorded here.

    ``key`` is the name by which a process says that it covers the stage; ``begin_with`` the process of the library that
    one could begin with.
    """

    key: str
    begin_with: str
    name: str
    sees_to: str
    shows: str
    page: Shown | None = None


STAGES = (
    Stage(
        key="SCREENING",
        begin_with="joiners",
        name="Before the first day",
        sees_to="Checks who somebody is, as far as the law allows and the work needs.",
        shows="A list of what is checked for which work, and the ticks for the last people who started.",
    ),
    Stage(
        key="TERMS",
        begin_with="joiners",
        name="With the contract",
        sees_to="Has the duties of information security and confidentiality stand in it.",
        shows="The clause, and a signed contract with it.",
    ),
    Stage(
        key="AWARENESS",
        begin_with="joiners",
        name="In the first weeks",
        sees_to="Sees that whoever starts learns the rules, and says yes to them.",
        shows="Who accepted the policy, and when, beside the day on which they started.",
        page=Shown.ACCEPTANCES,
    ),
    Stage(
        key="MOVING",
        begin_with="movers",
        name="With another job",
        sees_to="Tells IT and the ISMS lead in time, so that access changes with the work.",
        shows="The last move, and the day on which it was passed on.",
        page=Shown.PEOPLE,
    ),
    Stage(
        key="LEAVING",
        begin_with="leavers",
        name="On the last day",
        sees_to="Tells in time who leaves, has things given back, and says what stays secret afterwards.",
        shows="The last people who left, with what they answered for and who has it now.",
        page=Shown.HANDOVERS,
    ),
    Stage(
        key="DISCIPLINE",
        begin_with="misconduct",
        name="When rules are broken",
        sees_to="Keeps a fair way to deal with it, which everybody knows of.",
        shows="The written way, and that staff can find it. No case has to be shown.",
    ),
)
"""In the order of somebody's time here."""
