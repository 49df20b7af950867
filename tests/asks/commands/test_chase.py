from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.asks.commands.chase import chase
from countersign.asks.enums import Channel
from countersign.asks.queries import chases
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import NOBODY, TODAY, after, answered, chased, leader, made, recording_fails
from tests.cast import Cast


def test_chase_keeps_the_day_and_the_way(larkbeam: Cast) -> None:
    id = made(larkbeam)
    chased(larkbeam, id, on=after(1).date(), at=after(3))
    [one] = chases(larkbeam.organisation)
    assert (one.ask_id, one.channel, one.chased_on, one.chased_at) == (id, "CALL", after(1).date(), after(3))
    assert str(one.chased_by) == "Tom Okafor"
    assert verify(larkbeam.organisation)[1] == []


def test_chase_by_mail_goes_out_once_a_day(larkbeam: Cast) -> None:
    id = made(larkbeam)
    chased(larkbeam, id, Channel.HERE, at=after(3))
    with pytest.raises(Refused, match="one mail a day is enough"):
        chased(larkbeam, id, Channel.HERE, at=after(3, hours=2))
    chased(larkbeam, id, Channel.HERE, at=after(4))
    with pytest.raises(Refused, match="goes out from today on"):
        chased(larkbeam, id, Channel.HERE, on=after(4).date(), at=after(5))


@pytest.mark.parametrize(("on", "says"), [(date(2026, 2, 1), "lies ahead"), (date(2026, 1, 5), "before the day of")])
def test_chase_on_an_impossible_day_is_refused(larkbeam: Cast, on: date, says: str) -> None:
    with pytest.raises(Refused, match=says):
        chased(larkbeam, made(larkbeam), on=on, at=after(3))


def test_chase_what_was_answered_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    answered(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="what was said stands"):
        chased(larkbeam, id, at=after(2))


def test_chase_by_whoever_is_asked_or_may_not_is_refused(larkbeam: Cast) -> None:
    id = made(larkbeam)
    sent: dict[str, Any] = {"ask_id": id, "channel": Channel.CALL, "chased_on": TODAY, "at": after(1)}
    with pytest.raises(Refused, match="asked of you"):
        chase(**sent, by=leader(larkbeam))
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        chase(**sent, by=larkbeam.actor("ola", Hat.INTERNAL_AUDITOR))


def test_chase_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (made(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            chase(ask_id=id, channel=Channel.CALL, chased_on=TODAY, by=otto, at=after(1))


def test_chase_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = made(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        chased(larkbeam, id, at=after(1))
    assert not chases(larkbeam.organisation).exists()
