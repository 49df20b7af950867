from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import override_settings

from countersign.kernel.references import new_id
from countersign.kernel.refusals import Unknown
from countersign.ledger.keys import check
from countersign.ledger.models import Leaf, Log, Pending
from countersign.ledger.note import read_key
from countersign.ledger.proof import check_receipt
from countersign.ledger.queries import (
    consistency,
    entered_since,
    entry_about,
    key_of,
    last_verified,
    leaf_of,
    log_of,
    logs,
    logs_with_pending,
    mark,
    newest_checkpoint,
    one,
    opened_at,
    origin_of,
    receipt,
    since,
)
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.sequence import sequence
from countersign.people.models import Person
from tests.cast import BEGINNING, Cast
from tests.ledger.doing import AT, enter_crowd, enters
from tests.ledger.past_the_gate import as_administrator, every, wipe

NOBODY = new_id(AT)


def test_one_when_the_row_is_of_another_organisation_answers_as_for_nobody(
    db: None, stonecross: Cast, larkbeam: Cast
) -> None:
    for id in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown, match="There is no such person here"):
            one(Person, larkbeam.organisation, id)
    assert one(Person, larkbeam.organisation, larkbeam.person("mei").id).name == "Mei Sato"


def test_log_of_when_there_is_none_is_unknown(db: None) -> None:
    with pytest.raises(Unknown, match="no such log"):
        log_of(NOBODY)


def test_key_of_is_what_an_auditor_pins(larkbeam: Cast) -> None:
    log = log_of(larkbeam.organisation)
    key = read_key(str(key_of(larkbeam.organisation)))
    assert (key.name, key.public.hex()) == (log.origin, log.public_key)
    assert opened_at(larkbeam.organisation) == BEGINNING


def test_logs_lists_organisations(larkbeam: Cast, stonecross: Cast) -> None:
    assert logs() == sorted([larkbeam.organisation, stonecross.organisation])
    assert logs_with_pending() == []
    assert not Pending.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_origin_of_when_the_row_is_gone_is_what_the_first_leaf_says(larkbeam: Cast) -> None:
    origin = log_of(larkbeam.organisation).origin
    assert origin_of(larkbeam.organisation) == origin
    with as_administrator():
        wipe(Log, organisation_id=larkbeam.organisation)
    assert origin_of(larkbeam.organisation) == origin
    with as_administrator():
        every(Leaf, organisation_id=larkbeam.organisation, seq=0).update(data=b"{}")
    assert origin_of(larkbeam.organisation) == larkbeam.organisation.hex
    assert origin_of(NOBODY) == NOBODY.hex


def test_since_gives_leaves_of_a_kind_in_order_from_a_place_on(larkbeam: Cast) -> None:
    people = enter_crowd(larkbeam, 5)
    first = leaf_of(larkbeam.organisation, people[0].entry)
    assert first
    assert [leaf.of for leaf in since(larkbeam.organisation, first.seq, "person.entered")] == [one.id for one in people]
    assert [leaf.seq for leaf in since(larkbeam.organisation, first.seq + 1, "person.entered", limit=2)] == [
        first.seq + 1,
        first.seq + 2,
    ]
    assert list(since(larkbeam.organisation, 0, "no.such")) == []


def test_entry_about_is_the_newest_of_a_kind(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei")
    found = entry_about(larkbeam.organisation, mei.ref, "person.entered")
    assert found is not None
    assert found.id == mei.entry
    assert entry_about(larkbeam.organisation, mei.ref, "person.left") is None


def test_receipt_when_a_checkpoint_covers_the_entry_proves_it(larkbeam: Cast) -> None:
    people = enter_crowd(larkbeam, 3)
    assert receipt(larkbeam.organisation, people[0].entry) is None, "no checkpoint covers it yet"
    issue_checkpoints(AT + timedelta(days=2))
    for person in people:
        told, leaf = receipt(larkbeam.organisation, person.entry), leaf_of(larkbeam.organisation, person.entry)
        assert told is not None
        assert leaf is not None
        covered = check_receipt(str(told), bytes(leaf.data), key_of(larkbeam.organisation), check)
        latest = newest_checkpoint(larkbeam.organisation)
        assert latest is not None
        assert (covered.size, covered.root.hex()) == (latest.size, latest.root)
        assert receipt(larkbeam.organisation, latest.entry) is None, "a checkpoint does not cover its own entry"
    assert receipt(larkbeam.organisation, NOBODY) is None


def test_receipt_when_the_entry_is_of_another_organisation_is_none(larkbeam: Cast, stonecross: Cast) -> None:
    assert receipt(stonecross.organisation, larkbeam.person("mei").entry) is None
    assert leaf_of(stonecross.organisation, larkbeam.person("mei").entry) is None


def test_consistency_when_the_sizes_do_not_fit_is_an_error(larkbeam: Cast) -> None:
    with pytest.raises(ValueError, match="is not the beginning"):
        consistency(larkbeam.organisation, 5, 4)


def test_last_verified_when_never_or_unreadable_is_none(larkbeam: Cast) -> None:
    assert last_verified(larkbeam.organisation) is None


def test_entered_since_tells_what_came_and_what_waits(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    then = mark(here)
    assert entered_since(here, then, 5) == []
    enter_crowd(larkbeam, 2)
    placed = Leaf.objects.filter(organisation_id=here).order_by("-seq")[:2]
    assert sorted(entered_since(here, then, 5) or ()) == sorted(("person", leaf.of) for leaf in placed)
    assert entered_since(here, then, 1) is None
    assert entered_since(here, mark(here), 0) == []


@override_settings(COUNTERSIGN_SEQUENCER="worker")
def test_entered_since_counts_nobody_twice_who_waited_then(larkbeam: Cast) -> None:
    here, before = larkbeam.organisation, mark(larkbeam.organisation)
    enters(larkbeam, 1, 2)
    later = entered_since(here, before, 5)
    assert later is not None
    assert [noun for noun, _ in later] == ["person"] * 2
    then = mark(here)
    assert (then.seq, len(then.waiting)) == (before.seq, 2)
    enters(larkbeam, 3)
    while logs_with_pending():
        sequence(AT)
    assert len(entered_since(here, then, 5) or ()) == 1
    assert len(entered_since(here, before, 5) or ()) == 3


def test_entered_since_knows_when_the_log_is_another_one(larkbeam: Cast, stonecross: Cast) -> None:
    then = mark(larkbeam.organisation)
    assert entered_since(stonecross.organisation, then, 5) is None
    assert entered_since(NOBODY, mark(NOBODY), 5) is None
