"""Who accepted the policy: most in the portal of 2025, some by HR's hand, newcomers here. And who did not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.commands.take_over import take_over
from countersign.acknowledgements.imports import compare
from countersign.examples.stage import Act, Stage
from countersign.examples.stonecross import lists, topics
from countersign.examples.stonecross.beginning import came_by
from countersign.examples.stonecross.cast import (
    ALED,
    ANITA,
    FARAH,
    GRACE,
    HANNA,
    JOAN,
    KIM,
    LORNA,
    PIOTR,
    STEVE,
    Member,
    by,
)
from countersign.examples.stonecross.crowd import CROWD, for_whom_joan_clicked, in_portal
from countersign.examples.stonecross.policy import EFFECTIVE_ON, LABEL, applies, the_policy
from countersign.kernel.actors import Hat
from countersign.ledger import files
from countersign.people import queries as people
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies import queries as policies
from countersign.policies.queries import words_for

PORTAL_ON, MEETING_ON = date(2026, 1, 26), date(2025, 10, 8)
USE_ON, USE = date(2026, 3, 30), topics.TOPICS[0]
"""Who accepted what everybody works by clicked in the portal too, and its list came two months later."""
NAMED = (ANITA, LORNA, GRACE, ALED, KIM, HANNA, JOAN, PIOTR, STEVE)
"""Of those who run something. Gareth and Colin never did, and Dean signed it himself."""
OUTSIDE = 6
"""So many of those on contract were asked, and answered."""
DAYS = 21
"""The portal was open for so many weeks' days; people came one after the other."""

LATE = {4: 30, 13: 45, 22: 21}
"""Of the joiners, by their number: after so many days each came to it at last."""
NEVER = (2, 7, 11, 17, 20, 26)
AFTER = 5
"""So many days the others took."""


def joiner_accepts(number: int, one: Member) -> date | None:
    """When somebody who joined in the year accepted; None for never."""
    return None if number in NEVER else one.joined_on + timedelta(days=LATE.get(number, AFTER))


def clicked() -> Iterator[tuple[Member, date]]:
    """What the portal says when it is read out in January."""
    there = (*NAMED, *in_portal(), *CROWD.outside[:OUTSIDE])
    for number, one in enumerate(there):
        yield one, max(EFFECTIVE_ON, one.joined_on) + timedelta(days=number % DAYS)
    for one in for_whom_joan_clicked():
        yield one, MEETING_ON
    for number, one in enumerate(CROWD.joiners):
        on = joiner_accepts(number, one)
        if on and on <= PORTAL_ON and one in came_by(PORTAL_ON):
            yield one, on


def farah_takes_the_portal_over(stage: Stage) -> None:
    data = lists.of_acceptances(clicked(), LABEL, stage.day, dict.fromkeys(for_whom_joan_clicked(), JOAN))
    taken_over(stage, the_policy(stage).id, data)


def farah_takes_over_who_knows_how_to_use_things(stage: Stage) -> None:
    there = (*NAMED, *in_portal(), *for_whom_joan_clicked(), *CROWD.outside[:OUTSIDE])
    given = [(one, topics.SIGNED_ON + timedelta(days=1 + number % DAYS)) for number, one in enumerate(there)]
    taken_over(stage, topics.policy_on(stage, USE).id, lists.of_acceptances(given, topics.LABEL, stage.day, {}))


def taken_over(stage: Stage, policy: UUID, data: bytes) -> None:
    """All rows of a list, as the page shows them."""
    firm, lead = people.organisation(stage.organisation), by(stage, FARAH, Hat.ISMS_LEAD)
    versions = policies.versions(stage.organisation, policy)
    lines = compare(data, "portal.csv", versions, firm, stage.today, lead)
    take_over(lines=lines, file=files.keep(stage.organisation, data), by=lead, at=stage.at)


def accepts(stage: Stage, member: Member) -> None:
    version, sentence = applies(stage), wording(stage.organisation, WordingKind.ACCEPTANCE)
    accept(
        version_id=version.id,
        digest_shown=version.document,
        wording_id=sentence.id,
        words_shown=words_for(version, sentence.text),
        agreed=True,
        by=by(stage, member),
        at=stage.at,
    )


ACTS = (
    Act(PORTAL_ON, time(10, 20), "Farah takes over what the portal says", farah_takes_the_portal_over),
    Act(USE_ON, time(10, 20), "Farah takes over who accepted the use", farah_takes_over_who_knows_how_to_use_things),
    Act(PORTAL_ON, time(11, 0), "Farah accepts the policy", partial(accepts, member=FARAH)),
    *(
        Act(on, time(12, number), f"{one.name} accepts the policy", partial(accepts, member=one))
        for number, one in enumerate(CROWD.joiners)
        if (on := joiner_accepts(number, one)) and on > PORTAL_ON
    ),
)
