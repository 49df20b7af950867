"""Reports to top management as people see, send and read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.objectives.queries import reports
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.objectives.worlds import after, begun, concluded, measured, pursued, reported, second_leader, sent
from tests.policies.worlds import in_force_from
from tests.roles import worlds as roles
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of

LIST = "/o/larkbeam-ltd/reports/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(20), tick=False):
        yield


def test_the_list_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), LIST))
    assert "No report yet" in text
    assert "Look at the first report" in text


def test_a_report_is_made_from_facts_sent_read_and_answered(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    planned(larkbeam)
    id = begun(larkbeam)
    measured(larkbeam, id, "2")
    measured(larkbeam, id, "3", at=after(15))
    over = begun(larkbeam, title="Leavers lose access")
    concluded(larkbeam, over)
    tom, priya = browser_of("tom"), browser_of("priya")
    page = get(tom, f"{LIST}new/")
    for says in (
        "3 of 4 on 21 January 2026 Target: at least 4 of 4. Before: 2 on 16 January 2026.",
        "Leavers lose access Met Concluded on 26 January 2026",
        "Next audit 25 January 2027",
        "Likely major nonconformities",
    ):
        assert says in seen(page)
    to = larkbeam.person("priya").id.hex
    answer = send(tom, f"{LIST}new/", form_with(page, "digest_shown"), remark="Please decide on the vault.", to_ids=to)
    assert answer.status_code == 303
    assert "Read the report on how the ISMS performs" in seen(get(priya, "/o/larkbeam-ltd/"))
    measured(larkbeam, id, "4", at=after(19))
    shown = get(priya, answer["Location"])
    assert "Please decide on the vault." in seen(shown)
    assert "3 of 4 on 21 January 2026" in seen(shown), "frozen as it was sent"
    read = send(priya, f"{answer['Location']}read/", form_with(shown, "digest_shown"), answer="Why is it late?")
    assert read.status_code == 303
    assert "What Priya Raman answered Why is it late?" in seen(get(tom, answer["Location"]))
    assert pursued(larkbeam, id).reported_on(after(20).date()) == after(20).date()
    assert "Read the report on how" not in seen(get(priya, "/o/larkbeam-ltd/"))


def test_a_report_whose_facts_have_moved_is_shown_again(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    form = form_with(get(tom, f"{LIST}new/"), "digest_shown")
    begun(larkbeam)
    to = larkbeam.person("priya").id.hex
    answer = send(tom, f"{LIST}new/", form, remark="Mine.", to_ids=to)
    assert answer.status_code == 409
    assert "The facts have changed" in seen(answer)
    assert "Mine." in answer.content.decode()
    assert send(tom, f"{LIST}new/", form_with(answer, "digest_shown"), remark="Mine.", to_ids=to).status_code == 303


def test_a_report_to_nobody_keeps_what_was_typed(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{LIST}new/", digest_shown="x", remark="Mine.")
    assert answer.status_code == 422
    assert "Choose who in top management reads it." in seen(answer)
    assert "Mine." in answer.content.decode()


def test_whoever_holds_the_duty_sends_without_any_hat(larkbeam: Cast) -> None:
    mei = browser_of("mei")
    assert get(mei, f"{LIST}new/").status_code == 403
    roles.begun(larkbeam)
    roles.held(larkbeam, "mei")
    assert get(mei, LIST).status_code == 403
    form = form_with(get(mei, f"{LIST}new/"), "digest_shown")
    answer = send(mei, f"{LIST}new/", form, to_ids=larkbeam.person("priya").id.hex)
    assert answer.status_code == 303
    assert "Back to the first page" in seen(get(mei, answer["Location"]))


def test_only_whom_it_was_sent_to_finds_the_line_to_put_their_name_on(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    id = sent(larkbeam)
    assert "This shows that the report reached you" in seen(get(browser_of("priya"), f"{LIST}{id.hex}/"))
    assert "This shows that the report reached you" not in seen(get(browser_of("tom"), f"{LIST}{id.hex}/"))
    assert post(browser_of("tom"), f"{LIST}{id.hex}/read/", digest_shown="x").status_code == 403
    assert get(browser_of("ola"), f"{LIST}{id.hex}/").status_code == 403


def test_a_report_elsewhere_is_recorded_with_its_copy(larkbeam: Cast) -> None:
    objective = begun(larkbeam)
    tom = browser_of("tom")
    told = {
        "reported_on": "2026-01-20",
        "reporter_id": larkbeam.person("tom").id.hex,
        "to_id": larkbeam.person("priya").id.hex,
        "called": "Slides of the board meeting",
        "about": [objective.hex],
    }
    answer = post(tom, f"{LIST}record/", **told, scan=SimpleUploadedFile("slides.pdf", b"%PDF-1.7"))
    assert answer.status_code == 303
    text = seen(get(tom, answer["Location"]))
    assert "Slides of the board meeting" in text
    assert "Recorded later by Tom Okafor, on 26 January 2026." in text
    made = reports(larkbeam.organisation).get()
    assert tom.get(f"{LIST}{made.id.hex}/copy/").content == b"%PDF-1.7"
    assert get(tom, f"{LIST}{sent(larkbeam).hex}/copy/").status_code == 404


def test_the_list_asks_as_often_for_many_as_for_few(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    reported(larkbeam)
    few = queries_asked(tom, LIST)
    for _one in range(3):
        reported(larkbeam)
        sent(larkbeam)
    assert queries_asked(tom, LIST) == few <= 11
