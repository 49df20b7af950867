"""Eight policies for topics, all signed by Dean on one Sunday, and entered the day after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import DEAN, FARAH, GARETH, by, who
from countersign.examples.stonecross.policy import recorded
from countersign.kernel.actors import Hat
from countersign.kernel.text import from_html, to_json
from countersign.policies import queries as policies
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind

if TYPE_CHECKING:
    from countersign.policies.models import Policy

SIGNED_ON, RECORDED_ON, KICK_OFF_ON = date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 3)
LABEL = "2"


@dataclass(frozen=True)
class Topic:
    """A policy for one topic, and what it says in a few sentences. ``all_staff``: everybody is to accept it."""

    title: str
    says: tuple[str, ...]
    all_staff: bool = False

    @property
    def html(self) -> str:
        return "<h1>What holds</h1>" + "".join(f"<p>{one}</p>" for one in self.says)


TOPICS = (
    Topic(
        "Acceptable use",
        (
            "What the company gives you is for your work; a private call or a private page is fine.",
            "Customers' data stay in the systems that are meant for them, never on a computer of your own.",
        ),
        all_staff=True,
    ),
    Topic(
        "Access control",
        (
            "Nobody gets into a customer's system without a ticket and a second step at sign-in.",
            "Managers look through the list of accounts each quarter, and take out who should not be there.",
        ),
    ),
    Topic(
        "Remote working",
        (
            "Work outside the office goes through the company's computer and its tunnel.",
            "Screens are locked when you stand up, and calls with customers are not taken in trains.",
        ),
    ),
    Topic(
        "Supplier security",
        (
            "Before anything is bought that sees customers' data, somebody asks how it is protected.",
            "Each such supplier has an owner here, who looks again every year.",
        ),
    ),
    Topic(
        "Backup",
        (
            "What a customer pays us to keep is copied every night, and one copy is kept apart.",
            "A restore is tried each quarter, and how long it took is written down.",
        ),
    ),
    Topic(
        "Change",
        (
            "A change has a ticket that says what can go wrong and how one gets back.",
            "Somebody else reads it first, in the night too.",
        ),
    ),
    Topic(
        "Incident reporting",
        (
            "Whatever looks odd is told to the service desk within the hour.",
            "The incident manager decides how grave it is, and who is called.",
        ),
    ),
    Topic(
        "Cryptography",
        (
            "Disks of laptops and everything that leaves the building are encrypted.",
            "Keys are kept in the vault, and two people can open it.",
        ),
    ),
)


def policy_on(stage: Stage, topic: Topic) -> Policy:
    return there(policies.policies(stage.organisation).filter(title=topic.title).first(), "policy")


def farah_begins(stage: Stage, topic: Topic) -> None:
    text, _ = from_html(topic.html)
    create(
        kind=PolicyKind.TOPIC,
        title=topic.title,
        text=to_json(text),
        owner_id=who(stage, DEAN).id,
        all_staff=topic.all_staff,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def farah_records_the_signature(stage: Stage, topic: Topic) -> None:
    recorded(stage, policy_on(stage, topic), SIGNED_ON, SIGNED_ON, LABEL)


def gareth_asks_nobody_to_accept(stage: Stage, topic: Topic) -> None:
    """Only what everybody works by is read and accepted; the others are there to be looked up."""
    policy = policy_on(stage, topic)
    change_policy(
        policy_id=policy.id,
        revision_shown=policy.revision,
        owner_id=policy.owned_by_id,
        review_months=policy.review_months or 12,
        all_staff=topic.all_staff,
        asks_acceptance=False,
        by=by(stage, GARETH, Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


BROUGHT_IN = tuple(
    act
    for number, topic in enumerate(TOPICS)
    for act in (
        Act(RECORDED_ON, time(14, 4 * number), f"Farah brings “{topic.title}” in", partial(farah_begins, topic=topic)),
        Act(
            RECORDED_ON,
            time(14, 4 * number + 2),
            f"Farah records who signed “{topic.title}”",
            partial(farah_records_the_signature, topic=topic),
        ),
    )
)

ACTS = (
    *BROUGHT_IN,
    *(
        Act(
            KICK_OFF_ON,
            time(12, 2 * number),
            f"Gareth asks nobody to accept “{topic.title}”",
            partial(gareth_asks_nobody_to_accept, topic=topic),
        )
        for number, topic in enumerate(TOPICS)
        if not topic.all_staff
    ),
)
