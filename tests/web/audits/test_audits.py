from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from countersign.audits.commands.change_visit import change_visit
from countersign.audits.queries import visits
from tests.audits.worlds import AT, DRIVER, PLAN, STAGE_2, after, found, lead, planned
from tests.cast import Cast
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

AUDITS, FINDINGS = "/o/larkbeam-ltd/audits/", "/o/larkbeam-ltd/findings/"
TYPED = {"kind": "STAGE_2", "visit_on": "2027-01-25", "driver": DRIVER}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_audits_when_there_are_none_say_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("priya"), AUDITS))
    assert "No audit yet" in text
    assert "Write down the next audit" in text


def test_audits_count_down_to_the_nearest(larkbeam: Cast) -> None:
    planned(larkbeam)
    planned(larkbeam, visit_on=date(2025, 12, 1))
    text = seen(get(browser_of("tom"), AUDITS))
    assert "Stage 2 is in 384 days, on 25 January 2027" in text
    assert text.index("25 January 2027") < text.index("Past, or called off") < text.index("1 December 2025")


@pytest.mark.parametrize(
    ("day", "says"),
    [(date(2026, 1, 6), "Stage 2 is today"), (date(2026, 1, 7), "Stage 2 is tomorrow, on 7 January 2026")],
)
def test_audits_count_the_last_days_in_words(larkbeam: Cast, day: date, says: str) -> None:
    planned(larkbeam, visit_on=day)
    assert says in seen(get(browser_of("tom"), AUDITS))


def test_audits_when_there_are_many_ask_as_often_as_before(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    planned(larkbeam)
    few = asked(tom, AUDITS)
    for year in (2025, 2028, 2029):
        planned(larkbeam, visit_on=date(year, 3, 1))
    assert asked(tom, AUDITS) == few <= 11


def test_findings_can_be_seen_from_the_audit_day(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert "On the audit day" not in seen(get(tom, FINDINGS))
    planned(larkbeam)
    page = get(tom, FINDINGS)
    assert "Stage 2 is in 384 days, on 25 January 2027." in seen(page)
    assert '"?on=2027-01-25"' in page.content.decode()
    assert "That day lies ahead" in seen(get(tom, f"{FINDINGS}?on=2027-01-25"))


def test_plan_when_typed_writes_it_down(larkbeam: Cast) -> None:
    assert post(browser_of("priya"), f"{AUDITS}plan/", **TYPED)["Location"] == AUDITS
    made = visits(larkbeam.organisation).first()
    assert made
    assert (made.visit_on, made.driver, str(made.planned_by)) == (STAGE_2, DRIVER, "Priya Raman")


def test_plan_when_something_is_missing_keeps_what_was_typed(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{AUDITS}plan/", driver=DRIVER)
    assert answer.status_code == 422
    assert "Choose the kind of audit." in seen(answer)
    assert "Give the day. If it is not agreed yet, the day you count on." in seen(answer)
    assert DRIVER in answer.content.decode()


def test_change_when_somebody_was_quicker_shows_both(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    tom, page = browser_of("tom"), f"{AUDITS}{id.hex}/change/"
    form = form_with(tom.get(page), "revision_shown")
    told = PLAN | {"visit_on": date(2027, 2, 8)}
    change_visit(visit_id=id, revision_shown=1, **told, by=lead(larkbeam), at=after(1))
    answer = send(tom, page, form, **{**TYPED, "visit_on": "2027-03-01"})
    assert answer.status_code == 409
    assert "Now it says Stage 2, 8 February 2027" in seen(answer)
    assert 'value="2027-03-01"' in answer.content.decode()
    assert (
        send(tom, page, form_with(answer, "revision_shown"), **{**TYPED, "visit_on": "2027-03-01"}).status_code == 303
    )
    assert found(larkbeam, id).visit_on == date(2027, 3, 1)


def test_call_off_when_a_reason_is_given_keeps_it_on_the_list(larkbeam: Cast) -> None:
    page = f"{AUDITS}{planned(larkbeam).hex}/call-off/"
    tom = browser_of("tom")
    assert "why it does not take place" in seen(post(tom, page))
    assert post(tom, page, because="Northgate chose another supplier.").status_code == 303
    text = seen(get(tom, AUDITS))
    assert "No audit lies ahead" in text
    assert "Called off on 6 January 2026 by Tom Okafor. “Northgate chose another supplier.”" in text
