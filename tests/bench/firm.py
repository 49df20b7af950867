"""``python -m tests.bench.firm PEOPLE``: an empty database becomes a firm of so many people in the middle of its year.

``--policies 10`` are in force, the two duties of 5.3 are held, an audit is ahead. Everybody has accepted the policy of
clause 5.2, but for Ola and the newest ``--owing 20``; of each other policy ``--share 0.02`` of them have. Rows are
written set-wise, a thousand in an act, each with its entry; how far that is stands on stderr. SQLite, or with
COUNTERSIGN_DATABASE_URL another engine, as everywhere.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import batched, cycle
from uuid import UUID

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from countersign.acknowledgements.entries import PolicyAccepted
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.rounds.tally import tally
from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind
from countersign.console.migrate import bring_up_to_date
from countersign.entrance.clock import now
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_ids
from countersign.ledger.guard import Guarded
from countersign.ledger.kinds import Entry
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.learn_sizes import learn_sizes
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.writing import MOST_ROWS, write_many
from countersign.people.entries import PersonEntered
from countersign.people.enums import PersonKind, WordingKind
from countersign.people.models import Person
from countersign.people.queries import people, wording
from countersign.policies.models import Version
from countersign.policies.queries import in_force_by_policy, words_for
from tests.acknowledgements.worlds import topic
from tests.bench.progress import Progress
from tests.cast import Cast, cast, enter_cast
from tests.ledger.doing import do
from tests.policies.worlds import AT, in_force_from, lead
from tests.roles import worlds as roles

POLICIES, OWING, SHARE = 10, 20, 0.02
TEAM, DEPARTMENTS, FAMILIES = 10, 40, 977
ACCEPTED, OUTSIDE = AT + timedelta(days=9), 9
"""When everybody accepts; and one in so many is a contractor."""

type Somebody = tuple[UUID, str]
"""Their id, and what they are: all that their acceptance needs of them."""


@dataclass(frozen=True)
class Plan:
    """What is asked for: so many people, of whom the newest owe the policy of clause 5.2, and so many policies."""

    people: int
    policies: int = POLICIES
    owing: int = OWING
    share: float = SHARE


def main(plan: Plan) -> None:
    bring_up_to_date(verbosity=0)
    enter_cast()
    here = cast("larkbeam-ltd")
    parent, _ = in_force_from(here)
    for number in range(1, plan.policies):
        topic(here, f"Topic policy {number}")
    lead_them(here)
    Filling(here, plan, parent).fill()
    settle()


def lead_them(here: Cast) -> None:
    """Both duties are held, and an audit is ahead."""
    roles.begun(here)
    roles.held(here)
    plan_visit(kind=VisitKind.STAGE_2, visit_on=date(2027, 6, 1), driver="A contract.", by=lead(here), at=AT)


@dataclass(frozen=True)
class Filling:
    """Everybody beside the cast, and who accepts what. Of a million people their ids are kept at hand, no more."""

    here: Cast
    plan: Plan
    parent: UUID

    def fill(self) -> None:
        versions = in_force_by_policy(self.here.organisation).values()
        accepting = {version: self.accepting(version) for version in versions}
        progress = Progress(len(self.crowd) + sum(map(len, accepting.values())))
        store(self.here, progress, newcomers(self.here.organisation, self.crowd), PersonEntered())
        for version, some in accepting.items():
            entry = PolicyAccepted(docs=(version.document,))
            store(self.here, progress, names(self.here.organisation, version, some), entry)

    @cached_property
    def known(self) -> list[Person]:
        """The people of the cast accept too, but not Ola, who looks at what waits for her."""
        return list(people(self.here.organisation).exclude(name="Ola Nowak"))

    @cached_property
    def crowd(self) -> list[Somebody]:
        """Those who are to come, the oldest first."""
        ids = new_ids(AT, max(self.plan.people - len(self.known) - 1, 0))
        kinds = [PersonKind.CONTRACTOR.value, *[PersonKind.EMPLOYEE.value] * (OUTSIDE - 1)]
        return list(zip(ids, cycle(kinds)))

    def accepting(self, version: Version) -> Sequence[Somebody]:
        """Who accepts it: of the policy of clause 5.2 all but the newest, of any other the oldest."""
        everybody = [*((one.id, one.kind) for one in self.known), *self.crowd]
        if version.policy_id == self.parent:
            return everybody[: len(everybody) - min(self.plan.owing, len(self.crowd))]
        return everybody[: round(len(everybody) * self.plan.share)]


def newcomers(organisation: UUID, crowd: Sequence[Somebody]) -> Iterator[Person]:
    """Ten of them to a manager who came before, in forty departments."""
    for at, (id, kind) in enumerate(crowd):
        yield Person(
            id=id,
            organisation_id=organisation,
            name=f"Person{at} Family{at % FAMILIES}",
            email=f"p{at}@larkbeam.example",
            title="Engineer",
            department=f"Department {at % DEPARTMENTS}",
            kind=kind,
            manager_id=crowd[at // TEAM][0] if at >= TEAM else None,
            joined_on=date(2024, 9, 16),
        )


def names(organisation: UUID, version: Version, accepting: Sequence[Somebody]) -> Iterator[Acceptance]:
    asked = wording(organisation, WordingKind.ACCEPTANCE)
    words = words_for(version, asked.text)
    ids = new_ids(ACCEPTED, len(accepting))
    for id, (person, kind) in zip(ids, accepting, strict=True):
        yield Acceptance(
            id=id,
            organisation_id=organisation,
            person_id=person,
            version_id=version.id,
            wording_id=asked.id,
            words=words,
            accepted_at=ACCEPTED,
            accepted_on=ACCEPTED.date(),
            hat=Hat.STAFF.value,
            executive=False,
            kind=kind,
            confirmed="SESSION",
        )


def store(here: Cast, progress: Progress, rows: Iterable[Guarded], entry: Entry) -> None:
    """In acts of a thousand rows, each with its entry."""
    for some in batched(rows, MOST_ROWS):
        do(what=lambda *_, some=some: write_many(some, [entry] * len(some)), by=here.system, at=ACCEPTED)
        progress.add(len(some), entry.kind)


def settle() -> None:
    """Everything has its place, is counted and is signed for, as it is after a night."""
    while logs_with_pending():
        sequence(now())
    while tally(now()):
        pass
    issue_checkpoints(now())
    learn_sizes(now())


def planned(words: Sequence[str] | None = None) -> Plan:
    reading = ArgumentParser(prog="python -m tests.bench.firm", description=(__doc__ or "").partition(":")[2])
    reading.add_argument("people", type=int)
    reading.add_argument("--policies", type=int, default=POLICIES)
    reading.add_argument("--owing", type=int, default=OWING, help="so many of the newest have not accepted yet")
    reading.add_argument("--share", type=float, default=SHARE, help="of the others so many have accepted, 0 to 1")
    return Plan(**vars(reading.parse_args(words)))


if __name__ == "__main__":
    main(planned())
