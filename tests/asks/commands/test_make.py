from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.asks.enums import AskState
from countersign.asks.queries import asks
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.asks.worlds import AT, DUE, TODAY, WANTED, WHY, after, found, kind_of, lead, made, recording_fails
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import second_leader


def test_make_asks_a_leader_for_one_act(larkbeam: Cast) -> None:
    id = made(larkbeam, wanted=f" {WANTED} ")
    one = found(larkbeam, id)
    assert (one.wanted, one.minutes, one.due_on, one.why_now) == (WANTED, 60, DUE, WHY)
    assert (str(one.leader), str(one.asked_by), one.asked_on, one.asked_at) == ("Priya Raman", "Tom Okafor", TODAY, AT)
    assert (one.specific, one.library, one.state) == (True, "K04", AskState.OPEN)
    assert kind_of(larkbeam, one) == "ask.made"
    assert verify(larkbeam.organisation)[1] == []


def test_make_of_an_executive_who_is_not_on_the_register(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", executive=True)
    assert str(found(larkbeam, made(larkbeam, "mei")).leader) == "Mei Sato"


def test_make_when_it_was_asked_before_keeps_both_days(larkbeam: Cast) -> None:
    one = found(larkbeam, made(larkbeam, asked_on=date(2025, 12, 1), due_on=date(2025, 12, 12)))
    assert (one.asked_on, one.asked_at) == (date(2025, 12, 1), AT)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"wanted": "Please support security asap"}, "“support” and “asap” is easy to put off"),
        ({"minutes": None}, "how many minutes"),
    ],
)
def test_make_when_it_is_vague_is_refused_or_marked(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        made(larkbeam, **changed)
    assert not found(larkbeam, made(larkbeam, **changed, vague=True)).specific


def test_make_when_it_is_specific_is_not_marked_by_a_tick(larkbeam: Cast) -> None:
    assert found(larkbeam, made(larkbeam, vague=True)).specific


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"wanted": " "}, "one act"),
        ({"wanted": "x" * 301}, "at most 300"),
        ({"wanted": "Chair the review on [day]"}, "Fill in what stands in brackets"),
        ({"why_now": " "}, "Say why now"),
        ({"why_now": "x" * 501}, "at most 500"),
        ({"minutes": 0}, "between one minute and 480"),
        ({"minutes": 481}, "between one minute and 480"),
        ({"library": "K99"}, "no such number"),
        ({"asked_on": date(2026, 1, 7)}, "lies ahead"),
        ({"asked_on": date(26, 1, 7), "due_on": DUE}, "Look at the year"),
        ({"due_on": date(2206, 1, 7)}, "Look at the year"),
        ({"due_on": date(2026, 1, 5)}, "before the day of asking"),
        ({"due_on": TODAY}, "at least a day"),
    ],
)
def test_make_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        made(larkbeam, **changed)
    assert not asks(larkbeam.organisation).exists()


def test_make_of_somebody_who_leads_nothing_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Ola Nowak is neither on the register"):
        made(larkbeam, "ola")


def test_make_of_oneself_is_refused(larkbeam: Cast) -> None:
    both = second_leader(larkbeam)
    with pytest.raises(Refused, match="You would ask yourself"):
        made(larkbeam, "tom", by=both, at=after(1))


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_make_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        made(larkbeam, by=larkbeam.actor("ola", hat))


def test_make_of_somebody_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    with pytest.raises(Unknown):
        made(larkbeam, by=otto)


def test_make_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        made(larkbeam, by=lead(larkbeam))
    assert not asks(larkbeam.organisation).exists()
