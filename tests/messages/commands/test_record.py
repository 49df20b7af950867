from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.messages.enums import Channel
from countersign.messages.queries import messages
from tests.cast import Cast
from tests.messages.worlds import AT, found, kind_of, leader, recorded, recording_fails


def test_record_keeps_both_days_and_the_copy(larkbeam: Cast) -> None:
    scan = keep(larkbeam.organisation, b"%PDF-1.7, a slide")
    id = recorded(larkbeam, scan=scan, link=" https://larkbeam.example/video ")
    one = found(larkbeam, id)
    assert (one.said_on, one.recorded_at, str(one.recorded_by)) == (date(2026, 1, 5), AT, "Tom Okafor")
    assert (one.scan, one.link, one.has_copy, one.sent_here) == (scan, "https://larkbeam.example/video", True, False)
    assert kind_of(larkbeam, id) == "message.recorded"
    assert verify(larkbeam.organisation)[1] == []


def test_record_without_a_copy(larkbeam: Cast) -> None:
    assert not found(larkbeam, recorded(larkbeam)).has_copy


def test_record_of_somebody_who_never_led(larkbeam: Cast) -> None:
    """Whether it counts is judged by the rules, for the day on which it was told (decision 20)."""
    assert str(found(larkbeam, recorded(larkbeam, "mei")).leader) == "Mei Sato"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": " "}, "Give it a heading"),
        ({"said_on": date(2026, 1, 7)}, "lies ahead"),
        ({"said_on": date(26, 1, 7)}, "Look at the year"),
        ({"channel": Channel.HERE}, "by which way"),
        ({"to_staff": False}, "Say whom it is for"),
        ({"departments": ["Nowhere"]}, "no department Nowhere"),
        ({"link": "javascript:alert(1)"}, "A link begins with https"),
        ({"link": "https://" + "x" * 500}, "at most 500"),
    ],
)
def test_record_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        recorded(larkbeam, **changed)
    assert not messages(larkbeam.organisation).exists()


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_record_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        recorded(larkbeam, by=larkbeam.actor("ola", hat))


def test_record_of_somebody_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        recorded(larkbeam, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_record_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam, by=leader(larkbeam))
    assert not messages(larkbeam.organisation).exists()
