"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today.

Those of the register, of access and of leaving are told in ``tests/ledger/story.py``.
"""

from __future__ import annotations

import pytest

from countersign.people.models import AddressChange, Announcement, Bounce, Import, Organisation, Person, Setting
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.people.announcing import announced_story
from tests.people.bouncing import bouncing_story
from tests.people.worlds import whole_story

KINDS = {
    "organisation.changed": Organisation,
    "person.changed": Person,
    "address.proposed": AddressChange,
    "address.changed": AddressChange,
    "import.applied": Import,
    "setting.changed": Setting,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now = written(larkbeam.organisation)[kind]
    old = frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    plain = {name for name, how in KINDS[kind].proved.items() if how.value != "personal"}  # type: ignore[union-attr]
    assert old["state"].keys() == now["state"].keys() == plain


@pytest.mark.parametrize("kind", ["bounce.noted", "bounce.ended"])
def test_a_frozen_leaf_of_a_bounce_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    bouncing_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    plain = {name for name, how in Bounce.proved.items() if how.value != "personal"}  # type: ignore[union-attr]
    assert old["state"].keys() == now["state"].keys() == plain


@pytest.mark.parametrize("step", ["made", "stopped", "agreed", "carried_out"])
def test_a_frozen_leaf_of_an_announcement_is_read_and_written_alike(larkbeam: Cast, step: str) -> None:
    announced_story(larkbeam)
    now, old = written(larkbeam.organisation)[f"announcement.{step}"], frozen(f"announcement.{step}")
    assert old["kind"] == now["kind"] == f"announcement.{step}"
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    assert old["state"].keys() == now["state"].keys() == Announcement.proved.keys()
