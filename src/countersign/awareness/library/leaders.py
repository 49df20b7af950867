"""What an auditor asks top management, and what a good answer shows (DOMAIN, section 7.1)."""

from __future__ import annotations

from countersign.awareness.library.asked import Asked
from countersign.kernel.words import say

LEADERS: tuple[Asked, ...] = (
    Asked(
        "T1",
        say("In your own words: what is your security management system for?"),
        say("A purpose that has to do with customers, contracts and staying in business."),
        say("“IT handles that.”"),
        say("The purpose passage of the policy, why you do it, and the scope in one line."),
    ),
    Asked(
        "T2",
        say("Which security risks worry you most, and where is the list?"),
        say("Two or three risks to the business, where the register is, and that only the big ones reach you."),
        say("A recital of technical measures, or no risk at all."),
        say("The five largest risks, who owns them, and what changed."),
    ),
    Asked(
        "T3",
        say("What does your policy commit you to?"),
        say("To keep the law and contracts, to improve, to protect; and that it holds for leaders too."),
        say("Never having read it."),
        say("The four passages, and which version you approved on which day."),
    ),
    Asked(
        "T4",
        say("What did you decide lately to spend on security, or not to spend?"),
        say("One example, with the reason."),
        say("“They never asked”, or “always yes”."),
        say("The last three decisions with their days, and what is still undecided."),
    ),
    Asked(
        "T5",
        say("How do you find out how it is going?"),
        say("The report or the meeting by name, and when the last one was."),
        say("Only the review once a year."),
        say("The last report and the last review, and when the next ones are."),
    ),
    Asked(
        "T6",
        say("Why did you go for ISO 27001?"),
        say("A reason of the business, and trust."),
        say("“Because a customer forces us”, and nothing more."),
        say("What depends on it, and by when."),
    ),
    Asked(
        "T7",
        say("Which objectives did you set, and are they met?"),
        say("Two objectives, and how each of them stands."),
        say("Something that would fit any company."),
        say("The objectives with their value, target and trend."),
    ),
    Asked(
        "T8",
        say("Who runs this from day to day, and who reports to you about it?"),
        say("The names of those who hold both duties."),
        say("The wrong name."),
        say("Who holds the two duties of 5.3, since when, and who approved it."),
    ),
    Asked(
        "T9",
        say("Tell me about a time when security and the business wanted different things. How was it settled?"),
        say("An example, or a clear way in which it would be settled."),
        say("“That never happens.”"),
        say("What stood in the way of somebody, and what you did about it."),
    ),
    Asked(
        "T10",
        say("Do the rules apply to you, and when did you last do the training?"),
        say("Yes, and the day."),
        say("A joke about having no time."),
        say("Your own training, your acceptance of the policy, and exceptions made for you."),
    ),
    Asked(
        "T11",
        say("What changed in the business this year that matters for security?"),
        say("A product, a purchase, a law."),
        say("Nothing at all."),
        say("What happened this year, and what was concluded from it."),
    ),
    Asked(
        "T12",
        say("What did the last review decide, and did it happen?"),
        say("A decision, and what followed from it."),
        say("Having sat there, and no more."),
        say("The last decisions, and which actions are late."),
    ),
    Asked(
        "T13",
        say("What have you told your staff about security lately?"),
        say("A message, and its day."),
        say("Somebody else did that for you."),
        say("The last messages, and to whom they went."),
    ),
    Asked(
        "T14",
        say("What was the worst incident, and what did you learn from it?"),
        say("A lesson that was turned into something done."),
        say("“We never had one.”"),
        say("The incidents that reached you, and the lessons."),
    ),
    Asked(
        "T15",
        say("What if your ISMS lead left tomorrow?"),
        say("Who stands in, and what is written down."),
        say("Silence."),
        say("The deputy, and who else knows it."),
    ),
    Asked(
        "T16",
        say("What are you still working on in this area?"),
        say("An honest gap, with a plan."),
        say("“Nothing.”"),
        say("What you have declared as known gaps."),
    ),
)

CORE = ("T1", "T2", "T3", "T4", "T5")
"""The five that are scored for the verdict. To look it up in the right place counts."""
