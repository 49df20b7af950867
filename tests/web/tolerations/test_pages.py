"""Living with a finding, page by page: asked for on the finding, decided on its sheet, shown beside the finding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from countersign.readiness import declared
from countersign.readiness.enums import TolerationState
from countersign.readiness.models import Toleration
from tests.cast import Cast
from tests.policies.worlds import begun
from tests.readiness.worlds import AT, TODAY, WHY, after, approved, proposed
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

FINDINGS = "/o/larkbeam-ltd/findings/"
ACCEPTED = f"{FINDINGS}accepted/"
PROPOSE = f"{ACCEPTED}propose/?code=POL-001&key="
TYPED = {"reason": WHY, "until_on": "2026-03-07"}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def at(id: UUID, act: str = "") -> str:
    return f"{ACCEPTED}{id.hex}/" + (f"{act}/" if act else "")


def only(here: Cast) -> Toleration:
    return declared.tolerations(here.organisation).get()


def test_nothing_accepted_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("priya"), ACCEPTED))
    assert "Leadership has accepted no finding" in text
    assert "What belongs here" in text


def test_from_the_finding_to_the_decision_and_back(larkbeam: Cast) -> None:
    tom, priya = browser_of("tom"), browser_of("priya")
    assert PROPOSE.replace("&", "&amp;") in get(tom, FINDINGS).content.decode()
    answer = send(tom, PROPOSE, form_with(get(tom, PROPOSE), "finding_shown"), **TYPED)
    made = only(larkbeam)
    assert (answer.status_code, answer["Location"]) == (303, at(made.id))
    assert (made.reason, made.until_on) == (WHY, TODAY + timedelta(days=60))
    assert "Tom Okafor asks to live with it until 7 March 2026." in seen(get(tom, FINDINGS))
    assert "Live with it until then" not in seen(get(tom, at(made.id)))

    shown = get(priya, at(made.id))
    assert "Live with this until 7 March 2026?" in seen(shown)
    answer = send(priya, at(made.id), form_to(shown, "/approve/"))
    assert (answer.status_code, only(larkbeam).state) == (303, TolerationState.APPROVED)
    assert f"Priya Raman decided to live with it until 7 March 2026: “{WHY}”" in seen(get(tom, FINDINGS))
    assert "Leadership lives with one finding" in seen(get(tom, ACCEPTED))
    assert PROPOSE.replace("&", "&amp;") not in get(tom, FINDINGS).content.decode()


def test_proposing_without_a_reason_keeps_the_day(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    answer = send(tom, PROPOSE, form_with(get(tom, PROPOSE), "finding_shown"), until_on="2026-03-07", reason="")
    assert answer.status_code == 422
    assert "an auditor will ask" in seen(answer)
    assert 'value="2026-03-07"' in answer.content.decode()


def test_proposing_what_changed_meanwhile_keeps_what_was_typed(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    form = form_with(get(tom, PROPOSE), "finding_shown")
    answer = send(tom, PROPOSE, form, **{**TYPED, "finding_shown": "sha256:0"})
    assert (answer.status_code, WHY in seen(answer)) == (409, True)
    answer = send(tom, PROPOSE, form_with(answer, "finding_shown"), **TYPED)
    assert answer.status_code == 303


def test_proposing_what_is_not_raised_says_so(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), f"{ACCEPTED}propose/?code=POL-002&key="))
    assert "This is not raised today" in text
    assert "Put it to top management" not in text


def test_a_proposal_whose_finding_is_gone_offers_no_decision(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    begun(larkbeam)
    text = seen(get(browser_of("priya"), at(id)))
    assert "not raised any more" in text
    assert "Live with it until then" not in text


def test_closing_asks_why(larkbeam: Cast) -> None:
    id, tom = proposed(larkbeam), browser_of("tom")
    page = get(tom, at(id, "close"))
    assert "Take it back" in seen(page)
    assert send(tom, at(id, "close"), form_with(page, "act"), because="").status_code == 422
    assert send(tom, at(id, "close"), form_with(page, "act"), because="We mend it now.").status_code == 303
    assert "“We mend it now.”" in seen(get(tom, at(id)))
    assert "There is nothing to end here" in seen(get(tom, at(id, "close")))


def test_what_has_run_out_says_so_beside_the_finding_and_can_be_asked_anew(larkbeam: Cast) -> None:
    approved(larkbeam, proposed(larkbeam, until_on=TODAY + timedelta(days=1)))
    with time_machine.travel(after(2), tick=False):
        page = get(browser_of("tom"), FINDINGS)
        assert "Leadership lived with it until 7 January 2026. That has run out." in seen(page)
        assert PROPOSE.replace("&", "&amp;") in page.content.decode()
        assert "has run out" in seen(get(browser_of("tom"), ACCEPTED))


def test_of_a_past_day_nothing_is_asked(larkbeam: Cast) -> None:
    assert "propose/" not in get(browser_of("tom"), f"{FINDINGS}?on=2026-01-05").content.decode()


def test_pages_ask_as_often_for_many_as_for_one(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    proposed(larkbeam)
    few = asked(tom, ACCEPTED)
    for code in ("ROL-001", "ROL-002"):
        proposed(larkbeam, code=code)
    assert asked(tom, ACCEPTED) == few <= 11
