"""kill -9, the small twin of `make faults`: what was confirmed is there, once, and the ledger verifies."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import ExitStack
from random import Random

from countersign.ledger.models import Leaf
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.sequence import sequence
from countersign.people.models import Person
from tests.cast import cast
from tests.faults.number import kills, reached, told
from tests.ledger.copies import inside
from tests.ledger.doing import AT
from tests.ledger.nursery import Child, Nursery, nursery

PROGRAMS = "tests.ledger.programs"
WRITERS = 2
ROUNDS = kills(4) // WRITERS


def killed_after(program: Child, lines: int, seconds: float) -> list[str]:
    """What it confirmed until it was killed, a moment after it had said so many lines."""
    said = [program.stdout.readline() for _ in range(lines)]
    time.sleep(seconds)
    program.kill()
    said += program.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def test_enter_when_killed_at_any_moment_loses_and_doubles_nothing(database_copy: dict[str, str]) -> None:
    """Writers in pairs; in every other round a worker puts the entries in their place, and is killed as well."""
    chance = Random(9)  # noqa: S311 (no secret)
    confirmed: list[str] = []
    with nursery(database_copy, "countersign.people.commands.enter", "tests.ledger.doing") as children:
        for turn in range(ROUNDS):
            confirmed += one_round(children, turn, chance)
            reached(WRITERS * (turn + 1), WRITERS * ROUNDS)
    assert len(confirmed) >= ROUNDS * WRITERS
    with inside(database_copy):
        check(confirmed)
    told(f"{ROUNDS * WRITERS:,} kills of writers, {ROUNDS // 2:,} of the sequencer; {len(confirmed):,} acts confirmed")


def one_round(children: Nursery, turn: int, chance: Random) -> list[str]:
    """What the writers confirmed before each was killed."""
    sequencer = ("inline", "worker")[turn % 2]
    confirmed: list[str] = []
    with ExitStack() as alive:
        enterers = [
            alive.enter_context(children.start(f"{PROGRAMS}:enter_for_ever", f"sam{turn}x{one}x", sequencer=sequencer))
            for one in range(WRITERS)
        ]
        placers = [alive.enter_context(children.start(f"{PROGRAMS}:place_for_ever"))] if turn % 2 else []
        for program in enterers:
            confirmed += killed_after(program, chance.randrange(1, 12), chance.random() / 100)
        for program in placers:
            killed_after(program, 1, chance.random() / 100)
    return confirmed


def check(confirmed: list[str]) -> None:
    here = cast("larkbeam-ltd").organisation
    while logs_with_pending():
        sequence(AT)
    assert verify(here)[1] == []
    people = [person.ref for person in Person.objects.filter(organisation_id=here, name__startswith="sam")]
    entered = Leaf.objects.filter(organisation_id=here, kind="person.entered").values_list("of", flat=True)
    times = Counter(f"person_{of.hex}" for of in entered)
    assert max(Counter(confirmed).values()) == 1
    assert set(confirmed) <= set(people), "lost"
    assert {ref: times[ref] for ref in people} == dict.fromkeys(people, 1), "doubled"
    assert len(people) - len(confirmed) <= ROUNDS * WRITERS, "one act at most was on the disk and not yet said"
