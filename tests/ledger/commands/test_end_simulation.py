from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused
from countersign.ledger.commands.end_simulation import end_simulation
from countersign.ledger.format import read
from countersign.ledger.models import Leaf
from countersign.ledger.queries import logs, newest_checkpoint, simulated
from tests.cast import BEGINNING, Cast
from tests.examples.worlds import invented, lived
from tests.ledger.doing import recording_fails
from tests.ledger.golden import frozen, written

LAST = date(2026, 1, 9)


def stopped(here: Cast) -> None:
    end_simulation(last_on=LAST, by=here.system, at=BEGINNING)


def test_end_simulation_of_an_example_lets_the_rounds_come_to_it(db: None) -> None:
    here = invented()
    assert simulated() == [here.organisation]
    assert here.organisation not in logs()
    stopped(here)
    assert simulated() == []
    assert here.organisation in logs()


def test_end_simulation_says_until_when_and_is_signed_at_once(db: None) -> None:
    here = invented()
    stopped(here)
    leaf = Leaf.objects.get(organisation_id=here.organisation, kind="simulation.ended")
    assert read(bytes(leaf.data))["state"] == {"last_on": "2026-01-09"}
    signed = newest_checkpoint(here.organisation)
    assert signed
    assert signed.size > leaf.seq


def test_end_simulation_of_an_organisation_that_is_real_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="created as an example"):
        stopped(larkbeam)


def test_end_simulation_when_it_has_ended_is_refused(db: None) -> None:
    here = lived()
    with pytest.raises(Refused, match="are over"):
        stopped(here)


def test_end_simulation_when_recording_fails_leaves_the_clock_running(db: None) -> None:
    here = invented()
    with recording_fails(), pytest.raises(OperationalError):
        stopped(here)
    assert simulated() == [here.organisation]


def test_a_frozen_leaf_is_read_and_written_alike(db: None) -> None:
    here = invented()
    stopped(here)
    now, old = written(here.organisation)["simulation.ended"], frozen("simulation.ended")
    assert old["kind"] == now["kind"] == "simulation.ended"
    assert (old.keys(), old["kv"], old["state"].keys()) == (now.keys(), now["kv"], now["state"].keys())
