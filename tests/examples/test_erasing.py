"""Somebody who stands everywhere in a whole year is erased: then they stand nowhere, and everything still verifies."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from pytest_django.plugin import DjangoDbBlocker

from countersign.delivery.rounds.remind import remind
from countersign.entrance.clock import now
from countersign.examples import living
from countersign.examples.rounds.live import live
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.ledger.reconciling import verify
from countersign.packs.commands.export import export
from countersign.packs.enums import Names
from countersign.packs.queries import pack
from countersign.packs.rounds.export import make
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.queries import called, people, person
from tests.cast import Cast, id_of
from tests.examples.test_larkbeam import undone
from tests.packs.test_withheld import everything
from tests.packs.worlds import inside, made_again, verified
from tests.searching import columns_holding, pattern_of

pytestmark = pytest.mark.slow

STAYS = {
    "reviews_review.minutes": "signed: who was there, and what was said",
}
"""Where a name may stay after an erasure, and on which ground. The page says so before (article 17 (3) (e))."""

REVIEWS = "records/managementreview.jsonl"

ERASED = "Mei Sato"
"""She owns risks and an action, was at reviews, and is spoken of in plans, decisions and minutes."""


@dataclass(frozen=True)
class Gone:
    here: Cast
    id: UUID
    words: tuple[str, ...]
    pack: UUID
    before: bytes


def acting(here: Cast, name: str) -> Actor:
    one = people(here.organisation).get(name=name).id
    return Actor(ActorKind.PERSON, here.organisation, one, Hat.HR, frozenset({Hat.HR, Hat.STAFF}), ("session",))


def packed(here: Cast) -> tuple[UUID, bytes]:
    """The pack's id, and its bytes."""
    file, at = io.BytesIO(), now()
    asked, made = make(here.organisation, at.date(), "Northgate", Names.EVERYBODY, into=file, at=at)
    id = id_of(export(asked=asked, manifest=made.manifest, by=here.system, at=at))
    return id, file.getvalue()


@pytest.fixture(scope="module")
def gone(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Gone]:
    """Larkbeam after its year, with a pack that went out, and then without Mei."""
    with django_db_blocker.unblock(), undone():
        cache.clear()
        here = Cast(living.begin(now()))
        while live(now(), limit=100):
            pass
        remind(now())
        mei = people(here.organisation).get(name=ERASED)
        told, (made, before) = called(mei), packed(here)
        words = (*told.names, *told.words)
        assert {"Mei Sato", "mei@larkbeam.example", "Mei", "Sato"} <= {*words}
        assert {"reviews_review.agenda", "actions_action.task", "ledger_disclosure.values"} <= {
            *columns_holding(here.organisation, words)
        }
        ruth, at = acting(here, "Ruth Ellis"), now() + timedelta(days=1)
        leave(person_id=mei.id, left_on=now().date(), by=ruth, at=at)
        erase(person_id=mei.id, words=told.words, by=ruth, at=at)
        yield Gone(here, mei.id, words, made, before)


def test_nothing_that_is_kept_names_them(gone: Gone) -> None:
    assert person(gone.here.organisation, gone.id).erased_at
    found = {
        where: place
        for where, place in columns_holding(gone.here.organisation, gone.words).items()
        if where not in STAYS
    }
    assert found == {}


def test_everything_verifies_afterwards(gone: Gone) -> None:
    assert verify(gone.here.organisation)[1] == []


def test_a_pack_that_went_out_before_is_as_good_as_it_was(gone: Gone, tmp_path: Path) -> None:
    done = verified(gone.here, gone.before, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_pack_names_them_in_signed_documents_only_and_verifies(gone: Gone, tmp_path: Path) -> None:
    _, data = packed(gone.here)
    done = verified(gone.here, data, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    wanted = pattern_of(gone.words)
    named = {path for path, text in everything(data).items() if wanted.search(text)}
    assert named == {REVIEWS}
    for line in inside(data)[REVIEWS].splitlines():
        state = json.loads(line)["state"]
        assert [column for column, said in state.items() if wanted.search(str(said))] in ([], ["minutes"])


def test_a_pack_that_is_made_again_shows_digests_in_the_place_of_texts(gone: Gone, tmp_path: Path) -> None:
    _, data = made_again(pack(gone.here.organisation, gone.pack))
    done = verified(gone.here, data, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [one for one in agendas(gone.before) if isinstance(one, dict)]
    assert {one if one is None else one[:7] for one in agendas(data)} <= {None, "sha256:"}
    assert not [action for action in inside(data)["records/action.jsonl"].splitlines() if ERASED.encode() in action]


def agendas(data: bytes) -> list[Any]:
    return [json.loads(line)["state"]["agenda"] for line in inside(data)[REVIEWS].splitlines()]
