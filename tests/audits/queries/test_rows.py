from __future__ import annotations

from datetime import date, timedelta

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.enums import VisitKind
from countersign.audits.queries import any_visit, next_visit, visits
from tests.audits.worlds import STAGE_2, after, lead, planned
from tests.cast import Cast

ONE = timedelta(days=1)


def test_next_visit_is_the_earliest_ahead_whatever_its_kind(larkbeam: Cast) -> None:
    later = planned(larkbeam)
    sooner = planned(larkbeam, kind=VisitKind.OTHER, visit_on=date(2026, 12, 1))
    planned(larkbeam, visit_on=date(2026, 1, 5))
    here = larkbeam.organisation
    days = (date(2026, 1, 6), date(2026, 12, 1), date(2026, 12, 2), STAGE_2)
    assert [one.id for day in days if (one := next_visit(here, day))] == [sooner, sooner, later, later]
    assert next_visit(here, STAGE_2 + ONE) is None


def test_next_visit_when_called_off_is_another(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_visit(visit_id=id, because="No contract.", by=lead(larkbeam), at=after(1))
    assert next_visit(larkbeam.organisation, STAGE_2) is None
    assert [one.id for one in visits(larkbeam.organisation)] == [id]


def test_visits_of_others_are_not_seen(larkbeam: Cast, stonecross: Cast) -> None:
    planned(larkbeam)
    assert not visits(stonecross.organisation).exists()
    assert any_visit(stonecross.organisation) is None
