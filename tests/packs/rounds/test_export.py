from __future__ import annotations

import pytest
from pytest_django import Settings

from countersign.kernel.actors import Hat
from countersign.ledger.reconciling.waiting import said_by, waiting
from countersign.ledger.rounds.sequence import sequence
from countersign.packs.commands.order import order
from countersign.packs.enums import Names
from countersign.packs.queries import orders, packs
from countersign.packs.rounds.export import export
from countersign.policies.queries import unrendered
from countersign.policies.rounds.render import render
from tests.cast import Cast
from tests.packs.worlds import DAY, EXPORTED, RECIPIENT, lived_in, made_again, manifest
from tests.policies.worlds import in_force_from


def wished(here: Cast) -> None:
    order(as_of=DAY, recipient=RECIPIENT, names=Names.LEADERS, by=here.actor("tom", Hat.ISMS_LEAD), at=EXPORTED)


def test_export_makes_what_was_ordered_and_nothing_twice(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    wished(larkbeam)
    assert (export(EXPORTED), export(EXPORTED)) == (1, 0)
    pack = packs(larkbeam.organisation).get()
    made, data = made_again(pack)
    assert made.manifest == pack.manifest
    assert manifest(data)["recipient"] == RECIPIENT
    assert not orders(larkbeam.organisation).exists()


def test_export_waits_for_the_pdf_of_what_was_signed(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    wished(larkbeam)
    assert unrendered(larkbeam.organisation).exists()
    assert export(EXPORTED) == 0
    render(EXPORTED)
    assert export(EXPORTED) == 1


def test_export_puts_what_waits_in_its_place_first(larkbeam: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_SEQUENCER = "worker"
    in_force_from(larkbeam)
    wished(larkbeam)
    sequence(EXPORTED)
    render(EXPORTED)
    assert kinds_waiting(larkbeam) == ["version.rendered"]
    assert export(EXPORTED) == 1
    assert kinds_waiting(larkbeam) == ["pack.exported"]


def kinds_waiting(here: Cast) -> list[str]:
    return [said_by(pending)["kind"] for pending in waiting(here.organisation)]


def test_trouble_with_one_pack_keeps_no_other_waiting(larkbeam: Cast, stonecross: Cast) -> None:
    wished(larkbeam)
    order(as_of=DAY, recipient=RECIPIENT, names=Names.LEADERS, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=EXPORTED)
    orders(larkbeam.organisation).update(names="NOBODY")
    with pytest.raises(ExceptionGroup, match="1 packs could not be made"):
        export(EXPORTED)
    assert orders(larkbeam.organisation).exists()
    assert packs(stonecross.organisation).count() == 1
