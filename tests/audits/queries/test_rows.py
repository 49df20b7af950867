from __future__ import annotations

from datetime import date, timedelta

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.enums import VisitKind
from countersign.audits.queries import Calendar, visits
from countersign.people.queries import organisation
from tests.audits.worlds import STAGE_2, after, lead, planned
from tests.cast import Cast

ONE = timedelta(days=1)


def calendar(here: Cast) -> Calendar:
    return Calendar(organisation(here.organisation))


def test_the_visit_ahead_is_the_earliest_ahead_whatever_its_kind(larkbeam: Cast) -> None:
    later = planned(larkbeam)
    sooner = planned(larkbeam, kind=VisitKind.OTHER, visit_on=date(2026, 12, 1))
    planned(larkbeam, visit_on=date(2026, 1, 5))
    here = calendar(larkbeam)
    days = (date(2026, 1, 6), date(2026, 12, 1), date(2026, 12, 2), STAGE_2)
    assert [one.id for day in days if (one := here.ahead(day))] == [sooner, sooner, later, later]
    assert here.ahead(STAGE_2 + ONE) is None


def test_the_visit_ahead_when_called_off_is_another(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_visit(visit_id=id, because="No contract.", by=lead(larkbeam), at=after(1))
    assert calendar(larkbeam).ahead(STAGE_2) is None
    assert [one.id for one in visits(larkbeam.organisation)] == [id]


def test_visits_of_others_are_not_seen(larkbeam: Cast, stonecross: Cast) -> None:
    planned(larkbeam)
    assert not visits(stonecross.organisation).exists()
    assert calendar(stonecross).first is None
