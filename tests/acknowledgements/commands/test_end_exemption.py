from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.end_exemption import end_exemption
from countersign.acknowledgements.queries import exemption, holding_exemptions
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.acknowledgements.worlds import NOON, exempted
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, recording_fails

TODAY = NOON.date()


def ended(here: Cast, id: UUID, *, days: int = 3, by: Actor | None = None) -> None:
    end_exemption(exemption_id=id, by=by or lead(here), at=after(1 + days))


def holds(here: Cast, days: int) -> bool:
    return holding_exemptions(here.organisation, TODAY + timedelta(days=days)).exists()


def test_end_exemption_holds_no_more_from_that_day_on(larkbeam: Cast) -> None:
    id = exempted(larkbeam, "ola")
    ended(larkbeam, id)
    assert exemption(larkbeam.organisation, id).ended_on == TODAY + timedelta(days=3)
    assert [holds(larkbeam, days) for days in (-1, 0, 2, 3, 60)] == [False, True, True, False, False]
    assert verify(larkbeam.organisation)[1] == []
    exempted(larkbeam, "ola", at=after(4))


def test_end_exemption_twice_or_after_its_last_day_is_refused(larkbeam: Cast) -> None:
    id = exempted(larkbeam, "ola")
    ended(larkbeam, id)
    with pytest.raises(Refused, match="holds no more"):
        ended(larkbeam, id)
    with pytest.raises(Refused, match="holds no more"):
        ended(larkbeam, exempted(larkbeam, "dana", days=1), days=2)


def test_end_exemption_by_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        ended(larkbeam, exempted(larkbeam, "ola"), by=larkbeam.actor("ola"))


def test_end_exemption_of_another_organisation_answers_like_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id, by = exempted(larkbeam, "ola"), stonecross.actor("otto", Hat.ISMS_LEAD)
    for strange in (id, NOBODY):
        with pytest.raises(Unknown):
            ended(larkbeam, strange, by=by)


def test_end_exemption_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    id = exempted(larkbeam, "ola")
    with recording_fails(), pytest.raises(OperationalError):
        ended(larkbeam, id)
    assert exemption(larkbeam.organisation, id).ended_on is None
