"""Checkpoints, triggers and entries that wait, changed by somebody with the keys to the machine."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test import override_settings

from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.ledger import note
from countersign.ledger.models import Checkpoint, Leaf, Log, Pending
from countersign.ledger.queries import key_of, log_of, logs
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.triggers import PREFIX
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.models import Person
from tests import engine
from tests.cast import Cast
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.past_the_gate import as_administrator, every, found, wipe

worker = override_settings(COUNTERSIGN_SEQUENCER="worker")


@pytest.fixture
def checkpoint(larkbeam: Cast) -> Checkpoint:
    enter_crowd(larkbeam, 3)
    issue_checkpoints(AT + timedelta(days=2))
    return Checkpoint.objects.filter(organisation_id=larkbeam.organisation).latest("size")


def set_note(row: Checkpoint, text: str) -> set[tuple[str, str]]:
    with as_administrator():
        every(Checkpoint, pk=row.pk).update(note=text)
    return found(row.organisation_id)


def expected(row: Checkpoint) -> set[tuple[str, str]]:
    return {("CHECKPOINT-NOTE", row.ref), ("ROW-FIELD", f"{row.ref}, note")}


@pytest.mark.parametrize("line", range(5))
def test_verify_when_a_line_of_a_note_was_changed_names_the_checkpoint(checkpoint: Checkpoint, line: int) -> None:
    lines = checkpoint.note.split("\n")
    lines[line] = "x" + lines[line]
    assert set_note(checkpoint, "\n".join(lines)) == expected(checkpoint)


@pytest.mark.parametrize("text", ["", "\n\n", "no note at all", "a\n1\nb\n\n\u2014 a \u00e9\n"])
def test_verify_when_a_note_is_none_any_more_names_the_checkpoint(checkpoint: Checkpoint, text: str) -> None:
    assert set_note(checkpoint, text) == expected(checkpoint)


def test_verify_when_a_note_was_signed_with_another_key_names_the_checkpoint(checkpoint: Checkpoint) -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    log = log_of(checkpoint.organisation_id)
    other = note.VerificationKey(log.origin, private.public_key().public_bytes_raw())
    state = note.Checkpoint(log.origin, checkpoint.size, bytes.fromhex(checkpoint.root))
    assert set_note(checkpoint, note.sign(state, other, private.sign)) == expected(checkpoint)


def test_verify_when_the_key_was_exchanged_names_log_and_checkpoints(checkpoint: Checkpoint) -> None:
    log = log_of(checkpoint.organisation_id)
    with as_administrator():
        every(Log, pk=log.pk).update(public_key="00" * 32)
    problems = found(checkpoint.organisation_id)
    assert {("ROW-FIELD", f"{log.ref}, public_key"), ("CHECKPOINT-NOTE", checkpoint.ref)} <= problems


@pytest.mark.parametrize("key", ["", "xy", "00"])
def test_verify_when_the_key_is_none_any_more_says_so_and_goes_on(checkpoint: Checkpoint, key: str) -> None:
    log = log_of(checkpoint.organisation_id)
    with as_administrator():
        every(Log, pk=log.pk).update(public_key=key)
    assert ("ROW-FIELD", f"{log.ref}, public_key") in found(checkpoint.organisation_id)


def test_verify_when_a_note_of_another_size_was_put_in_its_place_names_the_checkpoint(checkpoint: Checkpoint) -> None:
    first = Checkpoint.objects.filter(organisation_id=checkpoint.organisation_id).earliest("size")
    assert first.size < checkpoint.size
    assert set_note(checkpoint, first.note) == expected(checkpoint)


def test_verify_when_a_checkpoint_was_deleted_names_it(checkpoint: Checkpoint) -> None:
    with as_administrator():
        wipe(Checkpoint, pk=checkpoint.pk)
    assert found(checkpoint.organisation_id) == {("ROW-MISSING", checkpoint.ref)}


def test_verify_when_a_checkpoint_was_slipped_in_names_it(checkpoint: Checkpoint) -> None:
    """Even one that carries a true signature: the log never issued it."""
    organisation, false = checkpoint.organisation_id, Checkpoint(id=new_id(AT), entry=new_id(AT))
    for column in ("organisation_id", "root", "generation", "note", "issued_at"):
        setattr(false, column, getattr(checkpoint, column))
    false.size = checkpoint.size + 1
    with as_administrator():
        false.save(force_insert=True)
    assert found(organisation) == {("ROW-UNRECORDED", false.ref), ("CHECKPOINT-NOTE", false.ref)}


def test_verify_when_the_signature_has_other_unused_bits_still_compares_the_row(checkpoint: Checkpoint) -> None:
    lines = checkpoint.note.split("\n")
    signature = lines[4].rpartition(" ")[2]
    letter = chr(ord(signature[-2]) + 1)
    other = f"{signature[:-2]}{letter}="
    assert base64.b64decode(other)[:-1] == base64.b64decode(signature)[:-1]
    lines[4] = lines[4].replace(signature, other)
    assert ("ROW-FIELD", f"{checkpoint.ref}, note") in set_note(checkpoint, "\n".join(lines))


def test_verify_when_triggers_are_gone_names_each(larkbeam: Cast) -> None:
    with connection.cursor() as cursor:
        for table in ("ledger_leaf", "people_person"):
            on = "" if engine.engine() == "sqlite" else f" ON {table}"
            cursor.execute(f'DROP TRIGGER "{PREFIX}delete_{table}"{on}')
    names = {("TRIGGER", f"{PREFIX}delete_{table}") for table in ("ledger_leaf", "people_person")}
    assert found(larkbeam.organisation) == names


@worker
@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"\xff", b'{"of":1}'])
def test_verify_when_a_waiting_entry_can_be_given_no_place_names_it(larkbeam: Cast, body: bytes) -> None:
    sam = enter_crowd(larkbeam, 1)[0]
    waiting = Pending.objects.get(organisation_id=larkbeam.organisation)
    Pending.objects.filter(pk=waiting.pk).update(body=body)
    problems = {("PENDING-FORM", f"pending {waiting.number}"), ("ROW-UNRECORDED", sam.ref)}
    assert found(larkbeam.organisation) == problems


@worker
def test_verify_when_a_waiting_entry_was_filed_under_another_names_it(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 1)
    waiting = Pending.objects.get(organisation_id=larkbeam.organisation)
    Pending.objects.filter(pk=waiting.pk).update(id_of_entry=new_id(AT))
    assert ("PENDING-FORM", f"pending {waiting.number}") in found(larkbeam.organisation)


@worker
def test_verify_when_a_waiting_entry_was_deleted_names_the_row(larkbeam: Cast) -> None:
    sam = enter_crowd(larkbeam, 1)[0]
    Pending.objects.filter(organisation_id=larkbeam.organisation).delete()
    assert ("ROW-UNRECORDED", sam.ref) in found(larkbeam.organisation)


@worker
def test_verify_when_a_row_was_changed_while_its_entry_waits_names_row_and_column(larkbeam: Cast) -> None:
    sam = enter_crowd(larkbeam, 1)[0]
    with as_administrator():
        every(Person, pk=sam.pk).update(executive=True)
    assert found(larkbeam.organisation) == {("ROW-FIELD", f"{sam.ref}, executive")}


@worker
def test_verify_when_an_erasure_waits_for_its_place_is_content(larkbeam: Cast) -> None:
    by, dana = larkbeam.actor("ruth", Hat.HR), larkbeam.person("dana")
    leave(person_id=dana.id, left_on=AT.date(), by=by, at=AT)
    erase(person_id=dana.id, by=by, at=AT)
    assert Leaf.objects.filter(organisation_id=larkbeam.organisation, kind="person.erased").count() == 0
    assert verify(larkbeam.organisation)[1] == []


def test_logs_when_somebody_deleted_the_row_of_one_still_lists_it(larkbeam: Cast) -> None:
    before, key = logs(), key_of(larkbeam.organisation)
    with as_administrator():
        wipe(Log, organisation_id=larkbeam.organisation)
    assert logs() == before
    assert key.name.endswith(larkbeam.organisation.hex)
