from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.resources.commands.raise_request import Amount, Asked, raise_request
from countersign.resources.enums import Behind, TimeUnit
from countersign.resources.queries import requests
from tests.cast import Cast, id_of
from tests.resources.worlds import ASKED, AT, NOBODY, SUM, TITLE, TODAY, found, kind_of, lead, raised, recording_fails


def test_raise_request_writes_it_down(larkbeam: Cast) -> None:
    id = raised(larkbeam, title=f" {TITLE} ")
    made = found(larkbeam, id)
    assert (made.title, made.money, made.time, made.time_unit) == (TITLE, SUM, 4, TimeUnit.DAYS)
    assert (made.behind_kind, made.risk_high, made.raised_on) == (Behind.RISK, True, TODAY)
    assert (str(made.raised_by), str(made.recorded_by), made.is_open) == ("Tom Okafor", "Tom Okafor", True)
    assert kind_of(larkbeam, made) == "resource.raised"
    assert verify(larkbeam.organisation)[1] == []


def test_raise_request_for_somebody_else_on_a_day_before_countersign(larkbeam: Cast) -> None:
    made = found(larkbeam, raised(larkbeam, raised_by="mei", raised_on=date(2025, 10, 5), amount=Amount()))
    assert (str(made.raised_by), str(made.recorded_by), made.raised_on) == ("Mei Sato", "Tom Okafor", date(2025, 10, 5))
    assert (made.money, made.currency, made.time_unit) == (None, "", "")


@pytest.mark.parametrize("hat", [Hat.DEPARTMENT_CONTACT, Hat.RISK_OWNER])
def test_raise_request_in_ones_own_name(larkbeam: Cast, hat: Hat) -> None:
    mei = larkbeam.actor("mei", hat)
    assert str(found(larkbeam, raised(larkbeam, by=mei)).raised_by) == "Mei Sato"
    with pytest.raises(Refused, match="You ask in your own name"):
        raised(larkbeam, by=mei, raised_by="ola")


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.EXTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_raise_request_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead"):
        raised(larkbeam, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": " "}, "Say in a few words what is asked for"),
        ({"need": " "}, "Say what it is needed for"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"behind": "x" * 301}, "at most 300 characters"),
        ({"options": "x" * 2001}, "at most 2000 characters"),
        ({"raised_on": date(2026, 1, 7)}, "That day lies ahead"),
        ({"raised_on": date(226, 1, 7)}, "Look at the year"),
        ({"amount": Amount(money=Money(0, "GBP"))}, "A sum of nothing"),
        ({"amount": Amount(money=Money(10**12, "GBP"))}, "too many figures"),
        ({"amount": Amount(headcount=0)}, "number of people from 1 to 1000"),
        ({"amount": Amount(headcount=1001)}, "number of people from 1 to 1000"),
        ({"amount": Amount(time=3)}, "both, or neither"),
        ({"amount": Amount(time_unit=TimeUnit.HOURS)}, "both, or neither"),
        ({"amount": Amount(time=0, time_unit=TimeUnit.HOURS)}, "whole hours or days"),
    ],
)
def test_raise_request_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        raised(larkbeam, **changed)
    assert not requests(larkbeam.organisation).exists()


def test_raise_request_of_somebody_who_had_left_or_is_nobody_here(larkbeam: Cast, stonecross: Cast) -> None:
    leave(person_id=larkbeam.person("dana").id, left_on=date(2026, 1, 5), by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        raised(larkbeam, raised_by="dana")
    for id in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown):
            raised(larkbeam, raised_by_id=id)


def test_raise_request_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        id_of(raise_request(asked=Asked(**ASKED), by=lead(larkbeam), at=AT))
    assert not requests(larkbeam.organisation).exists()
