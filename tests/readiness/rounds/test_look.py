from __future__ import annotations

from datetime import UTC, datetime, timedelta

from countersign.readiness.models import Look
from countersign.readiness.rounds.look import look
from tests.cast import Cast
from tests.policies.worlds import AT


def test_look_once_a_day_at_each_organisation(larkbeam: Cast, stonecross: Cast) -> None:
    assert look(AT) == 2
    assert look(AT + timedelta(hours=3)) == 0
    assert look(AT + timedelta(days=1)) == 2
    assert Look.objects.filter(organisation_id=larkbeam.organisation).count() == 2
    assert Look.objects.filter(organisation_id=stonecross.organisation).count() == 2


def test_look_takes_no_more_organisations_than_the_limit(larkbeam: Cast) -> None:
    assert [look(AT, limit=1) for _ in range(3)] == [1, 1, 0]


def test_look_goes_by_the_day_of_the_organisation(larkbeam: Cast) -> None:
    """A summer evening in UTC is the next day in London."""
    look(datetime(2026, 7, 1, 22, 30, tzinfo=UTC))

    assert look(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == 2
