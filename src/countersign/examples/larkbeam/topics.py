"""Four policies for topics: Tom writes them, and Priya signs them in one sitting. The main policy points to three."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from countersign.examples.larkbeam.policy import print_it, signed
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.text import from_html, to_json
from countersign.policies import queries as policies
from countersign.policies.commands.create import create
from countersign.policies.commands.offer import offer
from countersign.policies.enums import PolicyKind

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Version

TEXTS = Path(__file__).with_name("topics")
SIGNED_ON = date(2026, 4, 10)


@dataclass(frozen=True)
class Topic:
    """A policy for one topic: its title, the file its text stands in, and the day on which Tom begins it."""

    title: str
    file: str
    begun_on: date


TOPICS = (
    Topic("Acceptable use", "acceptable-use.html", date(2026, 3, 30)),
    Topic("Access control and passwords", "access-control.html", date(2026, 3, 31)),
    Topic("Reporting and handling incidents", "incident-response.html", date(2026, 4, 1)),
    Topic("Remote working", "remote-working.html", date(2026, 4, 7)),
)


def policy_on(stage: Stage, topic: Topic) -> Policy:
    return there(policies.policies(stage.organisation).filter(title=topic.title).first(), "policy")


def applies(stage: Stage, topic: Topic) -> Version:
    """The version in force."""
    return there(policies.in_force(stage.organisation, policy_on(stage, topic).id), "version")


def begin(stage: Stage, topic: Topic) -> None:
    text, _ = from_html((TEXTS / topic.file).read_text(encoding="utf-8"))
    create(
        kind=PolicyKind.TOPIC,
        title=topic.title,
        text=to_json(text),
        owner_id=stage.person("Tom").id,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def put_forward(stage: Stage, topic: Topic) -> None:
    policy = policy_on(stage, topic).id
    draft = policies.draft_of(stage.organisation, policy)
    lead = stage.by("Tom", Hat.ISMS_LEAD)
    offer(policy_id=policy, revision_shown=draft.revision, material=True, by=lead, at=stage.at)


def put_a_name_to_it(stage: Stage, topic: Topic) -> None:
    """It is in force at once, as Tom asked when he offered it."""
    signed(stage, policies.open_offers(stage.organisation, policy_on(stage, topic).id)[0])


def acts_about(topic: Topic, number: int) -> tuple[Act, ...]:
    """``number``: its place in the sitting."""
    title, minute = topic.title, 6 * number
    return (
        Act(topic.begun_on, time(14, 40), f"Tom begins “{title}”", partial(begin, topic=topic)),
        Act(date(2026, 4, 8), time(11, minute), f"Tom offers “{title}”", partial(put_forward, topic=topic)),
        Act(SIGNED_ON, time(9, minute), f"Priya signs “{title}”", partial(put_a_name_to_it, topic=topic)),
        Act(SIGNED_ON, time(9, minute + 1), f"the PDF of “{title}” is made", print_it),
    )


ACTS = tuple(act for number, topic in enumerate(TOPICS) for act in acts_about(topic, number))
