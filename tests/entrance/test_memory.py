"""What is counted against a guesser: it outlives a flood, names nobody, and runs no code."""

from __future__ import annotations

import base64
import pickle
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from countersign.entrance.clock import now
from countersign.entrance.memory import Memory
from countersign.entrance.models import Memo
from countersign.entrance.sweeping import sweep
from tests.cast import Cast
from tests.entrance.signing_in import PRIYA, ask
from tests.ledger.copies import at_once, inside

MORE_THAN_DJANGO_KEEPS = 320


def test_a_flood_of_other_addresses_gives_nobody_another_try(larkbeam: Cast) -> None:
    assert [ask(Client(), PRIYA).status_code for _ in range(4)] == [302, 302, 302, 422]
    for number in range(MORE_THAN_DJANGO_KEEPS):
        cache.set(f"somebody else {number}", [0.0], 3600)
    assert ask(Client(), PRIYA).status_code == 422


def test_who_tried_cannot_be_read_from_it(larkbeam: Cast) -> None:
    ask(Client(), PRIYA)
    kept = "\n".join(f"{memo.key} {memo.value}" for memo in Memo.objects.all())
    assert kept
    for told in ("priya", "127.0.0.1", "allauth"):
        assert told not in kept


class Evil:
    """What somebody who can write to the table would leave there."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("raise SystemExit('code from the database was run')",)


def test_what_somebody_wrote_into_the_table_is_not_run(db: None) -> None:
    cache.set("x", 1)
    Memo.objects.update(value=base64.b64encode(pickle.dumps(Evil())).decode())
    with pytest.raises(ValueError, match="Expecting value"):
        cache.get("x")


def test_only_plain_values_are_kept(db: None) -> None:
    for value in (True, None, [1.5, 2.0], {"a": ["b"]}):
        cache.set("x", value)
        assert cache.get("x") == value
    with pytest.raises(TypeError):
        cache.set("x", object())


def test_what_has_run_out_is_not_there_and_is_swept(db: None) -> None:
    at = now()
    cache.set("short", 1, 60)
    cache.set("for ever", 1, None)
    with time_machine.travel(at + timedelta(seconds=61)):
        assert cache.get("short", "gone") == "gone"
        assert not cache.touch("short")
        assert cache.add("short", 2, 60)
        assert cache.get("short") == 2
    assert sweep(at + timedelta(days=1, minutes=1)) == 2
    assert not Memo.objects.exists()


def test_it_is_kept_longer_when_touched_and_gone_when_deleted(db: None) -> None:
    at = now()
    cache.set("x", 1, 60)
    assert cache.touch("x", 600)
    with time_machine.travel(at + timedelta(seconds=300)):
        assert cache.get("x") == 1
    assert cache.delete("x")
    assert not cache.delete("x")
    cache.set("y", 1)
    cache.clear()
    assert cache.get("y") is None


def test_of_many_at_one_moment_one_is_first(database_copy: dict[str, str]) -> None:
    with inside(database_copy):
        assert sorted(at_once(*[partial(Memory("", {}).add, "door", True, 60)] * 6)) == [False] * 5 + [True]
