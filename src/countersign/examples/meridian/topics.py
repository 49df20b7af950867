"""Eighteen policies for topics, each in its fourth version: approved by Yusuf on the old portal, and recorded here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.text import from_html, to_json
from countersign.policies import queries as policies
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.create import create
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.enums import PolicyKind

if TYPE_CHECKING:
    from countersign.policies.models import Policy

LAST_YEAR, THIS_YEAR = date(2025, 9, 1), date(2026, 3, 1)
FOUND_IN_JANUARY, FOUND_IN_MARCH = date(2026, 1, 26), date(2026, 3, 2)
LABEL = "4"


@dataclass(frozen=True)
class Topic:
    """A policy for one topic: its title, what it is there for, and what it asks."""

    title: str
    why: str
    asks: tuple[str, ...]
    approved_on: date = THIS_YEAR

    @property
    def recorded_on(self) -> date:
        return FOUND_IN_JANUARY if self.approved_on == LAST_YEAR else FOUND_IN_MARCH

    @property
    def html(self) -> str:
        rules = "".join(f"<li>{escape(one)}</li>" for one in self.asks)
        return f"<h1>Why</h1><p>{escape(self.why)}</p><h1>What we do</h1><ul>{rules}</ul>"


TOPICS = (
    Topic(
        "Acceptable use",
        "Screens in the gate house and phones on the quay are tools of the terminal, and are treated like the cranes.",
        ("Work is done with what the group gave you.", "No software is installed that the service desk has not given."),
        LAST_YEAR,
    ),
    Topic(
        "Access control",
        "Whoever can release a container can give it away. So access follows the job, and ends with it.",
        ("Access is ordered by the head of the team.", "It is looked through every quarter, and ends on the last day."),
        LAST_YEAR,
    ),
    Topic(
        "Remote working",
        "Planners and brokers work from home at night. What they see there is as valuable as in the office.",
        ("The connection of the group is used.", "Calls about cargo are made where nobody listens."),
    ),
    Topic(
        "Mobile devices",
        "Handhelds fall into the water, and phones are left in lorries.",
        ("Devices are locked with a code.", "A lost device is reported within the hour, and wiped."),
    ),
    Topic(
        "Classification",
        "A list of what stands in which bonded warehouse is worth money to thieves.",
        ("Cargo lists and routes are confidential.", "Confidential papers are shredded at the end of the shift."),
    ),
    Topic(
        "Information transfer",
        "Declarations travel to seven authorities, each in its own way.",
        ("Declarations leave by the broker system alone.", "Bank details are never changed on the word of a mail."),
    ),
    Topic(
        "Cryptography",
        "Keys sign declarations in our name. Whoever has one of them can declare what they like.",
        ("Signing keys stay in the vault.", "Two people are needed to take one out."),
    ),
    Topic(
        "Backup",
        "A terminal can work on paper for four hours, and not for a day.",
        ("Yard plans are copied every quarter of an hour.", "A copy is restored at another port each quarter."),
    ),
    Topic(
        "Malware",
        "A neighbouring port stood still for nine days because of one attachment.",
        ("Every computer is watched over by the CISO's team.", "Memory sticks of crews are opened at the kiosk only."),
    ),
    Topic(
        "Vulnerability and patching",
        "Cranes are patched between ships, and the offices at night.",
        ("Critical patches are in within a week.", "Where a crane cannot be patched, it is kept apart."),
    ),
    Topic(
        "Logging and monitoring",
        "What moved a container is known for five years, because customs asks.",
        ("Releases are logged with whoever made them.", "Somebody looks at the alarms day and night."),
    ),
    Topic(
        "Secure development",
        "We write the yard planner ourselves, and nine ports depend on it.",
        ("A second person reads every change.", "Nothing goes out on the day before a holiday."),
    ),
    Topic(
        "Change",
        "Most of our outages were changes that nobody had told the quay about.",
        ("A change has a way back that was tried.", "The shift is told before, and asked after."),
    ),
    Topic(
        "Supplier security",
        "Hauliers, agencies and the makers of cranes all reach into our systems.",
        ("Suppliers of the first tier are assessed each year.", "Access of a supplier has a last day."),
    ),
    Topic(
        "Cloud services",
        "The broker system runs in two regions, and neither of them is ours.",
        ("The CISO has seen a service before it is bought.", "We can leave it within six months, with our data."),
    ),
    Topic(
        "Incident reporting",
        "Within a day an authority wants to know, and within an hour we do.",
        ("Whoever sees something odd says so in the same shift.", "The service desk calls the CISO at any hour."),
    ),
    Topic(
        "Physical security",
        "A fence, a badge and a guard who asks stop more than any software.",
        ("Badges are worn where they can be seen.", "Server rooms and crane cabinets are locked."),
    ),
    Topic(
        "Retention and disposal",
        "Customs papers are kept for years; footage of the gate is not.",
        ("Declarations are kept for seven years.", "Footage is gone after thirty days, unless it is evidence."),
    ),
)


def policy_on(stage: Stage, topic: Topic) -> Policy:
    return there(policies.policies(stage.organisation).filter(title=topic.title).first(), "policy")


def begin(stage: Stage, topic: Topic) -> None:
    text, _ = from_html(topic.html)
    create(
        kind=PolicyKind.TOPIC,
        title=topic.title,
        text=to_json(text),
        owner_id=stage.person("Yusuf").id,
        all_staff=False,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def ask_nobody(stage: Stage, topic: Topic) -> None:
    """The learning portal goes through it with those whose work it touches."""
    policy = policy_on(stage, topic)
    change_policy(
        policy_id=policy.id,
        revision_shown=policy.revision,
        owner_id=policy.owned_by_id,
        review_months=12,
        all_staff=False,
        asks_acceptance=False,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def record(stage: Stage, topic: Topic) -> None:
    policy = policy_on(stage, topic).id
    record_signature_elsewhere(
        policy_id=policy,
        revision_shown=policies.draft_of(stage.organisation, policy).revision,
        signed_on=stage.day(topic.approved_on),
        signer_id=stage.person("Yusuf").id,
        signed_as="CISO",
        signature=Signature(SignatureMethod.OTHER_SYSTEM),
        label=LABEL,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def acts_about(topic: Topic, number: int) -> tuple[Act, ...]:
    title, on, hour = topic.title, topic.recorded_on, 10 + number // 6
    minute = 9 * (number % 6)
    return (
        Act(on, time(hour, minute), f"Clara begins “{title}”", partial(begin, topic=topic)),
        Act(on, time(hour, minute + 2), f"Clara says whom “{title}” asks", partial(ask_nobody, topic=topic)),
        Act(on, time(hour, minute + 4), f"Clara records that “{title}” was approved", partial(record, topic=topic)),
    )


ACTS = tuple(act for number, topic in enumerate(TOPICS) for act in acts_about(topic, number))
