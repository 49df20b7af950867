from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.exempt import exempt
from countersign.acknowledgements.queries import everybody_owing, exemptions, owed_to, stats
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from tests.acknowledgements.worlds import NOON, exempted, in_force_from, leaves
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, leader, recording_fails, second_leader

TODAY = NOON.date()


def owing(here: Cast, days: int = 0) -> set[str]:
    on = TODAY + timedelta(days=days)
    found = {due.person for due in everybody_owing(here.organisation, on)}
    return {first for first in ("tom", "mei", "ruth", "ola", "dana") if here.person(first).id in found}


def test_whoever_is_exempt_is_asked_for_nothing_for_so_long(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    exempted(larkbeam, "ola", days=10)
    ola = larkbeam.person("ola").id
    assert owing(larkbeam) == owing(larkbeam, 10) == {"tom", "mei", "ruth", "dana"}
    assert owing(larkbeam, 11) == {"tom", "mei", "ruth", "ola", "dana"}
    assert owed_to(larkbeam.organisation, ola, TODAY) == []
    assert len(owed_to(larkbeam.organisation, ola, TODAY + timedelta(days=11))) == 1
    due = [stats(larkbeam.organisation, version, TODAY + timedelta(days=days)).everybody.due for days in (0, 11)]
    assert due[1] == due[0] + 1
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": " "}, "an auditor asks for the reason"),
        ({"reason": "r" * 501}, "at most 500"),
        ({"from_on": TODAY - timedelta(days=1)}, "what was owed before was owed"),
        ({"until_on": TODAY - timedelta(days=1)}, "look at both"),
        ({"until_on": TODAY + timedelta(days=367)}, "At most a year"),
    ],
)
def test_exempt_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    asked = {"reason": "On leave.", "from_on": TODAY, "until_on": TODAY, "person_id": larkbeam.person("ola").id}
    with pytest.raises(Refused, match=says):
        exempt(**{**asked, **changed}, by=lead(larkbeam), at=NOON)
    assert not exemptions(larkbeam.organisation)


def test_exempt_twice_for_one_day_is_refused(larkbeam: Cast) -> None:
    exempted(larkbeam, "ola", days=10)
    with pytest.raises(Refused, match="exempt on some of these days"):
        exempted(larkbeam, "ola", days=0, at=after(11))
    exempted(larkbeam, "ola", at=after(12))


def test_exempt_oneself_or_a_leader_or_by_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody exempts themselves"):
        exempted(larkbeam, "tom")
    for by in (lead(larkbeam), second_leader(larkbeam, "mei")):
        with pytest.raises(Refused, match="Whoever leads is not exempt"):
            exempted(larkbeam, "priya", by=by)
    for by in (larkbeam.actor("ola"), larkbeam.actor("ruth", Hat.HR)):
        with pytest.raises(Refused, match="Only the ISMS lead or top management"):
            exempted(larkbeam, "dana", by=by)
    exempted(larkbeam, "tom", by=leader(larkbeam))


def test_whoever_comes_to_lead_is_exempt_no_more(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    exempted(larkbeam, "ola")
    assert "ola" not in owing(larkbeam)
    second_leader(larkbeam, "ola")
    assert "ola" in owing(larkbeam)


def test_exempt_somebody_who_left_or_is_a_stranger(larkbeam: Cast, stonecross: Cast) -> None:
    leaves(larkbeam, "ola")
    with pytest.raises(Refused, match="has left"):
        exempted(larkbeam, "ola")
    for id in (NOBODY, stonecross.person("otto").id):
        with pytest.raises(Unknown):
            exempt(person_id=id, reason="On leave.", from_on=TODAY, until_on=TODAY, by=lead(larkbeam), at=NOON)


def test_the_reason_goes_with_the_person(larkbeam: Cast) -> None:
    exempted(larkbeam, "ola", days=1)
    leaves(larkbeam, "ola")
    erase(person_id=larkbeam.person("ola").id, by=larkbeam.actor("ruth", Hat.HR), at=after(2))
    row = exemptions(larkbeam.organisation).get()
    assert row.reason is None
    assert verify(larkbeam.organisation)[1] == []


def test_exempt_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        exempted(larkbeam, "ola")
    assert not exemptions(larkbeam.organisation)
