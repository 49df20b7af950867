from __future__ import annotations

from datetime import timedelta
from functools import partial
from threading import Event
from uuid import UUID

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.test import override_settings

from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id, ref
from countersign.ledger.format import fix, read
from countersign.ledger.models import Checkpoint, Head, Leaf, Pending
from countersign.ledger.queries import leaf_of, receipt
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.sequence import sequence as sequence_round
from countersign.ledger.sequencing import sequence
from countersign.people.commands.enter import enter
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from tests import engine
from tests.cast import Cast
from tests.ledger.copies import at_once
from tests.ledger.doing import AT, enter_crowd, lead

worker = override_settings(COUNTERSIGN_SEQUENCER="worker")


def kinds(organisation: UUID, first: int = 0) -> list[str]:
    leaves = Leaf.objects.filter(organisation_id=organisation, seq__gte=first).order_by("seq")
    return list(leaves.values_list("kind", flat=True))


def size(organisation: UUID) -> int:
    return Head.objects.get(organisation_id=organisation).size


def waiting(organisation: UUID) -> int:
    return Pending.objects.filter(organisation_id=organisation).count()


def gone(here: Cast, first: str) -> None:
    """Somebody leaves and is erased: a key event."""
    by, person = here.actor("ruth", Hat.HR), here.person(first).id
    leave(person_id=person, left_on=AT.date(), by=by, at=AT)
    erase(person_id=person, by=by, at=AT)


