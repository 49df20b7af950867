"""Who accepted which policy when. Jack never got round to it, and nobody thought of Dana, who is on contract."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.acknowledgements import queries as acknowledgements
from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.commands.ask import ask
from countersign.acknowledgements.commands.decline import decline
from countersign.examples.larkbeam import topics
from countersign.examples.larkbeam.policy import applies
from countersign.examples.larkbeam.topics import Topic
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies.queries import words_for

if TYPE_CHECKING:
    from countersign.policies.models import Version

ACCEPTED_ON = {
    "Tom": date(2026, 3, 23),
    "Mei": date(2026, 3, 24),
    "Ruth": date(2026, 3, 24),
    "Nia": date(2026, 3, 24),
    "Lee": date(2026, 3, 25),
    "Ola": date(2026, 3, 30),
    "Sam": date(2026, 3, 31),
    "Amy": date(2026, 4, 1),
    "Carl": date(2026, 4, 2),
    "Ines": date(2026, 10, 10),
}

QUESTION = "Does “keep data in our systems” mean that I may not look at a ticket on my own phone?"
ANSWER = "Reading a ticket in the browser is fine. What may not happen is a copy that stays on the phone."
CANNOT = "On the night shift there is one account for the support desk, so I cannot use two-step sign-in for it."
CAN_NOW = "Since this morning everybody on support has an account of their own. Please look at it again."
LEE_ASKS = "When a customer cannot read mail, may I send them their rota from my own phone?"


SOON = {
    "Tom": date(2026, 4, 10),
    "Mei": date(2026, 4, 13),
    "Nia": date(2026, 4, 13),
    "Ruth": date(2026, 4, 14),
    "Sam": date(2026, 4, 14),
    "Lee": date(2026, 4, 15),
    "Amy": date(2026, 4, 16),
    "Ola": date(2026, 4, 17),
    "Carl": date(2026, 4, 20),
    "Ines": date(2026, 10, 10),
}
"""When each read the policies for topics, one after the other."""


def take_on(stage: Stage, name: str) -> None:
    accepted(stage, name, applies(stage))


def take_on_topic(stage: Stage, name: str, topic: Topic) -> None:
    accepted(stage, name, topics.applies(stage, topic))


def accepted(stage: Stage, name: str, version: Version) -> None:
    sentence = wording(stage.organisation, WordingKind.ACCEPTANCE)
    accept(
        version_id=version.id,
        digest_shown=version.document,
        wording_id=sentence.id,
        words_shown=words_for(version, sentence.text),
        agreed=True,
        by=stage.by(name),
        at=stage.at,
    )


def asks(stage: Stage, name: str, text: str) -> None:
    ask(version_id=applies(stage).id, text=text, by=stage.by(name), at=stage.at)


def carl_declines(stage: Stage) -> None:
    decline(version_id=applies(stage).id, text=CANNOT, by=stage.by("Carl"), at=stage.at)


def tom_answers(stage: Stage, name: str, text: str) -> None:
    asked = acknowledgements.open_reply(stage.organisation, stage.person(name).id, applies(stage).id)
    answer(reply_id=there(asked, "reply").id, text=text, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


ACTS = (
    *(
        Act(on, time(10 + number % 7, 3 * number), f"{name} accepts the policy", partial(take_on, name=name))
        for number, (name, on) in enumerate(ACCEPTED_ON.items())
    ),
    *(
        Act(
            on,
            time(13 + number % 4, 5 * place + number),
            f"{name} accepts “{topic.title}”",
            partial(take_on_topic, name=name, topic=topic),
        )
        for number, (name, on) in enumerate(SOON.items())
        for place, topic in enumerate(topics.TOPICS)
    ),
    Act(date(2026, 3, 25), time(15, 10), "Carl cannot accept the policy", carl_declines),
    Act(date(2026, 3, 26), time(9, 40), "Sam asks about the policy", partial(asks, name="Sam", text=QUESTION)),
    Act(date(2026, 3, 27), time(13, 25), "Tom answers Sam", partial(tom_answers, name="Sam", text=ANSWER)),
    Act(date(2026, 11, 18), time(15, 35), "Lee asks about the policy", partial(asks, name="Lee", text=LEE_ASKS)),
    Act(date(2026, 3, 31), time(10, 5), "Tom answers Carl", partial(tom_answers, name="Carl", text=CAN_NOW)),
)
