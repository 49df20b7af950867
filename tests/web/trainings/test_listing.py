"""Who has done which training: the list, one person's page, and the file to take along."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.acknowledgements.worlds import joins
from tests.audits import worlds as audits
from tests.awareness.worlds import COURSE, hr, new_in, taken_over, trained, withdrawn
from tests.cast import Cast
from tests.people.worlds import put_right, set_regimes
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

TRAININGS = "/o/larkbeam-ltd/trainings/"


def own(here: Cast, first: str) -> str:
    return f"{TRAININGS}people/{here.person(first).id.hex}/"


def test_an_empty_page_says_what_belongs_there(firm: Cast) -> None:
    told = seen(get(browser_of("ruth"), TRAININGS))
    assert "No training is recorded yet" in told
    assert "Until the first training stands here, findings about training are not assessed." in told
    assert "Take over a list" in told
    assert "Take over a list" not in seen(get(browser_of("priya"), TRAININGS))


def test_leaders_stand_apart_and_whoever_has_none_comes_first(firm: Cast) -> None:
    trained(firm, "ola", completed_on=date(2025, 2, 1))
    trained(firm, "mei", "priya", completed_on=date(2025, 11, 3))
    told = seen(get(browser_of("ruth"), TRAININGS))
    assert "Three people have no training that counts" in told
    leaders = told.partition("Leaders")[2].partition("Everybody else")[0]
    assert "counts until 3 November 2026" in leaders
    assert "3 without one that counts" in told
    assert "1 lapse within 60 days" in told
    assert "none on record" in told.partition("Tom Okafor")[2]
    assert "Mei Sato" not in told.partition("Everybody else")[2]


def test_numbers_open_their_lists(firm: Cast) -> None:
    trained(firm, "ola", completed_on=date(2025, 2, 1))
    ruth = browser_of("ruth")
    assert "lapses on 1 February 2026" in seen(get(ruth, f"{TRAININGS}?show=lapses"))
    assert f"Ola Nowak {COURSE} 1 February 2025" in seen(get(ruth, f"{TRAININGS}?show=everybody"))
    assert "Tom Okafor" in seen(get(ruth, f"{TRAININGS}?show=nonsense"))


def test_what_lapsed_says_since_when(firm: Cast) -> None:
    trained(firm, "ola", completed_on=date(2025, 1, 1))
    assert "lapsed on 1 January 2026" in seen(get(browser_of("ruth"), TRAININGS))


def test_everybody_with_one_that_counts_is_said(firm: Cast) -> None:
    trained(firm, "ola", "mei", "priya", "dana", "tom")
    assert "One person has no training that counts" in seen(get(browser_of("ruth"), TRAININGS))
    trained(firm, "ruth", by=firm.actor("tom", *hr(firm).hats))
    told = seen(get(browser_of("ruth"), TRAININGS))
    assert "Everybody has a training that counts" in told
    assert "nobody on this list" in told


def test_one_department_alone(firm: Cast) -> None:
    put_right(firm, "mei", department="Engineering")
    trained(firm, "ola")
    told = seen(get(browser_of("ruth"), f"{TRAININGS}?department=Engineering&show=everybody"))
    others = told.partition("Everybody else")[2]
    assert "Mei Sato Engineering" in others
    assert "Ola Nowak" not in others
    assert "Nobody in this department leads." in told


def test_long_lists_are_paged(firm: Cast) -> None:
    for number in range(50):
        joins(firm, f"Worker {number:02}")
    trained(firm, "ola")
    ruth = browser_of("ruth")
    assert "1 to 50 of 54" in seen(get(ruth, TRAININGS))
    assert "51 to 54 of 54" in seen(get(ruth, f"{TRAININGS}?page=2"))


def test_as_many_queries_for_three_as_for_one(firm: Cast) -> None:
    ruth, counts = browser_of("ruth"), []
    for first in ("ola", "mei", "tom"):
        trained(firm, first)
        with CaptureQueriesContext(connection) as queries:
            get(ruth, f"{TRAININGS}?show=everybody")
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_staff_see_their_own(firm: Cast) -> None:
    trained(firm, "ola", score="82", valid_until=date(2026, 11, 30))
    trained(firm, "mei", course="Phishing")
    ola = browser_of("ola")
    told = seen(get(ola, TRAININGS))
    assert "Your training" in told
    assert "It counts until 30 November 2026." in told
    assert "came out: 82" in told
    assert "Phishing" not in told
    assert get(ola, own(firm, "mei")).status_code == 404
    assert get(ola, own(firm, "ola")).status_code == 200


def test_staff_without_any_read_what_to_do(firm: Cast) -> None:
    told = seen(get(browser_of("ola"), TRAININGS))
    assert "Nothing is on record of you yet." in told
    assert "Ask the ISMS lead or HR." in told


def test_one_person_s_page_says_how_it_is_known(firm: Cast) -> None:
    taken_over(firm, new_in(firm))
    told = seen(get(browser_of("ruth"), own(firm, "tom")))
    assert "Essentials 2025 10 November 2025 · came out: 81" in told
    assert "Taken over from a list on 6 January 2026 by Ruth Ellis." in told


def test_what_came_out_is_not_for_top_management(firm: Cast) -> None:
    trained(firm, "ola", score="41")
    assert "41" not in seen(get(browser_of("priya"), own(firm, "ola"))).partition("Ledger of")[0]


def test_what_was_withdrawn_stays_on_the_page(firm: Cast) -> None:
    withdrawn(firm, trained(firm, "ola"))
    told = seen(get(browser_of("ruth"), own(firm, "ola")))
    assert "Nothing is on record yet." in told
    assert "“It was another Ola.”" in told


@pytest.mark.parametrize(("first", "status"), [("ruth", 200), ("priya", 403), ("ola", 403)])
def test_the_file_is_for_whoever_may_take_it_along(firm: Cast, first: str, status: int) -> None:
    assert get(browser_of(first), f"{TRAININGS}list.csv").status_code == status


def test_the_file_holds_every_training(firm: Cast) -> None:
    trained(firm, "ola", score="=82")
    taken_over(firm, new_in(firm))
    answer = get(browser_of("ruth"), f"{TRAININGS}list.csv")
    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Disposition"] == 'attachment; filename="trainings-2026-01-06.csv"'
    assert (
        '"Priya Raman","priya@larkbeam.example","","Essentials 2025","2025-11-10","2026-11-30","80","from a list"'
        in text
    )
    assert '"\'=82"' in text


def test_leaders_stand_apart_with_what_is_missing(firm: Cast) -> None:
    trained(firm, "ola")
    told = seen(get(browser_of("ruth"), TRAININGS)).partition("Everybody else")[0]
    assert "One leader has no training that counts." in told
    assert "none on record" in told
    assert "Article 20" not in told


def test_what_runs_out_before_the_next_audit_is_said_of_leaders(firm: Cast) -> None:
    audits.planned(firm, visit_on=date(2026, 11, 20))
    trained(firm, "priya", "ola")
    told = seen(get(browser_of("ruth"), TRAININGS)).partition("Everybody else")[0]
    assert "Every leader has a training that counts. One runs out before the audit on 20 November 2026." in told
    assert "3 November 2026 runs out before the audit" in told


def test_nothing_runs_out_where_a_training_reaches_beyond_the_audit(firm: Cast) -> None:
    audits.planned(firm, visit_on=date(2026, 6, 1))
    trained(firm, "priya")
    assert "None runs out before the audit on 1 June 2026." in seen(get(browser_of("ruth"), TRAININGS))


def test_the_law_is_named_where_it_applies(firm: Cast) -> None:
    set_regimes(firm, "NIS2")
    trained(firm, "ola")
    assert "NIS2, Article 20, has the management body do training itself." in seen(get(browser_of("ruth"), TRAININGS))
