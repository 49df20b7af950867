"""Examples to start from: business processes that an auditor asks about, each with its step. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.words import Words, say
from countersign.processes.enums import LifeStage


@dataclass(frozen=True)
class Example:
    """``key`` stands in addresses. The texts are a beginning: whoever takes one over writes their own."""

    key: str
    name: Words
    department: Words
    step: Words
    evidence: Words
    cadence_months: int = 6
    covers: tuple[LifeStage, ...] = ()


LIBRARY = (
    Example(
        "joiners",
        say("Somebody starts"),
        say("HR"),
        say("Before the first day: references looked at, contract with confidentiality signed, access ordered as the "
            "role needs it, policy on the list for the first week."),
        say("The filled checklist of the last person who started."),
        covers=(LifeStage.SCREENING, LifeStage.TERMS, LifeStage.AWARENESS),
    ),
    Example(
        "leavers",
        say("Somebody leaves"),
        say("HR"),
        say("On the last day: accounts closed, devices and keys back, shared passwords changed, mail redirected; and "
            "a reminder of what stays confidential."),
        say("The filled checklist of the last person who left, with the hour at which access ended."),
        covers=(LifeStage.LEAVING,),
    ),
    Example(
        "movers",
        say("Somebody changes jobs"),
        say("HR"),
        say("Before the first day in the new job: the list for it is ordered, what only the old one needed is closed, "
            "and who answers for both is named."),
        say("The note of the last move, with the day on which old access ended."),
        covers=(LifeStage.MOVING,),
    ),
    Example(
        "misconduct",
        say("Somebody breaks the rules"),
        say("HR"),
        say("The written way: who hears both sides, who decides, and that what happened to information is looked at "
            "in each case. Staff can find it."),
        say("The written way with its date, and where staff find it. No case is shown."),
        12,
        covers=(LifeStage.DISCIPLINE,),
    ),
    Example(
        "purchasing",
        say("A supplier is chosen"),
        say("Purchasing"),
        say("Before the order: what data they get, what they promise in writing, and who looks at them again and when. "
            "No order number without it."),
        say("The supplier check beside the last order, with its date and who decided."),
    ),
    Example(
        "projects",
        say("A project begins"),
        say("Project office"),
        say("The project paper has a section on information at risk; without it the project gets no number."),
        say("The section in the paper of the latest project."),
    ),
    Example(
        "changes",
        say("Something is changed"),
        say("Operations"),
        say("The form for a change asks what can go wrong for confidentiality and availability, and how to go back."),
        say("The form of the last change that touched customers."),
        3,
    ),
    Example(
        "releases",
        say("A release goes out"),
        say("Product"),
        say("The release list holds: code read by a second person, known weaknesses looked up, a way back tried."),
        say("The list of the latest release, ticked and dated."),
        3,
    ),
    Example(
        "budget",
        say("The budget round"),
        say("Finance"),
        say("The plan has a line for information security, asked for by name, before the round is closed."),
        say("The page of the plan with the line, and the minutes that agreed it."),
        12,
    ),
    Example(
        "customers",
        say("A contract with a customer"),
        say("Sales"),
        say("Before it is signed: what the customer asks about security is read by whoever has to keep it."),
        say("The note on the last contract that asked for something."),
    ),
    Example(
        "payments",
        say("Bank details change"),
        say("Finance"),
        say("New bank details are confirmed by a call to a number that was known before, never to that in the mail."),
        say("The note of the last call, with day and name."),
        3,
    ),
    Example(
        "visitors",
        say("Visitors come"),
        say("Front desk"),
        say("They are signed in, met by somebody, and never alone where work is done."),
        say("The page of the visitors' book of one day, names covered."),
    ),
)  # fmt: skip

BY_KEY = {one.key: one for one in LIBRARY}
