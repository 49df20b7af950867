"""The outline of a parent policy: thirteen sections with a prompt for the writer and words to start from.

Source: DOMAIN.md §8.3. The prompts are shown beside the text and are never part of it. What the writer has to
fill in stands in square brackets, so that the placeholder check (POL-011) finds what was forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from countersign.kernel.text import Text, from_html


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a prompt for the writer, paragraphs to start from, and points of a list after them."""

    heading: str
    prompt: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()


def outline(organisation_name: str, purpose: str) -> tuple[Section, ...]:
    """The sections for one organisation.

    ``purpose`` is what it said about itself at set-up (what it does, for whom); empty, a prompt stands there.
    """
    org = " ".join(organisation_name.split()) or "[name of the organisation]"
    return (*_why(org, " ".join(purpose.split())), *_promises(org), *_rules(org), *_running(org))


def as_text(organisation_name: str, purpose: str) -> Text:
    """The outline as a text to edit: headings and starter words, without the prompts."""
    html = "".join(_section_html(section) for section in outline(organisation_name, purpose))
    return from_html(html)[0]


def _section_html(section: Section) -> str:
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs)
    points = "".join(f"<li>{escape(point)}</li>" for point in section.points)
    return f"<h1>{escape(section.heading)}</h1>{paragraphs}" + (f"<ul>{points}</ul>" if points else "")


def _why(org: str, purpose: str) -> tuple[Section, ...]:
    return (
        Section(
            "Why this matters to us",
            "Two or three sentences only you can write: what do you do, and for whom? What information do they trust "
            "you with? What would hurt them, and you, most if it leaked, were wrong, or could not be reached?",
            (
                purpose or f"[what {org} does, and for whom]",
                "People trust us with [what information they trust us with]. "
                "What would hurt most is [what would hurt them and us most].",
                "We look after the information our customers and colleagues give us: we keep it private, correct and "
                "available.",
            ),
        ),
        Section(
            "Who it covers",
            "Which people, sites, systems and services are in scope? Say that leaders are included.",
            (
                f"This policy applies to everyone who works for {org}, whatever their contract, "
                "and to those who lead it.",
                "It covers [which sites, systems and services are in scope].",
            ),
        ),
    )


def _promises(org: str) -> tuple[Section, ...]:
    return (
        Section(
            "What we aim for",
            "State your security objectives, or how leadership sets them. One of the two is required (5.2 b).",
            (
                "Each year the leadership team sets measurable information security objectives that support our "
                "business goals, and checks them in the management review.",
            ),
        ),
        Section(
            "We meet what applies to us",
            "Law, contracts, regulators, and standards you adopted. Where is the list, and who keeps it? (5.2 c)",
            (
                "We comply with the law, our contracts and the other information security requirements that apply to "
                "us. The list is kept by [who keeps the list] and checked [how often it is checked].",
            ),
        ),
        Section(
            "We keep improving",
            "One sentence is enough: that you keep improving the management system, and what you learn from (5.2 d).",
            (
                "We continually improve our information security management system by learning from audits, incidents, "
                "feedback and change.",
            ),
        ),
        Section(
            "How we decide",
            "By risk: the greater the possible harm, the more you do. Who may accept a risk?",
            ("We decide by risk. Risks that we choose to carry are accepted in writing by [who accepts risks].",),
        ),
    )


def _rules(org: str) -> tuple[Section, ...]:
    return (
        Section(
            "What we expect of everybody",
            "Five plain sentences that somebody can keep in mind. Leaders follow the same rules.",
            ("Leaders follow the same rules as everybody else.",),
            (
                "Report anything odd at once to [who takes reports]. Nobody is blamed for reporting.",
                "Keep the information you work with in our systems, and share it only with those who need it.",
                "Lock your screen, keep your passwords to yourself, and use the second step when you sign in.",
                "Ask before you bring in a new tool, device or supplier.",
                "Do the training, and ask when something is unclear.",
            ),
        ),
        Section(
            "Who is responsible",
            "The leader who answers for this policy, the person who runs the management system, and how they report.",
            (
                "[name and title of the leader] answers for this policy and provides what it needs.",
                "[name of the ISMS lead] keeps the management system in line with ISO/IEC 27001 and reports on how it "
                "performs to [who receives the reports], at least [how often they report].",
            ),
        ),
        Section(
            "The rules in detail",
            "Link your topic policies. A small organisation starts with these five.",
            ("These policies say more:",),
            (
                "Acceptable use",
                "Access and passwords",
                "Reporting incidents",
                "Remote working and devices",
                "Suppliers",
            ),
        ),
        Section(
            "Resources",
            "Say that leadership provides people, time and money; some regulations ask for this sentence.",
            (f"The leadership of {org} provides the people, the time and the money that this policy needs.",),
        ),
    )


def _running(org: str) -> tuple[Section, ...]:
    return (
        Section(
            "Exceptions and breaches",
            "How does somebody ask for an exception, and who decides? What happens when a rule is broken?",
            (
                "Whoever cannot follow a rule asks [who decides on exceptions]; an exception has a reason, an owner "
                "and an end date.",
                "Deliberate breaches are handled under [which disciplinary procedure applies]. Honest mistakes are not "
                "punished.",
            ),
        ),
        Section(
            "Review",
            "At least yearly and after a significant change. Who owns the policy, and where can people get a copy?",
            (
                "We review this policy at least once a year and whenever something significant changes. Its owner is "
                "[name of the owner].",
                f"Everybody at {org} can read it at [where the policy is found]; customers and partners get a copy "
                "from [who gives out copies].",
            ),
        ),
        Section(
            "Signed by",
            "The leader who signs. Version and date stand beside the signature by themselves.",
            ("Signed by [name and title of the leader who signs]. This applies to everyone here, me included.",),
        ),
    )
