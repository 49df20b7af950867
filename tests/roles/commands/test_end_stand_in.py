from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.end_stand_in import end_stand_in
from countersign.roles.queries import now_or_later, stand_in, standing_in
from tests.cast import Cast
from tests.roles.away import GOES, IS_BACK, away
from tests.roles.worlds import AT, NOBODY, after, entered, held, lead, recording_fails

EARLY = date(2026, 1, 20)


@pytest.fixture
def named(firm: Cast) -> UUID:
    return away(firm, "mei", (held(firm, "mei", "hr"), "dana"))


def ended(here: Cast, id: UUID, ended_on: date = EARLY, first: str = "mei", days: int = 1) -> None:
    end_stand_in(stand_in_id=id, ended_on=ended_on, by=here.actor(first), at=after(days))


def test_end_stand_in_when_back_earlier(firm: Cast, named: UUID) -> None:
    ended(firm, named)
    found = stand_in(firm.organisation, named)
    assert (found.ended_on, found.over_on, str(found.ended_by)) == (EARLY, EARLY, "Mei Sato")
    held_on = [standing_in(firm.organisation, day).exists() for day in (EARLY - timedelta(days=1), EARLY)]
    assert held_on == [True, False]
    assert entered(firm, "standin.ended") == 1
    assert verify(firm.organisation)[1] == []


def test_end_stand_in_when_nobody_went(firm: Cast, named: UUID) -> None:
    ended(firm, named, GOES)
    assert not now_or_later(firm.organisation, GOES)
    assert not standing_in(firm.organisation, GOES, IS_BACK)


@pytest.mark.parametrize("day", [GOES - timedelta(days=1), IS_BACK])
def test_end_stand_in_outside_its_days_is_refused(firm: Cast, named: UUID, day: date) -> None:
    with pytest.raises(Refused, match="between the first day away and the day that was said"):
        ended(firm, named, day)


def test_end_stand_in_when_over_is_refused(firm: Cast, named: UUID) -> None:
    with pytest.raises(Refused, match="This is over"):
        ended(firm, named, days=30)
    ended(firm, named)
    with pytest.raises(Refused, match="This is over"):
        ended(firm, named)


def test_end_stand_in_by_whoever_stands_in_is_refused(firm: Cast, named: UUID) -> None:
    with pytest.raises(Refused, match="Only the holder, the ISMS lead or top management"):
        ended(firm, named, first="dana")


def test_end_stand_in_when_it_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast, named: UUID) -> None:
    with pytest.raises(Unknown):
        end_stand_in(stand_in_id=named, ended_on=EARLY, by=stonecross.actor("otto"), at=AT)
    with pytest.raises(Unknown):
        end_stand_in(stand_in_id=NOBODY, ended_on=EARLY, by=lead(firm), at=AT)


def test_end_stand_in_when_recording_fails_goes_on(firm: Cast, named: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        ended(firm, named)
    assert standing_in(firm.organisation, EARLY).exists()
    assert verify(firm.organisation)[1] == []
