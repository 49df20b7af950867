"""Edits of what stands around the leaves: tiles, head, checkpoints, keys, triggers, and what waits for its place."""

from __future__ import annotations

from django.db import connection
from django.test import override_settings

from countersign.kernel.references import new_id
from countersign.ledger.keys import signing_key
from countersign.ledger.models import Checkpoint, Head, Log, Pending, Tile
from countersign.ledger.triggers import PREFIX
from tests import engine
from tests.faults.tampering.attack import Found, Victim, edit, unprotected
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.mutants import flipped
from tests.ledger.past_the_gate import every, wipe
from tests.ledger.reconciling.log import newest_checkpoint


@edit
def a_tile_is_changed(victim: Victim) -> Found:
    enter_crowd(victim.here, 250, first=8000)
    tile = Tile.objects.get(organisation_id=victim.here.organisation)
    Tile.objects.filter(pk=tile.pk).update(hashes=flipped(bytes(tile.hashes), victim.chance))
    return {("TILE", "tile 0/0")}


@edit
def a_tile_is_slipped_in(victim: Victim) -> Found:
    place = victim.chance.randrange(1, 100)
    Tile.objects.create(
        id=new_id(AT), organisation_id=victim.here.organisation, level=0, index=place, hashes=bytes(32 * 256)
    )
    return {("TILE", f"tile 0/{place}")}


@edit
def the_head_is_moved(victim: Victim) -> Found:
    head = Head.objects.filter(organisation_id=victim.here.organisation)
    head.update(size=victim.chance.randrange(200))
    return {("HEAD", "head")}


@edit
def a_checkpoint_states_another_root(victim: Victim) -> Found:
    row = newest_checkpoint(victim.here)
    with unprotected():
        every(Checkpoint, pk=row.pk).update(root="0" * 64)
    return {("CHECKPOINT-NOTE", row.ref), ("ROW-FIELD", f"{row.ref}, root")}


@edit
def a_checkpoint_is_deleted(victim: Victim) -> Found:
    row = newest_checkpoint(victim.here)
    with unprotected():
        wipe(Checkpoint, pk=row.pk)
    return {("ROW-MISSING", row.ref)}


@edit
def a_checkpoint_is_slipped_in(victim: Victim) -> Found:
    row = newest_checkpoint(victim.here)
    false = Checkpoint(id=new_id(AT), entry=new_id(AT), size=row.size + 1)
    for column in ("organisation_id", "root", "generation", "note", "issued_at"):
        setattr(false, column, getattr(row, column))
    with unprotected():
        false.save(force_insert=True)
    return {("ROW-UNRECORDED", false.ref)}


@edit
def the_key_is_exchanged(victim: Victim) -> Found:
    row = Log.objects.get(organisation_id=victim.here.organisation)
    other = signing_key(row.origin, 99).public_key().public_bytes_raw().hex()
    with unprotected():
        every(Log, pk=row.pk).update(public_key=other)
    return {("ROW-FIELD", f"{row.ref}, public_key"), ("CHECKPOINT-NOTE", newest_checkpoint(victim.here).ref)}


@edit
def the_row_of_the_log_is_deleted(victim: Victim) -> Found:
    row = Log.objects.get(organisation_id=victim.here.organisation)
    with unprotected():
        wipe(Log, pk=row.pk)
    return {("LOG-MISSING", "log"), ("ROW-MISSING", row.ref)}


@edit
def a_trigger_is_taken_away(victim: Victim) -> Found:
    name, table = PREFIX + "delete_ledger_leaf", "ledger_leaf"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{name}"' + ("" if engine.engine() == "sqlite" else f" ON {table}"))
    return {("TRIGGER", name)}


@edit
def a_waiting_entry_is_changed(victim: Victim) -> Found:
    with override_settings(COUNTERSIGN_SEQUENCER="worker"):
        sam = enter_crowd(victim.here, 1, first=5000)[0]
    waiting = Pending.objects.get(organisation_id=victim.here.organisation)
    Pending.objects.filter(pk=waiting.pk).update(body=b"{}")
    return {("PENDING-FORM", f"pending {waiting.number}"), ("ROW-UNRECORDED", sam.ref)}


@edit
def a_waiting_entry_is_deleted(victim: Victim) -> Found:
    with override_settings(COUNTERSIGN_SEQUENCER="worker"):
        sam = enter_crowd(victim.here, 1, first=5000)[0]
    Pending.objects.filter(organisation_id=victim.here.organisation).delete()
    return {("ROW-UNRECORDED", sam.ref)}
