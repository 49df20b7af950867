"""What stands around the leaves: triggers, signatures of checkpoints, disclosures of no leaf."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from countersign.ledger import note
from countersign.ledger.keys import check, verification_key
from countersign.ledger.models import Checkpoint, Disclosure, Leaf, Log, Pending
from countersign.ledger.protecting import protected_tables
from countersign.ledger.triggers import damaged
from countersign.ledger.verify import Problem, Reading


def triggers() -> Iterator[Problem]:
    for name in damaged(connection, protected_tables()):
        yield Problem("TRIGGER", name, "is missing, changed or switched off in the database")


def signed_checkpoints(organisation: UUID, reading: Reading) -> Iterator[Problem]:
    """Open every checkpoint with the key of its generation; what it states awaits the leaves."""
    logs = {log.generation: log for log in Log.objects.filter(organisation_id=organisation)}
    keys = {number: verification_key(log.origin, log.public_key) for number, log in logs.items()}
    if not logs:
        yield Problem("LOG-MISSING", "log", "is gone: no row says with which key it is signed")
    for row in Checkpoint.objects.filter(organisation_id=organisation).order_by("size").iterator(500):
        try:
            found = note.open_checkpoint(row.note, keys[row.generation], check)
        except note.BadNote as error:
            yield Problem("CHECKPOINT-NOTE", row.ref, f"is not signed as it should be: {error}")
            continue
        except KeyError:
            yield Problem("CHECKPOINT-NOTE", row.ref, f"there is no key of generation {row.generation}")
            continue
        if (found.size, found.root.hex()) != (row.size, row.root):
            yield Problem("CHECKPOINT-NOTE", row.ref, "says something else than the note that was signed")
        reading.expect(found)


def strange_disclosures(organisation: UUID) -> Iterator[Problem]:
    """Personal values that belong to no entry: nothing proves them."""
    entered = Leaf.objects.filter(organisation_id=organisation, id=OuterRef("id_of_entry"))
    waiting = Pending.objects.filter(organisation_id=organisation, id_of_entry=OuterRef("id_of_entry"))
    strange = Disclosure.objects.filter(organisation_id=organisation).exclude(Exists(entered) | Exists(waiting))
    for row in strange.iterator(500):
        yield Problem("PERSONAL-STRANGE", f"disclosure {row.id.hex}", "belongs to no entry of this log")
