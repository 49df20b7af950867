"""Objectives and goals as people see and send them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.objectives.enums import Counted, TermsState
from countersign.objectives.queries import goals, objectives
from tests.cast import Cast
from tests.objectives.worlds import (
    DUE,
    adopted,
    after,
    begun,
    changed,
    concluded,
    corrected,
    goal_set,
    measured,
    newest,
    proposed,
    pursued,
    second_leader,
)
from tests.policies.worlds import in_force_from
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of, signed_in

LIST = "/o/larkbeam-ltd/objectives/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(20), tick=False):
        yield


def typed(here: Cast, **more: Any) -> dict[str, Any]:
    return {
        "title": "We can recover",
        "measure": "Restore tests passed",
        "direction": "AT_LEAST",
        "target": "4",
        "unit": "of 4",
        "owner_id": here.person("mei").id.hex,
        "plan_what": "One test each quarter",
        "cadence": "90",
        "due_on": DUE.isoformat(),
        "set_on": "2026-01-26",
        **more,
    }


def test_the_list_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), LIST))
    assert "No objective yet" in text
    assert "Begin with an example" in text
    assert "The ISMS lead proposes the first ones." not in text


def test_an_example_fills_the_form_in(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    examples = get(tom, f"{LIST}examples/").content.decode()
    assert f"{LIST}propose/?from=rules" in examples
    assert "rewards whoever reports none" in examples
    form = get(tom, f"{LIST}propose/?from=rules").content.decode()
    assert 'value="98"' in form
    assert '<option value="ACCEPTED" selected>' in form


def test_an_objective_is_proposed_adopted_and_stands_in_the_list(larkbeam: Cast) -> None:
    tom, priya = browser_of("tom"), browser_of("priya")
    answer = post(tom, f"{LIST}propose/", **typed(larkbeam))
    assert answer.status_code == 303
    assert "proposed, not adopted yet" in seen(get(tom, answer["Location"]))
    assert "Adopt the objective “We can recover”" in seen(get(priya, "/o/larkbeam-ltd/"))
    made = objectives(larkbeam.organisation).get()
    shown = newest(larkbeam, made.id)
    page = get(priya, f"{LIST}adopt/")
    assert "An auditor would miss: a goal of the business." in seen(page)
    sent = send(priya, f"{LIST}adopt/", form_with(page, "act"), chosen=f"{shown.id.hex} {shown.document}")
    assert sent.status_code == 303
    assert newest(larkbeam, made.id).state is TermsState.ADOPTED
    assert "adopted" in seen(get(tom, LIST))
    assert "Nothing waits to be adopted" in seen(get(priya, f"{LIST}adopt/"))


def test_adopting_nothing_or_what_was_changed_says_so(larkbeam: Cast) -> None:
    priya = browser_of("priya")
    id = proposed(larkbeam)
    shown = newest(larkbeam, id)
    assert "Tick at least one" in seen(post(priya, f"{LIST}adopt/"))
    changed(larkbeam, id, target="6")
    answer = post(priya, f"{LIST}adopt/", chosen=[f"{shown.id.hex} {shown.document}"])
    assert answer.status_code == 422
    assert "not what you were shown any more" in seen(answer)


def test_a_leader_who_wrote_it_is_told_who_decides(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    proposed(larkbeam, by=tom)
    text = seen(get(browser_of("tom"), f"{LIST}adopt/"))
    assert "You wrote this objective" in text
    assert "Adopt what I ticked" not in text


def test_a_form_that_makes_no_sense_keeps_what_was_typed(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{LIST}propose/", **typed(larkbeam, target="1,000"))
    assert answer.status_code == 403
    assert "could be two numbers" in seen(answer)
    assert 'value="1,000"' in answer.content.decode()


def test_other_terms_after_somebody_was_quicker_show_both(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    tom, page = browser_of("tom"), f"{LIST}{id.hex}/terms/"
    form = form_with(tom.get(page), "digest_shown")
    changed(larkbeam, id, target="6")
    answer = send(tom, page, form, **typed(larkbeam, target="5"))
    assert answer.status_code == 409
    assert "Now it says" in seen(answer)
    assert "at least 6 of 4" in seen(answer)
    again = send(tom, page, form_with(answer, "digest_shown"), **typed(larkbeam, target="5"))
    assert again.status_code == 303
    assert newest(larkbeam, id).target == "5"


def test_an_owner_measures_and_sees_nothing_else(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    mei, page = browser_of("mei"), f"{LIST}{id.hex}/"
    assert get(mei, LIST).status_code == 403
    assert "Write down what was measured" in seen(get(mei, page))
    sent = {"measured_on": "2026-01-25", "value": "3", "source": "The log"}
    assert post(mei, f"{page}measure/", **sent).status_code == 303
    assert "3 of 4, 25 January 2026" in seen(get(mei, page))
    assert get(browser_of("ola"), page).status_code == 403


def test_a_count_is_worked_out_at_the_act_and_no_form_says_it(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    id = begun(larkbeam, title="Everybody knows", target="98", unit="%", counted=Counted.LEADERS_READY)
    tom, page = browser_of("tom"), f"{LIST}{id.hex}/count/"
    refused = post(tom, page, value="100")
    assert refused.status_code == 403
    assert "cannot count this yet" in seen(refused)
    assert pursued(larkbeam, id).readings == ()
    months = begun(larkbeam, title="Steady", target="10", unit="of 12", counted=Counted.EVIDENCE_MONTHS)
    assert post(tom, f"{LIST}{months.hex}/count/", value="12").status_code == 303
    [row] = pursued(larkbeam, months).readings
    assert (row.value, row.whole) == ("1", 12)
    assert "worked out by Countersign" in seen(get(tom, f"{LIST}{months.hex}/"))


def test_a_number_put_right_stands_beside_the_first(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    wrong = measured(larkbeam, id)
    tom = browser_of("tom")
    page = f"{LIST}measurements/{wrong.hex}/correct/"
    assert post(tom, page, value="3", source="The log", because="One was missed.").status_code == 303
    text = seen(get(tom, f"{LIST}{id.hex}/"))
    assert "put right later" in text
    assert "puts an earlier number right" in text


def test_the_page_draws_a_trend_in_words_as_well(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    tom, page = browser_of("tom"), f"{LIST}{id.hex}/"
    assert "<svg" not in get(tom, page).content.decode()
    measured(larkbeam, id, "1")
    assert "Measured once: 1 on 16 January 2026." in seen(get(tom, page))
    measured(larkbeam, id, "4", at=after(15))
    shown = get(tom, page).content.decode()
    assert "From 1 on 16 January 2026 to 4 on 21 January 2026. Target: at least 4 of 4." in shown
    assert "<title>Trend: We can recover</title>" in shown


def test_what_is_done_with_an_objective_is_sent_by_its_forms(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    tom, page = browser_of("tom"), f"{LIST}{id.hex}/"
    told = {"told_on": "2026-01-26", "how": "In the team meeting"}
    assert post(tom, f"{page}tell/", **told).status_code == 303
    more = {"due_on": "2027-03-31", "because": "The vault came late.", "due_shown": DUE.isoformat()}
    assert post(tom, f"{page}extend/", **more).status_code == 303
    assert post(tom, f"{page}extend/", **more).status_code == 409
    ended = {"outcome": "MET", "concluded_on": "2026-01-26", "learnt": "Small tests find more."}
    assert post(tom, f"{page}conclude/", **ended).status_code == 303
    text = seen(get(tom, page))
    for says in ("In the team meeting", "The vault came late.", "Concluded on 26 January 2026: met", "find more"):
        assert says in text
    assert "Conclude it" not in text
    assert "Concluded, or taken back" in seen(get(tom, LIST))


def test_an_adoption_elsewhere_keeps_a_copy_that_can_be_opened(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    tom, page = browser_of("tom"), f"{LIST}{id.hex}/adoption/"
    shown = newest(larkbeam, id).document
    sent = {
        "digest_shown": shown,
        "adopted_by_id": larkbeam.person("priya").id.hex,
        "adopted_on": "2026-01-20",
        "evidence": "Minutes, item 4",
    }
    wrong = post(tom, page, **sent, scan=SimpleUploadedFile("minutes.pdf", b"no pdf at all"))
    assert wrong.status_code == 422
    assert "Choose the file again" in seen(wrong)
    assert post(tom, page, **sent, scan=SimpleUploadedFile("minutes.pdf", b"%PDF-1.7")).status_code == 303
    assert "Adopted elsewhere; recorded later by Tom Okafor" in seen(get(tom, f"{LIST}{id.hex}/"))
    copy = tom.get(f"{LIST}{id.hex}/copy/")
    assert (copy.content, copy["Content-Type"]) == (b"%PDF-1.7", "application/pdf")


def test_goals_are_written_down_put_right_and_ended(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert post(tom, f"{LIST}goals/set/", title="Win Northgate", begins_on="2026-01-26").status_code == 303
    made = goals(larkbeam.organisation).get()
    page = f"{LIST}goals/{made.id.hex}/change/"
    sent = {"title": "Win Northgate Care", "begins_on": "2026-01-26", "revision_shown": "1"}
    assert post(tom, page, **sent).status_code == 303
    stale = post(tom, page, **sent | {"title": "Win them all"})
    assert stale.status_code == 409
    assert "Now it says Win Northgate Care" in seen(stale)
    assert "Say why" in seen(post(tom, f"{LIST}goals/{made.id.hex}/end/"))
    assert post(tom, f"{LIST}goals/{made.id.hex}/end/", because="They signed.").status_code == 303
    assert "Not pursued any more" in seen(get(tom, LIST))


def test_what_was_taken_back_has_no_page_to_take_it_back_again(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    tom = browser_of("tom")
    assert post(tom, f"{LIST}{id.hex}/withdraw/", because="Too much.").status_code == 303
    for act in ("withdraw", "adoption"):
        assert get(tom, f"{LIST}{id.hex}/{act}/").status_code == 404


def test_objectives_of_somebody_else_are_not_there(larkbeam: Cast, stonecross: Cast) -> None:
    id = begun(larkbeam)
    otto = signed_in("otto@stonecross.example")
    assert get(otto, f"{LIST}{id.hex}/").status_code == 404
    assert get(otto, f"/o/stonecross-managed-it-ltd/objectives/{id.hex}/").status_code == 404


def test_the_list_and_a_page_ask_as_often_for_many_as_for_few(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    id = begun(larkbeam, goal_id=goal_set(larkbeam))
    measured(larkbeam, id)
    few = [queries_asked(tom, path) for path in (LIST, f"{LIST}{id.hex}/")]
    for number in range(3):
        other = begun(larkbeam, title=f"Objective {number}", goal_id=goal_set(larkbeam, f"Goal {number}"))
        corrected(larkbeam, measured(larkbeam, other))
        concluded(larkbeam, other)
        measured(larkbeam, id, str(number), at=after(11 + number))
    changed(larkbeam, id, target="6", at=after(15))
    adopted(larkbeam, id, at=after(16))
    assert [queries_asked(tom, path) for path in (LIST, f"{LIST}{id.hex}/")] == few
    assert max(few) <= 18
