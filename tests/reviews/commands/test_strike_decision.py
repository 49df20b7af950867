from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.reviews.commands.strike_decision import strike_decision
from countersign.reviews.queries import decision, decisions
from tests.cast import Cast
from tests.reviews.worlds import HELD, came, decided, kind_of, lead, opened, recording_fails, signed, written


def test_strike_decision_takes_it_out_and_gives_its_number_to_nobody(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    first = decided(larkbeam, id)
    strike_decision(decision_id=first, by=lead(larkbeam), at=HELD)
    second = decision(larkbeam.organisation, decided(larkbeam, id))
    assert [one.id for one in decisions(larkbeam.organisation, [id])] == [second.id]
    assert second.number == 2
    assert kind_of(larkbeam, decision(larkbeam.organisation, first)) == "decision.struck"
    with pytest.raises(Refused, match="taken out before"):
        strike_decision(decision_id=first, by=lead(larkbeam), at=HELD)


def test_strike_decision_by_others_or_once_signed_is_refused(larkbeam: Cast) -> None:
    id = written(larkbeam)
    first = decided(larkbeam, id)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        strike_decision(decision_id=first, by=larkbeam.actor("mei", Hat.HR), at=HELD)
    signed(larkbeam, id)
    with pytest.raises(Refused, match="are signed: they stand"):
        strike_decision(decision_id=first, by=lead(larkbeam), at=HELD)


def test_strike_decision_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    first = decided(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        strike_decision(decision_id=first, by=lead(larkbeam), at=HELD)
    assert decisions(larkbeam.organisation, [id]).exists()
