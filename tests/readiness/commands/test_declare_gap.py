from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.leave import leave
from countersign.readiness import declared
from countersign.readiness.queries import dossier_of
from tests.cast import Cast
from tests.readiness.worlds import (
    AT,
    NO_POLICY,
    TODAY,
    declared_gap,
)

NO_LEAD = "ROL-001"
"""Larkbeam begins without anybody appointed."""


def test_declare_gap_writes_a_line_and_records_nothing(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    line = declared.gap_of(larkbeam.organisation, NO_POLICY, "")
    assert line is not None
    assert (line.revision, line.plan, str(line.owner)) == (1, "bring the policy to signature", "Tom Okafor")
    declared_gap(larkbeam, revision_shown=1, plan="sign it")
    assert [one.plan for one in declared.gaps(larkbeam.organisation)] == ["sign it"]
    assert dossier_of(larkbeam.organisation, TODAY).honesty is None


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"fact": " "}, "Say what is so"),
        ({"plan": ""}, "Say what will be done"),
        ({"risk": ""}, "what can happen until then"),
        ({"done": "d" * 1001}, "at most 1000 characters"),
        ({"due_on": TODAY}, "has to lie ahead"),
        ({"due_on": TODAY.replace(year=2226)}, "Look at the year"),
        ({"code": "POL-002"}, "nothing to declare"),
    ],
)
def test_declare_gap_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        declared_gap(larkbeam, **changed)
    assert declared.gaps(larkbeam.organisation) == []


def test_declare_gap_when_the_owner_has_left_or_is_a_stranger(larkbeam: Cast, stonecross: Cast) -> None:
    leave(person_id=larkbeam.person("ola").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        declared_gap(larkbeam, owner_id=larkbeam.person("ola").id)
    with pytest.raises(Unknown):
        declared_gap(larkbeam, owner_id=stonecross.person("otto").id)


def test_declare_gap_when_somebody_was_faster_is_stale(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    with pytest.raises(Stale, match="changed this line"):
        declared_gap(larkbeam)