def test_sequence_when_inline_puts_entries_in_their_place_before_the_commit(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    enter_crowd(larkbeam, 3)
    assert (size(larkbeam.organisation), waiting(larkbeam.organisation)) == (before + 3, 0)


@worker
def test_sequence_when_a_worker_does_it_leaves_entries_waiting_until_then(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    sam = enter_crowd(larkbeam, 3)[0]
    assert (size(larkbeam.organisation), waiting(larkbeam.organisation)) == (before, 3)
    assert leaf_of(larkbeam.organisation, sam.entry) is None
    assert receipt(larkbeam.organisation, sam.entry) is None
    assert verify(larkbeam.organisation) == (before, [])
    assert sequence_round(AT) == 3
    assert (size(larkbeam.organisation), waiting(larkbeam.organisation)) == (before + 3, 0)
    assert leaf_of(larkbeam.organisation, sam.entry) is not None
    assert verify(larkbeam.organisation) == (before + 3, [])
    assert sequence_round(AT) == 0


@worker
def test_sequence_when_more_wait_than_a_batch_takes_goes_on_in_order(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    people = enter_crowd(larkbeam, 7)
    batches = [sequence_round(AT, limit=3) for _ in range(4)]
    assert batches == [3, 3, 1, 0]
    entered = Leaf.objects.filter(organisation_id=larkbeam.organisation, seq__gte=before).order_by("seq")
    assert [leaf.of for leaf in entered] == [person.id for person in people]


def test_sequence_when_a_key_event_is_among_them_issues_a_checkpoint_in_the_same_batch(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    gone(larkbeam, "dana")
    assert kinds(larkbeam.organisation, before) == ["person.left", "person.erased", "checkpoint.issued"]
    latest = Checkpoint.objects.filter(organisation_id=larkbeam.organisation).order_by("-size").first()
    assert latest
    assert (latest.size, size(larkbeam.organisation)) == (before + 2, before + 3)
    assert verify(larkbeam.organisation)[1] == []


@worker
def test_sequence_when_key_events_wait_together_issues_one_checkpoint_over_them_all(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    gone(larkbeam, "dana")
    gone(larkbeam, "ola")
    enter_crowd(larkbeam, 1)
    assert sequence_round(AT) == 5
    expected = ["person.left", "person.erased"] * 2 + ["person.entered", "checkpoint.issued"]
    assert kinds(larkbeam.organisation, before) == expected


@worker
def test_sequence_when_a_key_event_waits_among_many_signs_behind_them_all(larkbeam: Cast) -> None:
    """After a long stop, entries behind a checkpoint of today would look as if they had been dated back."""
    before = size(larkbeam.organisation)
    gone(larkbeam, "dana")
    enter_crowd(larkbeam, 7)
    assert sequence_round(AT + timedelta(days=1), limit=3) == 9
    expected = ["person.left", "person.erased", *["person.entered"] * 7, "checkpoint.issued"]
    assert kinds(larkbeam.organisation, before) == expected
    assert verify(larkbeam.organisation)[1] == []


@worker
def test_checkpoint_when_entries_wait_places_them_first(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    enter_crowd(larkbeam, 3)
    issue_checkpoints(AT + timedelta(days=2))
    assert kinds(larkbeam.organisation, before) == [*["person.entered"] * 3, "checkpoint.issued"]
    assert verify(larkbeam.organisation)[1] == []


def test_sequence_when_the_log_secret_is_another_stops_with_a_sentence(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    with override_settings(COUNTERSIGN_LOG_SECRET=b"x" * 32):
        enter_crowd(larkbeam, 1)
        with pytest.raises(ImproperlyConfigured, match=r"not the one this log was opened with.*COUNTERSIGN_LOG_SECRET"):
            gone(larkbeam, "dana")
    assert kinds(larkbeam.organisation, before) == ["person.entered", "person.left"]
    assert larkbeam.person("dana").name == "Dana Field"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("mode", ["inline", "worker"])
def test_sequence_when_many_write_at_once_leaves_no_gap(copied: Cast, mode: str) -> None:
    """Some commit late: their entries have lower numbers than those that were placed before them."""
    by, before = lead(copied), size(copied.organisation)

    def write(name: str) -> int:
        for number in range(6):
            enter(name=name, email=f"{name}{number}@larkbeam.example", by=by, at=AT + timedelta(milliseconds=number))
        return 0

    def place() -> int:
        return sum(sequence_round(AT, limit=4) for _ in range(20))

    with override_settings(COUNTERSIGN_SEQUENCER=mode):
        at_once(*(partial(write, f"sam{writer}") for writer in range(5)), *([place, place] if mode == "worker" else []))
        while sequence_round(AT):
            pass
    places = Leaf.objects.filter(organisation_id=copied.organisation).order_by("seq").values_list("seq", flat=True)
    assert list(places) == list(range(before + 30))
    assert (waiting(copied.organisation), verify(copied.organisation)[1]) == (0, [])


@pytest.mark.skipif(engine.engine() == "sqlite", reason="SQLite has one writer at a time")
@worker
def test_sequence_when_an_earlier_number_commits_late_places_it_later(copied: Cast) -> None:
    """The trap of "everything after the last number": what commits late would never get a place."""
    by, before = lead(copied), size(copied.organisation)
    numbered, placed = Event(), Event()

    def late() -> int:
        with transaction.atomic():
            waiting_entry(copied).save()
            numbered.set()
            assert placed.wait(60)
        return 0

    def early() -> int:
        assert numbered.wait(60)
        enter(name="sam", email="sam@larkbeam.example", by=by, at=AT)
        done = sequence_round(AT)
        placed.set()
        return done

    assert at_once(late, early) == [0, 1]
    assert (size(copied.organisation), waiting(copied.organisation)) == (before + 1, 1)
    assert sequence_round(AT) == 1
    assert (size(copied.organisation), waiting(copied.organisation)) == (before + 2, 0)


def waiting_entry(here: Cast) -> Pending:
    """An entry as a command fixes it. A command cannot be held open between its writes and its end."""
    mei = here.person("mei")
    leaf = leaf_of(here.organisation, mei.entry)
    assert leaf
    body = {key: value for key, value in read(bytes(leaf.data)).items() if key not in ("log", "seq")}
    id = new_id(AT)
    fixed = fix({**body, "id": ref("entry", id)})
    return Pending(organisation_id=here.organisation, id_of_entry=id, body=fixed, key_event=False)


def test_sequence_when_nothing_waits_does_nothing(larkbeam: Cast) -> None:
    before = size(larkbeam.organisation)
    assert sequence(larkbeam.organisation, AT) == 0
    assert size(larkbeam.organisation) == before
