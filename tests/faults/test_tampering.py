"""Every class of edit behind the product's back is found and its place named; three need a checkpoint held outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from django.db import transaction
from django.test import override_settings

from countersign.kernel.actors import Hat
from countersign.ledger.files import keep
from countersign.ledger.keys import check
from countersign.ledger.note import Checkpoint, open_checkpoint
from countersign.ledger.queries import key_of
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.policies.commands.render import render
from countersign.policies.queries import version
from tests.cast import Cast, cast
from tests.faults.number import asked, counted, told
from tests.faults.tampering import around, entries, rows
from tests.faults.tampering.attack import EDITS, Edit, Victim
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.past_the_gate import found
from tests.ledger.reconciling.log import newest_checkpoint
from tests.policies.worlds import in_force_from

PLACES = asked("TAMPERINGS", 1)
"""So often each class, each time somewhere else."""

PDF = b"%PDF, or nearly"
LATER = AT + timedelta(days=2)
MODULES = (around, entries, rows)
"""Importing them is what puts their edits on the list."""


@dataclass(frozen=True)
class World:
    here: Cast
    version: UUID


@pytest.fixture
def world(db: None, tmp_path: Path) -> Iterator[World]:
    """Everything that there is to be edited: a crowd, a signed policy with its file, somebody who was erased."""
    here = cast("larkbeam-ltd")
    with override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        enter_crowd(here, 20)
        _, id = in_force_from(here)
        render(version_id=id, pdf=keep(here.organisation, PDF), by=here.system, at=AT)
        ruth, dana = here.actor("ruth", Hat.HR), here.person("dana").id
        leave(person_id=dana, left_on=AT.date(), by=ruth, at=AT)
        erase(person_id=dana, by=ruth, at=AT)
        issue_checkpoints(LATER)
        enter_crowd(here, 2, first=2000, at=LATER)
        assert found(here.organisation) == set()
        yield World(here, id)


def test_every_class_of_edit_is_found_and_its_place_is_named(world: World) -> None:
    tried = [(one, place) for one in EDITS for place in range(PLACES)]
    assert [problem for one, place in counted(tried) if (problem := missed(world, one, place))] == []
    assert found(world.here.organisation) == set()
    assert len(EDITS) >= 28
    told(f"{len(EDITS)} classes in {PLACES:,} places each, without a held checkpoint")


def missed(world: World, one: Edit, place: int) -> str:
    """Do it, look, undo it; empty when all that must be found was found."""
    here, chance = world.here, Random(f"{one.__name__} {place}")  # noqa: S311 (the same in every run)
    before = transaction.savepoint_create()
    try:
        row = version(here.organisation, world.version)
        expected = one(Victim(here, cast("stonecross-managed-it-ltd"), chance, row))
        overlooked = expected - found(here.organisation)
    finally:
        transaction.savepoint_rollback(before)
        keep(here.organisation, PDF)
    assert expected, one.__name__
    return f"{one.__name__}, {place}: {overlooked}" if overlooked else ""


def restored_backup(here: Cast) -> None:
    """A backup is restored, and what came after it is gone."""


def act_left_out(here: Cast) -> None:
    """Whoever has the key goes on from the backup and leaves an act out."""
    enter_crowd(here, 2, first=7000, at=LATER)
    issue_checkpoints(LATER + timedelta(days=1))


def another_act(here: Cast) -> None:
    """Whoever has the key tells another story of the same length, and longer."""
    enter_crowd(here, 9, first=7000, at=LATER)
    issue_checkpoints(LATER + timedelta(days=1))


@pytest.mark.parametrize(
    ("forged", "code"),
    [(restored_backup, "LEAVES-MISSING"), (act_left_out, "LEAVES-MISSING"), (another_act, "CHECKPOINT-ROOT")],
)
def test_what_was_signed_again_shows_against_a_held_checkpoint_alone(
    world: World, forged: Callable[[Cast], None], code: str
) -> None:
    here = world.here
    backup = transaction.savepoint_create()
    enter_crowd(here, 5, first=6000, at=LATER)
    issue_checkpoints(LATER + timedelta(days=1))
    outside = held(here)
    assert verify(here.organisation, [outside])[1] == []
    transaction.savepoint_rollback(backup)
    forged(here)
    assert verify(here.organisation)[1] == []
    problems = verify(here.organisation, [outside])[1]
    assert {(one.code, one.where) for one in problems} == {(code, f"checkpoint at {outside.size}")}
    told(f"{forged.__name__.replace('_', ' ')}, with one")


def held(here: Cast) -> Checkpoint:
    """What somebody outside kept: the newest checkpoint, opened with the key that they pinned."""
    return open_checkpoint(newest_checkpoint(here).note, key_of(here.organisation), check)
