"""Management reviews before the day: the list, one click, a plan, a year of slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from countersign.reviews.queries import reviews
from tests.cast import Cast
from tests.reviews.worlds import AT, after, closed, found, planned, recorded
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

REVIEWS = "/o/larkbeam-ltd/reviews/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(14, 1), tick=False):
        yield


def typed(here: Cast, **told: Any) -> dict[str, Any]:
    chair, tom = here.person("priya").id.hex, here.person("tom").id.hex
    return {"planned_on": "2026-02-03", "kind": "FULL", "chair_id": chair, "invited": [tom], **told}


def test_the_list_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), REVIEWS))
    assert "No management review yet" in text
    assert "Why an auditor cares" in text


def test_one_click_and_the_agenda_is_there(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    answer = send(tom, REVIEWS, form_to(get(tom, REVIEWS), "/reviews/new/"))
    assert answer.status_code == 303
    text = seen(get(tom, answer["Location"]))
    assert "Management review, 20 January 2026" in text
    assert "Priya Raman chairs." in text
    assert "This is the first review on record here" in text
    assert "Not known here." in text, "what nobody keeps is said, and not left out"
    assert "Open the meeting" in text


def test_a_review_is_planned_and_stands_in_the_list(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), f"{REVIEWS}plan/"
    answer = send(tom, page, form_with(get(tom, page), "act"), **typed(larkbeam, begins="09:30", place="Upstairs"))
    assert answer.status_code == 303
    assert "09:30 Upstairs" in seen(get(tom, answer["Location"]))
    assert "3 February 2026" in seen(get(tom, REVIEWS))


def test_what_is_wrong_is_said_and_what_was_typed_stays(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), f"{REVIEWS}plan/"
    form = form_with(get(tom, page), "act")
    answer = send(tom, page, form, **typed(larkbeam, planned_on="soon", place="Upstairs"))
    assert answer.status_code == 422
    assert "Write the day as" in seen(answer)
    assert 'value="Upstairs"' in answer.content.decode()
    refused = send(tom, page, form, **typed(larkbeam, kind="EXTRAORDINARY"))
    assert refused.status_code == 403
    assert "Say why it is held out of turn" in seen(refused)


def test_a_year_of_slots_is_planned_in_one_act(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), f"{REVIEWS}slots/"
    sent = {"first_on": "2026-02-03", "full_last": "on", "chair_id": larkbeam.person("priya").id.hex}
    assert send(tom, page, form_with(get(tom, page), "act"), **sent).status_code == 303
    assert [one.kind for one in reviews(larkbeam.organisation)] == ["FULL", "SLOT", "SLOT", "SLOT"]
    text = seen(get(tom, REVIEWS))
    assert text.index("3 February 2026") < text.index("3 November 2026")


def test_a_plan_that_somebody_changed_is_shown_beside_ones_own(larkbeam: Cast) -> None:
    id, tom, priya = planned(larkbeam), browser_of("tom"), browser_of("priya")
    page = f"{REVIEWS}{id.hex}/change/"
    first, second = (form_with(get(who, page), "revision_shown") for who in (tom, priya))
    assert send(tom, page, first, **typed(larkbeam, place="Upstairs")).status_code == 303
    answer = send(priya, page, second, **typed(larkbeam, place="Downstairs"))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Upstairs" in text
    assert 'value="Downstairs"' in text
    assert send(priya, page, form_with(answer, "revision_shown"), **typed(larkbeam, place="Hall")).status_code == 303
    assert found(larkbeam, id).place == "Hall"


def test_one_that_is_called_off_stays_with_its_reason(larkbeam: Cast) -> None:
    id, tom = planned(larkbeam), browser_of("tom")
    page = f"{REVIEWS}{id.hex}/call-off/"
    form = form_with(get(tom, page), "act")
    assert send(tom, page, form, because="").status_code == 422
    assert send(tom, page, form, because="Priya is ill.").status_code == 303
    assert "Priya is ill." in seen(get(tom, f"{REVIEWS}{id.hex}/"))
    assert "called off" in seen(get(tom, REVIEWS))


def test_open_actions_and_what_was_recorded_later_stand_in_the_list(larkbeam: Cast) -> None:
    recorded(larkbeam, at=AT)
    closed(larkbeam)
    with time_machine.travel(after(100), tick=False):
        text = seen(get(browser_of("tom"), REVIEWS))
    assert "days late" in text
    assert "Recorded on 6 January 2026 by Tom Okafor, not signed here" in text


def test_staff_see_no_reviews(larkbeam: Cast) -> None:
    ola: Client = browser_of("ola")
    assert ola.get(REVIEWS).status_code == 403
    assert ola.get(f"{REVIEWS}{planned(larkbeam).hex}/").status_code == 403
