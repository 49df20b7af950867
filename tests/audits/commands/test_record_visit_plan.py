from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.commands.record_visit_plan import record_visit_plan
from countersign.audits.queries import last_day, plans_of
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from tests.audits.found import kind_of
from tests.audits.worlds import found, planned
from tests.cast import Cast
from tests.policies.worlds import AT, NOBODY, after, lead, recording_fails

PLAN: dict[str, Any] = {
    "until_on": date(2027, 1, 27),
    "extent": "All of the ISMS, both offices.",
    "team": "Vera Lind leads; Joe Marsh for the technical controls.",
    "asked_for": "The statement of applicability, and an hour with top management.",
}


def prepared(here: Cast, visit: UUID, *, at: Any = None, **changed: Any) -> None:
    record_visit_plan(visit_id=visit, **{"by": lead(here), **PLAN, **changed}, at=at or after(1))


def test_record_visit_plan_and_the_newest_counts(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    prepared(larkbeam, id)
    prepared(larkbeam, id, until_on=date(2027, 1, 26), at=after(2))
    visit = found(larkbeam, id)
    assert (last_day(visit), plans_of(visit).count()) == (date(2027, 1, 26), 2)
    assert kind_of(larkbeam, plans_of(visit)[0]) == "visitplan.recorded"
    assert verify(larkbeam.organisation)[1] == []


def test_record_visit_plan_loses_the_names_with_whoever_wrote_them(larkbeam: Cast) -> None:
    id, mei, hr = planned(larkbeam), larkbeam.person("mei").id, larkbeam.actor("ruth", Hat.HR)
    prepared(larkbeam, id, by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    leave(person_id=mei, left_on=AT.date(), by=hr, at=after(2))
    erase(person_id=mei, by=hr, at=after(3))
    [now] = plans_of(found(larkbeam, id))
    assert (now.team, now.extent) == (None, PLAN["extent"])


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        (dict.fromkeys(PLAN, "") | {"until_on": None}, "at least one thing"),
        ({"until_on": date(2027, 1, 24)}, "ends on that day or later"),
        ({"extent": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_record_visit_plan_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    with pytest.raises(Refused, match=match):
        prepared(larkbeam, planned(larkbeam), **changed)


def test_record_visit_plan_of_one_that_was_called_off_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_visit(visit_id=id, because="No contract.", by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="called off"):
        prepared(larkbeam, id)


def test_record_visit_plan_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        prepared(larkbeam, planned(larkbeam), by=larkbeam.actor("ola", Hat.INTERNAL_AUDITOR))


def test_record_visit_plan_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            prepared(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_record_visit_plan_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        prepared(larkbeam, id)
    assert not plans_of(found(larkbeam, id)).exists()
