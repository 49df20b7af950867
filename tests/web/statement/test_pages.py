"""The honest position, page by page: a line for each known gap, put forward, approved, shown beside the finding."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.utils.html import escape

from countersign.readiness import declared
from countersign.readiness.enums import StatementState
from tests.cast import Cast
from tests.readiness.worlds import AT, agreed, declared_gap, finding, offered, said, statement
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

FINDINGS = "/o/larkbeam-ltd/findings/"
PAGE = f"{FINDINGS}statement/"
DECLARE = f"{PAGE}declare/?code=POL-001&key="


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def at(id: UUID, act: str = "") -> str:
    return f"{PAGE}{id.hex}/" + (f"{act}/" if act else "")


def typed(here: Cast, **more: str) -> dict[str, str]:
    return {
        "done": "The outline was written.",
        "due_on": "2026-02-20",
        "owner_id": here.person("tom").id.hex,
        "risk": "People do what they think best.",
        **more,
    }


def test_the_page_begins_with_what_is_not_declared(larkbeam: Cast) -> None:
    page = get(browser_of("tom"), PAGE)
    assert "Nothing is declared yet" in seen(page)
    assert DECLARE.replace("&", "&amp;") in page.content.decode()
    assert "Put it to top management" not in seen(page)


def test_from_the_finding_to_the_approved_statement(larkbeam: Cast) -> None:
    tom, priya = browser_of("tom"), browser_of("priya")
    form = get(tom, DECLARE)
    answer = send(
        tom, DECLARE, form_with(form, "revision_shown"), **typed(larkbeam, fact="None yet.", plan="Sign one.")
    )
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    page = get(tom, PAGE)
    assert "One known gap is written down" in seen(page)
    assert "Tom Okafor sees to it." in seen(page)
    answer = send(tom, PAGE, form_to(page, "/offer/"))
    made = said(larkbeam).offered
    assert made is not None
    assert (answer.status_code, answer["Location"]) == (303, at(made.id))
    assert "Put it to top management" not in seen(get(tom, PAGE))

    shown = get(priya, at(made.id))
    assert "Is this what you know, and what you will do?" in seen(shown)
    assert send(priya, at(made.id), form_to(shown, "/approve/")).status_code == 303
    assert "Leadership agreed this on 6 January 2026." in seen(get(tom, at(made.id)))
    assert "Declared on 6 January 2026. The plan is due on 20 February 2026." in seen(get(tom, FINDINGS))
    assert "Priya Raman approved the statement of 6 January 2026, which holds." in seen(get(tom, PAGE))


def test_the_draft_of_a_line_comes_from_the_finding(larkbeam: Cast) -> None:
    page = get(browser_of("tom"), DECLARE).content.decode()
    fact, plan = (page.split(f'name="{name}"')[1].split("</textarea>")[0] for name in ("fact", "plan"))
    assert escape(str(finding(larkbeam).says.first_sentence)) in fact
    assert escape("It then still needs top management's name under it.") in plan


def test_declaring_without_a_day_keeps_what_was_typed(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    form = form_with(get(tom, DECLARE), "revision_shown")
    answer = send(tom, DECLARE, form, **typed(larkbeam, due_on="", fact="None yet.", plan="Sign one."))
    assert answer.status_code == 422
    assert "a plan without one is a wish" in seen(answer)
    assert "People do what they think best." in seen(answer)


def test_declaring_over_somebody_elses_change_shows_both(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    form = form_with(get(tom, DECLARE), "revision_shown")
    declared_gap(larkbeam)
    answer = send(tom, DECLARE, form, **typed(larkbeam, fact="None yet.", plan="Sign one."))
    assert answer.status_code == 409
    assert "There is no policy on 6 January 2026." in seen(answer)
    assert "None yet." in seen(answer)
    answer = send(tom, DECLARE, form_with(answer, "revision_shown"), **typed(larkbeam, fact="None yet.", plan="Sign."))
    assert answer.status_code == 303


def test_declaring_what_is_not_raised_says_so(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), f"{PAGE}declare/?code=POL-002&key="))
    assert "This is not raised today" in text
    assert "Keep this line" not in text


def test_a_line_is_taken_out(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    tom = browser_of("tom")
    page = get(tom, PAGE)
    assert send(tom, PAGE, form_to(page, "/drop/")).status_code == 303
    assert declared.gaps(larkbeam.organisation) == []
    assert send(tom, PAGE, form_to(page, "/drop/")).status_code == 303, "the same form again is the same act"


def test_offering_what_somebody_changed_shows_the_lines_of_today(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    tom = browser_of("tom")
    form = form_to(get(tom, PAGE), "/offer/")
    declared_gap(larkbeam, revision_shown=1, plan="Publish it at once.")
    answer = send(tom, PAGE, form)
    assert answer.status_code == 409
    assert "Somebody changed a line" in seen(answer)
    assert send(tom, PAGE, form_to(answer, "/offer/")).status_code == 303


def test_withdrawing_asks_why(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    agreed(larkbeam, id := offered(larkbeam))
    tom, priya = browser_of("tom"), browser_of("priya")
    assert "There is nothing to take back here" in seen(get(tom, at(id, "close")))
    page = get(priya, at(id, "close"))
    assert send(priya, at(id, "close"), form_with(page, "act"), because="").status_code == 422
    assert send(priya, at(id, "close"), form_with(page, "act"), because="It is all done.").status_code == 303
    assert statement(larkbeam, id).state is StatementState.WITHDRAWN
    assert "“It is all done.”" in seen(get(tom, at(id)))


def test_whoever_put_it_forward_is_not_asked_to_approve_it(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    assert "Approve the statement" not in seen(get(browser_of("tom"), at(id)))


def test_the_page_asks_as_often_for_many_lines_as_for_one(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    declared_gap(larkbeam)
    few = asked(tom, PAGE)
    declared_gap(larkbeam, code="ROL-001", owner_id=larkbeam.person("mei").id)
    declared_gap(larkbeam, code="ROL-002", owner_id=larkbeam.person("ruth").id)
    assert asked(tom, PAGE) == few
