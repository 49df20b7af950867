from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.files import keep
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.enums import Way
from countersign.roles.queries import telling, tellings
from tests.cast import Cast
from tests.roles.made_known import in_departments, recorded
from tests.roles.worlds import AT, TODAY, after, held, recording_fails


def test_record_roles_told_keeps_both_days_and_the_copy(firm: Cast) -> None:
    held(firm)
    scan = keep(firm.organisation, b"%PDF-1.7, the chart")
    id = recorded(firm, scan=scan, link=" https://larkbeam.example/who ", keys=["isms_lead"], at=after(3))
    one = telling(firm.organisation, id)
    assert (one.told_on, one.recorded_at, str(one.recorded_by)) == (TODAY, after(3), "Tom Okafor")
    assert (one.scan, one.link, one.keys) == (scan, "https://larkbeam.example/who", ["isms_lead"])
    assert (one.sent_here, one.addressed, one.document) == (False, None, None)
    leaf = leaf_of(firm.organisation, one.entry)
    assert leaf is not None
    assert leaf.kind == "rolestelling.recorded"
    assert verify(firm.organisation)[1] == []


def test_record_roles_told_in_some_departments(firm: Cast) -> None:
    held(firm)
    in_departments(firm)
    one = telling(firm.organisation, recorded(firm, departments=["People"]))
    assert (one.departments, one.left_out) == (["People"], ["Engineering"])


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"what": " "}, "what people saw or heard"),
        ({"what": "x" * 201}, "at most 200"),
        ({"told_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"told_on": date(26, 1, 7)}, "Look at the year"),
        ({"told_on": TODAY - timedelta(days=1)}, "nobody held a role on that day"),
        ({"way": Way.HERE}, "by which way"),
        ({"departments": ["Nowhere"]}, "no department Nowhere"),
        ({"keys": ["hr"]}, "Nobody held the role hr"),
        ({"link": "javascript:alert(1)"}, "A link begins with https"),
        ({"link": "https://" + "x" * 500}, "at most 500"),
    ],
)
def test_record_roles_told_when_it_makes_no_sense_is_refused(firm: Cast, changed: dict[str, Any], says: str) -> None:
    held(firm)
    with pytest.raises(Refused, match=says):
        recorded(firm, **changed)
    assert not tellings(firm.organisation).exists()


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_record_roles_told_by_anybody_else_is_refused(firm: Cast, hat: Hat) -> None:
    held(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        recorded(firm, by=firm.actor("ola", hat))


def test_record_roles_told_when_recording_fails_keeps_nothing(firm: Cast) -> None:
    held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        recorded(firm, at=AT)
    assert not tellings(firm.organisation).exists()
