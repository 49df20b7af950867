"""What an auditor asks whoever holds a role, and heads of department (DOMAIN, section 7.2)."""

from __future__ import annotations

from countersign.awareness.library.asked import Asked, Part
from countersign.kernel.words import say

ROLES: tuple[Asked, ...] = (
    Asked(
        "R1",
        say("What is your responsibility in the management system?"),
        say("What the page of the role says, in your own words."),
        fact=say("The page of your role, and when you accepted it."),
    ),
    Asked(
        "R2",
        say("Who gave it to you, and may you act on it?"),
        say("The name of a leader, the day, and something that you may decide."),
        fact=say("Who approved it, and what you may decide."),
    ),
    Asked(
        "R3",
        say("Somebody senior wants an exception that you think is wrong. What do you do?"),
        say("You decide, or go straight to the top; with an example if there was one."),
        fact=say("Your direct line to the top, and when it was last used."),
        parts=(Part.LEAD, Part.MANAGES),
    ),
    Asked(
        "R4",
        say("How do you report how it is going, to whom, and when did you last?"),
        say("The report, its day, and what came back."),
        fact=say("The last reports."),
        parts=(Part.REPORTS,),
    ),
    Asked(
        "R5",
        say("You find that a requirement is not met. What then?"),
        say("How it is put right, and that leadership hears of it."),
        fact=say("What is open now."),
        parts=(Part.ASSURES,),
    ),
    Asked(
        "R6",
        say("How are risks assessed, and who takes part?"),
        say("The method in your own words, with the owners in it."),
        fact=say("The last assessment, and who took part."),
        parts=(Part.LEAD, Part.RISKS),
    ),
    Asked(
        "R7",
        say("Which risks are yours, and did you accept what is left of them?"),
        say("The risks by name, and what is done about them."),
        fact=say("The risks that you own, and when you accepted what is left."),
        parts=(Part.RISKS,),
    ),
    Asked(
        "R8",
        say("What qualifies you, and what would you like to learn?"),
        say("Training, or experience."),
        fact=say("What shows that you are competent, and the plan for what is missing."),
    ),
    Asked(
        "R9",
        say("How do you make sure that you do not audit your own work?"),
        say("The areas that you keep out of, by name."),
        fact=say("The audits that you did, and your own roles."),
        parts=(Part.AUDITS,),
    ),
    Asked(
        "R10",
        say("How do you hear of joiners, movers and leavers?"),
        say("What tells you, and the last example."),
        fact=say("Who came and went last, and how late you heard of it."),
        parts=(Part.PEOPLE,),
    ),
    Asked(
        "R11",
        say("How many hours do you have for this?"),
        say("The time that was agreed."),
        fact=say("The time that the appointment names."),
        parts=(Part.LEAD,),
    ),
    Asked(
        "R12",
        say("How do you know that management is behind this?"),
        say("Something that they did lately."),
        fact=say("Messages from the top, and how you were helped."),
        parts=(Part.MANAGES,),
    ),
    Asked(
        "R13",
        say("If you wear two hats: which of them is on now?"),
        say("A clear answer, and how the two are kept apart."),
        fact=say("Your other roles, and to whom you report in each."),
    ),
    Asked(
        "R14",
        say("Who stands in for you?"),
        say("A name."),
        fact=say("The deputy that your appointment names."),
    ),
)

MANAGERS: tuple[Asked, ...] = tuple(one for one in ROLES if one.number in {"R3", "R10", "R12", "R14"})
"""What heads of department are asked beside what everybody is."""
