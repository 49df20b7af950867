"""Who stands where in the chart: under their manager, at the top, or apart."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.people.enums import PersonKind
from countersign.people.models import Person
from countersign.roles.queries import Chart, Place, chart, roles, standings
from countersign.roles.queries.charting import Known, Spot, spots
from tests.acknowledgements.worlds import joins, leaves
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import after, second_leader
from tests.roles.worlds import begun, held

ON = date(2026, 3, 2)


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam


def reports(here: Cast, first: str, to: str) -> None:
    put_right(here, first, manager_id=here.person(to).id)


def drawn(here: Cast, on: date = ON) -> Chart:
    return chart(here.organisation, on, roles(here.organisation), standings(here.organisation, on))


def told(places: tuple[Place, ...]) -> list[object]:
    """Names, each with those below."""
    return [(str(one.person), told(one.below)) if one.below else str(one.person) for one in places]


def test_everybody_stands_under_their_manager(firm: Cast) -> None:
    for first, key in (("tom", "isms_lead"), ("ola", "dept_contact")):
        held(firm, first, key)
    for first, to in (("tom", "priya"), ("ola", "mei"), ("mei", "tom")):
        reports(firm, first, to)
    found = drawn(firm)
    assert told(found.tops) == [("Priya Raman", [("Tom Okafor", [("Mei Sato", ["Ola Nowak"])])])]
    assert found.apart == ()
    tom = found.tops[0].below[0]
    assert [one.appointment.role.key for one in tom.held] == ["isms_lead"]
    assert (found.tops[0].leads, tom.leads, tom.below[0].held) == (True, False, ())


def test_whoever_leads_stands_at_the_top_whomever_they_report_to(firm: Cast) -> None:
    second_leader(firm, "tom")
    reports(firm, "tom", "priya")
    assert told(drawn(firm).tops) == ["Priya Raman", "Tom Okafor"]


def test_without_a_line_to_the_top_one_stands_apart(firm: Cast) -> None:
    held(firm, "tom")
    held(firm, "ola", "dept_contact")
    reports(firm, "ola", "mei")
    assert told(drawn(firm).apart) == [("Mei Sato", ["Ola Nowak"]), "Tom Okafor"]


def test_a_manager_who_has_left_breaks_the_line_from_that_day(firm: Cast) -> None:
    held(firm, "ola", "dept_contact")
    reports(firm, "ola", "mei")
    reports(firm, "mei", "priya")
    leaves(firm, "mei", at=after(40))
    assert told(drawn(firm, after(39).date()).tops) == [("Priya Raman", [("Mei Sato", ["Ola Nowak"])])]
    found = drawn(firm)
    assert (told(found.tops), told(found.apart)) == (["Priya Raman"], ["Ola Nowak"])


def test_a_circle_is_opened_and_everybody_in_it_stands_once(firm: Cast) -> None:
    """No command makes one; a row that says so all the same does not stop the page."""
    held(firm, "ola", "dept_contact")
    reports(firm, "ola", "mei")
    found = drawn(firm)
    ola, mei = firm.person("ola"), firm.person("mei")
    here = {ola.id: Known("Ola Nowak", mei.id), mei.id: Known("Mei Sato", ola.id)}
    assert spots(here, set()) == ((), (Spot(ola.id, False, (Spot(mei.id, False, ()),), 1),))
    assert told(found.apart) == [("Mei Sato", ["Ola Nowak"])]


def test_what_nobody_holds_is_vacant_and_what_waits_is_not_held(firm: Cast) -> None:
    keys = {role.key for role in drawn(firm).vacant}
    assert "isms_lead" in keys
    assert "all_staff" not in keys
    held(firm, "tom")
    assert {role.key for role in drawn(firm).vacant} == keys - {"isms_lead"}
    assert {role.key for role in drawn(firm, date(2025, 1, 1)).vacant} == keys


def test_it_takes_one_query_for_each_step_and_no_more(firm: Cast) -> None:
    held(firm, "tom")
    reports(firm, "tom", "priya")

    def queries() -> int:
        described, found = roles(firm.organisation), standings(firm.organisation, ON)
        with CaptureQueriesContext(connection) as asked:
            chart(firm.organisation, ON, described, found)
        return len(asked)

    few = queries()
    for number in range(5):
        joins(firm, f"Contact {number}", manager_id=firm.person("tom").id, kind=PersonKind.EMPLOYEE)
        held(firm, f"contact.{number}", "dept_contact")
    assert Person.objects.filter(organisation_id=firm.organisation).count() > 10
    assert queries() == few
