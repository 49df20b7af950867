from __future__ import annotations

from functools import partial

import pytest
from django.db import OperationalError

from countersign.kernel.actors import ActorKind, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.files import keep
from countersign.ledger.queries import entry_about, newest_checkpoint
from countersign.ledger.reconciling import verify
from countersign.packs.commands.export import export
from countersign.packs.commands.order import order
from countersign.packs.documents.asked import Asked, rules_here
from countersign.packs.enums import Names
from countersign.packs.queries import orders, pack, packs
from tests.cast import Cast, id_of
from tests.ledger.golden import written
from tests.packs.worlds import DAY, EXPORTED, RECIPIENT
from tests.policies.worlds import recording_fails

MANIFEST = "sha256:" + "5" * 64


def asked(here: Cast, size: int | None = None) -> Asked:
    latest = newest_checkpoint(here.organisation)
    assert latest
    return Asked(
        organisation=here.organisation,
        size=size or latest.size,
        as_of=DAY,
        recipient=RECIPIENT,
        names=Names.LEADERS,
        frozen=keep(here.organisation, b"{}"),
        rules=rules_here(),
    )


def test_export_is_entered_with_a_checkpoint_of_its_own(larkbeam: Cast) -> None:
    before = asked(larkbeam)
    id = id_of(export(asked=before, manifest=MANIFEST, by=larkbeam.system, at=EXPORTED))
    row = pack(larkbeam.organisation, id)
    assert (row.checkpoint_size, row.as_of, row.recipient) == (before.size, DAY, RECIPIENT)
    assert (row.names, row.manifest, row.ordered_by, str(row)) == ("LEADERS", MANIFEST, None, f"pack at {before.size}")
    leaf, latest = (
        entry_about(larkbeam.organisation, row.ref, "pack.exported"),
        newest_checkpoint(larkbeam.organisation),
    )
    assert leaf
    assert latest
    assert latest.size == leaf.seq + 1 > before.size
    assert verify(larkbeam.organisation)[1] == []
    assert RECIPIENT.encode() not in bytes(leaf.data)
    written(larkbeam.organisation)


def test_export_fulfils_an_order_once(larkbeam: Cast) -> None:
    by = larkbeam.actor("tom", Hat.ISMS_LEAD)
    order(as_of=DAY, recipient=RECIPIENT, names=Names.LEADERS, by=by, at=EXPORTED)
    wish = orders(larkbeam.organisation).get()
    told = partial(export, asked=asked(larkbeam), manifest=MANIFEST, order_id=wish.id, by=larkbeam.system, at=EXPORTED)
    first, second = told(), told()
    assert second is None
    assert str(pack(larkbeam.organisation, id_of(first)).ordered_by) == "Tom Okafor"
    assert not orders(larkbeam.organisation).exists()
    assert packs(larkbeam.organisation).count() == 1


def test_export_is_the_machine_s_alone(larkbeam: Cast) -> None:
    by = larkbeam.actor("tom", Hat.ISMS_LEAD)
    assert by.kind is ActorKind.PERSON
    with pytest.raises(Refused, match="not done by this kind of actor"):
        export(asked=asked(larkbeam), manifest=MANIFEST, by=by, at=EXPORTED)


def test_export_at_a_size_that_nobody_signed_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Unknown):
        export(asked=asked(larkbeam, 3), manifest=MANIFEST, by=larkbeam.system, at=EXPORTED)


def test_export_is_undone_when_recording_fails(larkbeam: Cast) -> None:
    order(as_of=DAY, recipient=RECIPIENT, names=Names.LEADERS, by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=EXPORTED)
    wish = orders(larkbeam.organisation).get()
    told = asked(larkbeam)
    with pytest.raises(OperationalError), recording_fails():
        export(asked=told, manifest=MANIFEST, order_id=wish.id, by=larkbeam.system, at=EXPORTED)
    assert not packs(larkbeam.organisation).exists()
    assert orders(larkbeam.organisation).get() == wish
