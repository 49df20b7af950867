"""``python -m tests.bench.firm SIZE``: an empty database becomes a firm of so many people in the middle of its year.

Ten policies in force, the two duties of 5.3 held, an audit ahead. Everybody has accepted the policy of clause 5.2, but
for the newest twenty and Ola; the first thousand have accepted the nine others too. Prints the pages to look at, and a
session for each of those who look.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import batched
from uuid import UUID

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from django.conf import settings

from countersign.acknowledgements.entries import PolicyAccepted
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.rounds.tally import tally
from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind
from countersign.console.migrate import bring_up_to_date
from countersign.entrance.clock import now
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.ledger.guard import Guarded
from countersign.ledger.kinds import Entry
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.writing import MOST_ROWS, write_many
from countersign.people.entries import PersonEntered
from countersign.people.enums import PersonKind, WordingKind
from countersign.people.models import Person
from countersign.people.queries import people, wording
from countersign.policies.models import Version
from countersign.policies.queries import in_force_by_policy, words_for
from tests.acknowledgements.worlds import topic
from tests.cast import Cast, cast, enter_cast
from tests.ledger.doing import do
from tests.policies.worlds import AT, in_force_from, lead
from tests.roles import worlds as roles
from tests.web.world import signed_in

HOME = "/o/larkbeam-ltd/"
POLICIES, OWING, ACCEPT_TOPICS = 10, 20, 1000
TEAM, DEPARTMENTS, FAMILIES = 10, 40, 977
TOLD_EVERY = 20_000
ACCEPTED, OUTSIDE = AT + timedelta(days=9), 9
"""When everybody accepts; and one in so many is a contractor."""


def main(size: int) -> None:
    bring_up_to_date(verbosity=0)
    enter_cast()
    here = cast("larkbeam-ltd")
    policy, _ = in_force_from(here)
    for number in range(1, POLICIES):
        topic(here, f"Topic policy {number}")
    lead_them(here)
    fill(here, policy, size - people(here.organisation).count())
    settle()
    print(json.dumps({"pages": pages(here, policy), "sessions": sessions()}))


def lead_them(here: Cast) -> None:
    """Both duties are held, and an audit is ahead."""
    roles.begun(here)
    roles.held(here)
    plan_visit(kind=VisitKind.STAGE_2, visit_on=date(2027, 6, 1), driver="A contract.", by=lead(here), at=AT)


def fill(here: Cast, policy: UUID, size: int) -> None:
    """The people of the cast accept too, but not Ola, who looks at what waits for her."""
    known = list(people(here.organisation).exclude(name="Ola Nowak"))
    crowd = list(newcomers(here.organisation, size))
    store(here, "people", crowd, PersonEntered())
    accepting = [*known, *crowd[: max(len(crowd) - OWING, 0)]]
    for version in in_force_by_policy(here.organisation).values():
        entry = PolicyAccepted(docs=(version.document,))
        some = accepting if version.policy_id == policy else accepting[:ACCEPT_TOPICS]
        store(here, f"acceptances of {version.title}", names(here.organisation, version, some), entry)


def newcomers(organisation: UUID, size: int) -> Iterator[Person]:
    """Ten of them to a manager who came before, in forty departments."""
    ids = [new_id(AT) for _ in range(size)]
    for at, id in enumerate(ids):
        yield Person(
            id=id,
            organisation_id=organisation,
            name=f"Person{at} Family{at % FAMILIES}",
            email=f"p{at}@larkbeam.example",
            title="Engineer",
            department=f"Department {at % DEPARTMENTS}",
            kind=(PersonKind.EMPLOYEE if at % OUTSIDE else PersonKind.CONTRACTOR).value,
            manager_id=ids[at // TEAM] if at >= TEAM else None,
            joined_on=date(2024, 9, 16),
        )


def names(organisation: UUID, version: Version, accepting: Sequence[Person]) -> Iterator[Acceptance]:
    asked = wording(organisation, WordingKind.ACCEPTANCE)
    words = words_for(version, asked.text)
    for person in accepting:
        yield Acceptance(
            id=new_id(ACCEPTED),
            organisation_id=organisation,
            person_id=person.id,
            version_id=version.id,
            wording_id=asked.id,
            words=words,
            accepted_at=ACCEPTED,
            accepted_on=ACCEPTED.date(),
            hat=Hat.STAFF.value,
            executive=False,
            kind=person.kind,
            confirmed="SESSION",
        )


def store(here: Cast, what: str, rows: Iterable[Guarded], entry: Entry) -> None:
    """In acts of a thousand rows, each with its entry; long ones are told of as they go on."""
    begun, done = time.perf_counter(), 0
    for some in batched(rows, MOST_ROWS):
        do(what=lambda *_, some=some: write_many(some, [entry] * len(some)), by=here.system, at=ACCEPTED)
        done += len(some)
        if done % TOLD_EVERY == 0:
            print(f"{done:,} {what}, {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)


def settle() -> None:
    """Everything has its place, is counted and is signed for, as it is after a night."""
    while logs_with_pending():
        sequence(now())
    while tally(now()):
        pass
    issue_checkpoints(now())


def pages(here: Cast, policy: UUID) -> dict[str, str]:
    return {"policy": f"{HOME}policies/{policy.hex}/"}


def sessions() -> dict[str, str]:
    """A cookie for each of those who look: the lead, the leader, and somebody who is neither."""
    looking = {"lead": "tom", "leader": "priya", "employee": "ola"}
    found = {who: signed_in(f"{first}@larkbeam.example").cookies for who, first in looking.items()}
    return {who: cookies[settings.SESSION_COOKIE_NAME].value for who, cookies in found.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]))
