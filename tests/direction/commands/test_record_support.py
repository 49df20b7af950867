from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.direction.enums import SupportKind
from countersign.direction.queries import supports
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.kinds import KINDS
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from tests.cast import Cast
from tests.direction.worlds import AT, BEFORE, NOBODY, TODAY, helped, kind_of, lead, leader, recording_fails, supported


def test_record_support_by_whoever_helped_is_their_own_act(larkbeam: Cast) -> None:
    row = helped(larkbeam, supported(larkbeam))
    assert (str(row.manager), str(row.supporter), row.supported_on) == ("Mei Sato", "Priya Raman", BEFORE)
    assert kind_of(larkbeam, row.entry) == "support.given"
    assert verify(larkbeam.organisation)[1] == []


def test_record_support_by_somebody_else_is_written_down_of_them(larkbeam: Cast) -> None:
    row = helped(larkbeam, supported(larkbeam, by=lead(larkbeam)))
    assert kind_of(larkbeam, row.entry) == "support.told"


def test_record_support_of_what_a_manager_did_themselves_has_nobody_beside_them(larkbeam: Cast) -> None:
    row = helped(larkbeam, supported(larkbeam, kind=SupportKind.OWN_ACT, supporter_id=None))
    assert row.supporter_id == row.manager_id
    assert kind_of(larkbeam, row.entry) == "support.led"
    with pytest.raises(Refused, match="Say who helped them"):
        supported(larkbeam, supporter_id=None)
    with pytest.raises(Refused, match="Nobody helps themselves"):
        supported(larkbeam, supporter_id=larkbeam.person("mei").id)


def test_record_support_of_what_a_leader_did_themselves_helps_no_other_manager(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").id
    for by in (leader(larkbeam), lead(larkbeam)):
        row = helped(larkbeam, supported(larkbeam, by=by, kind=SupportKind.OWN_ACT, manager_id=priya))
        assert kind_of(larkbeam, row.entry) == "support.led"
    assert KINDS["support.led"].leads is None


def test_record_support_of_somebody_who_had_left_or_is_nowhere(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("mei").id, left_on=BEFORE, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="Mei Sato was not here any more"):
        supported(larkbeam)
    supported(larkbeam, supported_on=BEFORE - timedelta(days=1))
    with pytest.raises(Unknown):
        supported(larkbeam, manager_id=NOBODY)


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"what": " "}, "Say what was done"), ({"supported_on": TODAY + timedelta(days=1)}, "lies ahead")],
)
def test_record_support_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        supported(larkbeam, **changed)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_record_support_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        supported(larkbeam, by=larkbeam.actor("ola", hat))


def test_record_support_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        supported(larkbeam)
    assert not supports(larkbeam.organisation).exists()
