from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.processes.enums import LifeStage, ProcessState
from countersign.processes.library import LIBRARY
from countersign.processes.queries import covering, processes, standings
from tests.cast import Cast
from tests.processes.worlds import AT, NOBODY, TODAY, described, ended, found, kind_of, recording_fails


def test_describe_process_writes_it_down(larkbeam: Cast) -> None:
    made = found(larkbeam, described(larkbeam, name=" Somebody leaves "))
    assert (made.name, made.department, str(made.owner), made.cadence_months) == (
        *("Somebody leaves", "HR", "Ruth Ellis", 6),
    )
    assert (str(made.described_by), made.state) == ("Tom Okafor", ProcessState.RUNNING)
    assert kind_of(larkbeam, made) == "process.described"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("example", LIBRARY, ids=lambda one: one.key)
def test_describe_process_takes_every_example_of_the_library(larkbeam: Cast, example: Any) -> None:
    texts: dict[str, Any] = {name: str(getattr(example, name)) for name in ("name", "department", "step", "evidence")}
    made = found(larkbeam, described(larkbeam, **texts, cadence_months=example.cadence_months))
    assert made.name == str(example.name)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "Say which process it is"),
        ({"step": " "}, "Say which security step"),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"evidence": "x" * 2001}, "at most 2000 characters"),
        ({"cadence_months": 0}, "every 1 to 36 months"),
        ({"cadence_months": 37}, "every 1 to 36 months"),
    ],
)
def test_describe_process_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        described(larkbeam, **changed)
    assert not processes(larkbeam.organisation).exists()


def test_describe_process_twice_is_refused_while_the_first_runs(larkbeam: Cast) -> None:
    id = described(larkbeam)
    with pytest.raises(Refused, match="There is a process somebody LEAVES already"):
        described(larkbeam, name="somebody LEAVES")
    ended(larkbeam, id)
    described(larkbeam)


def test_describe_process_keeps_in_their_order_which_stages_it_covers(larkbeam: Cast) -> None:
    made = found(larkbeam, described(larkbeam, covers=(LifeStage.LEAVING, LifeStage.MOVING)))
    assert made.covers == ["MOVING", "LEAVING"]
    covered = covering(standings(larkbeam.organisation, TODAY))
    assert [stage for stage in LifeStage if covered[stage]] == [LifeStage.MOVING, LifeStage.LEAVING]
    assert verify(larkbeam.organisation)[1] == []


def test_describe_process_of_an_owner_who_is_not_here(larkbeam: Cast, stonecross: Cast) -> None:
    leave(person_id=larkbeam.person("dana").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        described(larkbeam, owner="dana")
    for id in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown):
            described(larkbeam, owner_id=id)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.DEPARTMENT_CONTACT, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_describe_process_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        described(larkbeam, by=larkbeam.actor("mei", hat))


def test_describe_process_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        described(larkbeam)
    assert not processes(larkbeam.organisation).exists()
