from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import OperationalError
from django.test import override_settings

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id, ref
from countersign.ledger.format import Malformed, read
from countersign.ledger.models import Pending
from countersign.ledger.reconciling import verify
from countersign.ledger.writing import MOST_ROWS, locked, record, write, write_many
from countersign.people.entries import PersonEntered, PersonLeft
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT, Said, counts, do, enter_crowd, lead, newcomer, newest, recording_fails


def test_write_when_the_row_is_of_another_organisation_is_an_error(larkbeam: Cast, stonecross: Cast) -> None:
    row = newcomer(stonecross.organisation)
    for way in (lambda *_: write(row, PersonEntered()), lambda *_: write_many([row], [PersonEntered()])):
        with pytest.raises(RuntimeError, match="its actor's organisation only"):
            do(what=way, by=lead(larkbeam), at=AT)


def test_write_saves_the_row_and_records_its_entry(larkbeam: Cast) -> None:
    sam = newcomer(larkbeam.organisation)
    before = counts(larkbeam.organisation)
    do(what=lambda *_: write(sam, PersonEntered(occurred_on=AT.date())), by=lead(larkbeam), at=AT)
    leaf = newest(larkbeam.organisation)
    said = read(bytes(leaf.data))
    assert counts(larkbeam.organisation) == [before[0] + 1, before[1] + 1, before[2] + 1, 0]
    assert (leaf.id, leaf.of, leaf.noun, leaf.kind) == (sam.entry, sam.id, "person", "person.entered")
    assert said["by"] == {
        "kind": "PERSON",
        "p": larkbeam.person("tom").ref,
        "hat": "ISMS_LEAD",
        "auth": ["session"],
    }
    assert (said["occurred_on"], said["kv"], said["of"]) == ("2026-01-06", 1, sam.ref)
    assert said["state"].keys() | said["c"].keys() == Person.proved.keys() - {"title", "employee_number"}


def test_write_when_the_row_changes_moves_revision_and_entry_on(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei")
    before = mei.entry

    def leave(by: Actor, at: datetime) -> None:
        row = locked(Person, by.organisation, mei.id)
        row.left_on = at.date()
        write(row, PersonLeft())

    do(what=leave, by=lead(larkbeam), at=AT)
    now = larkbeam.person("mei")
    assert (now.revision, now.entry != before, now.entry == newest(larkbeam.organisation).id) == (2, True, True)


def test_write_when_the_row_is_gone_is_an_error(larkbeam: Cast) -> None:
    ghost = newcomer(larkbeam.organisation)
    ghost._state.adding = False
    with pytest.raises(Person.NotUpdated):
        do(what=lambda *_: write(ghost, PersonEntered()), by=lead(larkbeam), at=AT)


def too_long(by: Actor, at: datetime) -> None:
    write(newcomer(by.organisation), PersonEntered(docs=("sha256:" + "a" * 64,) * 1000))


@pytest.mark.parametrize("mode", ["inline", "worker"])
def test_write_when_recording_fails_leaves_neither_row_nor_entry(larkbeam: Cast, mode: str) -> None:
    """The act itself refuses a leaf over 64 KiB: a sequencer could only stumble over it for ever."""
    before = counts(larkbeam.organisation)
    says = "an entry holds at most 65279 bytes"
    with override_settings(COUNTERSIGN_SEQUENCER=mode), pytest.raises(Malformed, match=says):
        do(what=too_long, by=lead(larkbeam), at=AT)
    assert counts(larkbeam.organisation) == before
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("rows", [1, 300])
def test_write_when_the_disk_is_full_leaves_neither_row_nor_entry(larkbeam: Cast, rows: int) -> None:
    before = counts(larkbeam.organisation)
    with recording_fails(), pytest.raises(OperationalError, match="disk is full"):
        enter_crowd(larkbeam, rows)
    assert counts(larkbeam.organisation) == before
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("of", ["nobody", "person_1", f"thing_{'0' * 32}"])
def test_record_when_it_is_about_nothing_we_know_is_refused_by_the_act(larkbeam: Cast, of: Ref) -> None:
    with override_settings(COUNTERSIGN_SEQUENCER="worker"), pytest.raises(ValueError, match="is not a reference"):
        do(what=lambda *_: record(Said(of=of, words="x")), by=lead(larkbeam), at=AT)
    assert not Pending.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_record_keeps_the_statement_and_no_row(larkbeam: Cast) -> None:
    mei, of, before = larkbeam.person("mei"), ref("verification", new_id(AT)), counts(larkbeam.organisation)
    do(what=lambda *_: record(Said(of=of, words="Hello", about=mei.id)), by=lead(larkbeam), at=AT)
    said = read(bytes(newest(larkbeam.organisation).data))
    assert (said["of"], said["state"]) == (of, {"words": "Hello", "about": mei.id.hex})
    assert counts(larkbeam.organisation) == [before[0], before[1] + 1, before[2], 0]


def test_record_when_it_is_about_a_row_is_refused(larkbeam: Cast) -> None:
    """It would be the newest entry about that row, and say nothing of its columns."""
    with pytest.raises(ValueError, match="person rows are recorded with write"):
        do(what=lambda *_: record(Said(of=larkbeam.person("mei").ref, words="x")), by=lead(larkbeam), at=AT)


def test_write_many_inserts_rows_each_with_its_entry(larkbeam: Cast) -> None:
    rows = [newcomer(larkbeam.organisation, number) for number in range(300)]
    before = counts(larkbeam.organisation)
    do(what=lambda *_: write_many(rows, [PersonEntered()] * 300), by=lead(larkbeam), at=AT)
    assert counts(larkbeam.organisation) == [before[0] + 300, before[1] + 300, before[2] + 300, 0]
    assert len({row.entry for row in rows}) == 300
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(("rows", "entries"), [(MOST_ROWS + 1, MOST_ROWS + 1), (2, 1), (1, 2)])
def test_write_many_when_too_many_or_not_paired_is_refused(larkbeam: Cast, rows: int, entries: int) -> None:
    people = [newcomer(larkbeam.organisation, number) for number in range(rows)]
    with pytest.raises(ValueError, match="at most 1000 rows"):
        do(what=lambda *_: write_many(people, [PersonEntered()] * entries), by=lead(larkbeam), at=AT)


def test_write_many_when_there_is_nothing_to_write_writes_nothing(larkbeam: Cast) -> None:
    before = counts(larkbeam.organisation)
    do(what=lambda *_: write_many([], []), by=lead(larkbeam), at=AT)
    assert counts(larkbeam.organisation) == before


def test_write_many_when_one_row_exists_writes_none(larkbeam: Cast) -> None:
    rows = [newcomer(larkbeam.organisation, number) for number in (1, 2, 1)]
    before = counts(larkbeam.organisation)
    with pytest.raises(Exception, match=r"(?i)unique|protected"):
        do(what=lambda *_: write_many(rows, [PersonEntered()] * 3), by=lead(larkbeam), at=AT)
    assert counts(larkbeam.organisation) == before


def test_leaf_names_the_act_the_way_and_no_empty_part(larkbeam: Cast) -> None:
    by = replace(larkbeam.system, via="import")
    do(what=lambda *_: record(Said(of=ref("verification", new_id(AT)), words="x")), by=by, at=AT)
    said = read(bytes(newest(larkbeam.organisation).data))
    assert said["by"] == {"kind": "SYSTEM", "via": "import"}
    assert said["act"].startswith("act_")
    assert not {"docs", "c", "occurred_on"} & said.keys()
