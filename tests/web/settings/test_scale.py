"""The scale of risks: its words, and from which score on what holds."""

from __future__ import annotations

from tests.cast import Cast
from tests.web.people.worlds import HERE
from tests.web.settings.test_settings import ALL, on_the_day, sent, told, value

__all__ = ["on_the_day"]

IMPACT, LEADERS = f"{HERE}/settings/risks.impact/", f"{HERE}/settings/risks.leaders_from/"


def test_the_scale_stands_among_the_settings(larkbeam: Cast) -> None:
    page = told(larkbeam, "tom", ALL)
    assert "How bad a risk is, in words Negligible · Minor · Moderate · Major · Severe" in page
    assert "A risk goes to every leader from 15" in page


def test_words_of_one_s_own_hold_from_a_day_on(larkbeam: Cast) -> None:
    answer = sent(larkbeam, IMPACT, first="priya", value="green\namber\nred")
    assert answer.status_code == 303
    assert value(larkbeam, key="risks.impact") == ["green", "amber", "red"]
    page = told(larkbeam, "tom", IMPACT)
    assert "green · amber · red" in page
    assert "The board meets rarely." in page


def test_words_that_are_no_scale_are_refused(larkbeam: Cast) -> None:
    for typed in ("one\ntwo", "\n".join(map(str, range(11))), "red\nRed\ngreen", "x" * 61 + "\nb\nc"):
        assert sent(larkbeam, IMPACT, first="priya", value=typed).status_code == 422
    assert value(larkbeam, key="risks.impact") is None


def test_a_threshold_of_one_s_own(larkbeam: Cast) -> None:
    assert "A risk goes to every leader from: 15" in told(larkbeam, "tom", LEADERS)
    assert sent(larkbeam, LEADERS, first="priya", value="12").status_code == 303
    assert value(larkbeam, key="risks.leaders_from") == "12"
    assert "A risk goes to every leader from: 12" in told(larkbeam, "tom", LEADERS)
