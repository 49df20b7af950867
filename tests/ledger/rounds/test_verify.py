from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.kernel.canonical import canonical
from countersign.kernel.instants import milliseconds
from countersign.ledger.format import read
from countersign.ledger.models import Leaf
from countersign.ledger.queries import last_verified
from countersign.ledger.rounds.verify import verify
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT
from tests.ledger.past_the_gate import as_administrator, every

DAY = timedelta(days=1)


def reports(here: Cast) -> list[int]:
    """How many problems each verification has reported."""
    leaves = Leaf.objects.filter(organisation_id=here.organisation, kind="verification.done").order_by("seq")
    return [read(bytes(leaf.data))["state"]["problems"] for leaf in leaves]


def test_verify_reports_every_log_once_a_day(larkbeam: Cast, stonecross: Cast) -> None:
    assert verify(AT) == 2
    assert verify(AT + DAY - timedelta(milliseconds=1)) == 0
    assert verify(AT + DAY) == 2
    assert reports(larkbeam) == reports(stonecross) == [0, 0]
    assert last_verified(larkbeam.organisation) == milliseconds(AT + DAY)


def test_verify_takes_no_more_logs_than_the_limit(larkbeam: Cast) -> None:
    assert [verify(AT, limit=1) for _ in range(3)] == [1, 1, 0]


def test_verify_when_something_is_wrong_reports_how_much(larkbeam: Cast, stonecross: Cast) -> None:
    mei = larkbeam.person("mei")
    with as_administrator():
        every(Person, organisation_id=larkbeam.organisation, pk=mei.pk).update(executive=True, on_leave=True)
    verify(AT)
    assert (reports(larkbeam), reports(stonecross)) == ([2], [0])


@pytest.mark.parametrize("at", [milliseconds(AT + 900 * DAY), 2**53 - 1, None])
def test_verify_when_the_last_report_is_false_verifies_all_the_same(larkbeam: Cast, at: int | None) -> None:
    """Nobody silences the verification by breaking its newest report."""
    verify(AT)
    report = Leaf.objects.get(organisation_id=larkbeam.organisation, kind="verification.done")
    data = b"{}" if at is None else canonical({**read(bytes(report.data)), "at": at})
    with as_administrator():
        every(Leaf, organisation_id=larkbeam.organisation, pk=report.pk).update(data=data)
    assert verify(AT + timedelta(hours=1)) == 1
