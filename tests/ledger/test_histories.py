"""Honest histories: whatever people do in whatever order, verification has nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from django.db import transaction
from django.test import override_settings

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refusal
from countersign.ledger.acts import asked_for
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.rounds.verify import verify as verify_round
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.erase import erase
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis
from tests.cast import Cast, cast
from tests.faults.number import asked, reached, told
from tests.ledger.doing import AT, enter_crowd

HISTORIES = asked("HISTORIES", 40)
"""COUNTERSIGN_TEST_HISTORIES=1000 tells more of them."""

ACTS = 10


@dataclass
class Teller:
    """Does one random thing after another."""

    here: Cast
    chance: Random
    latest: datetime = AT
    people: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [self.here.person(first).id for first in ("mei", "ola", "dana")]

    @property
    def at(self) -> datetime:
        """Clocks of two machines may differ by two minutes."""
        return self.latest - timedelta(seconds=self.chance.choice([0, 0, 1, 120]))

    def by(self) -> Actor:
        hats = (Hat.HR, Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT)
        return self.here.actor(self.chance.choice(["priya", "tom", "ruth"]), *hats)

    def someone(self) -> UUID:
        return self.chance.choice(self.people)

    def enter(self) -> None:
        name = self.chance.choice(["sam", "kim", "\u00e9va", "\u738b\u4f1f", "o'neil"])
        manager = self.here.person("tom").id if self.chance.random() < 0.5 else None
        enter(
            name=name,
            email=f"{name}{self.chance.random()}@larkbeam.example",
            manager_id=manager,
            by=self.by(),
            at=self.at,
        )

    def enter_again(self) -> None:
        act = new_id(self.at)
        for _ in range(2):
            with asked_for(act):
                self.enter()

    def crowd(self) -> None:
        enter_crowd(self.here, self.chance.randrange(1, 30), first=self.chance.randrange(10**9), at=self.at)

    def leave(self) -> None:
        leave(person_id=self.someone(), left_on=self.at.date(), by=self.by(), at=self.at)

    def erase(self) -> None:
        erase(person_id=self.someone(), by=self.by(), at=self.at)

    def lead(self) -> None:
        enter_leader(person_id=self.someone(), basis=Basis.BOARD, leads_from=self.at.date(), by=self.by(), at=self.at)

    def grant(self) -> None:
        grant(person_id=self.someone(), hat=Hat.RISK_OWNER, by=self.by(), at=self.at)

    def place(self) -> None:
        sequence(self.at, limit=self.chance.randrange(1, 40))

    def sign(self) -> None:
        issue_checkpoints(self.at)

    def verify(self) -> None:
        verify_round(self.at)

    def wait(self) -> None:
        self.latest += timedelta(seconds=self.chance.choice([1, 3600, 90_000]))

    def turn(self) -> None:
        acts: list[Callable[[], None]] = [
            *(self.enter, self.enter_again, self.crowd, self.leave, self.erase, self.lead) * 2,
            *(self.grant, self.place, self.sign, self.wait) * 2,
            self.verify,
        ]
        mode = self.chance.choice(["inline", "worker"])
        with override_settings(COUNTERSIGN_SEQUENCER=mode), suppress(Refusal):
            self.chance.choice(acts)()


def test_verify_when_histories_are_honest_never_cries_wolf(db: None) -> None:
    for number in range(HISTORIES):
        before = transaction.savepoint_create()
        teller = Teller(cast("larkbeam-ltd"), Random(number))  # noqa: S311 (the same in every run)
        for _ in range(ACTS):
            teller.turn()
        assert verify(teller.here.organisation)[1] == [], f"history {number}"
        transaction.savepoint_rollback(before)
        reached(number + 1, HISTORIES)
    told(f"{HISTORIES:,} histories of {ACTS} acts")


@pytest.mark.parametrize("number", range(3))
def test_verify_when_everything_was_put_in_place_at_last_is_content(larkbeam: Cast, number: int) -> None:
    teller = Teller(larkbeam, Random(1000 + number))  # noqa: S311 (the same in every run)
    for _ in range(25):
        teller.turn()
    while sequence(teller.at):
        pass
    assert verify(larkbeam.organisation)[1] == []
