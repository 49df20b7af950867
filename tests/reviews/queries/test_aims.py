"""Inputs d2 and d4: what was measured, and which objectives are met."""

from __future__ import annotations

from datetime import date

from countersign.reviews.queries.aims import objectives
from tests.cast import Cast
from tests.objectives import worlds
from tests.objectives.worlds import after

ON, SINCE = date(2026, 4, 10), date(2026, 2, 1)


def said(here: Cast, since: date | None = SINCE) -> list[tuple[str, str, bool]]:
    return [(one.sub, str(one.says), one.trend) for one in objectives(here.organisation, ON, since)]


def test_no_objective_is_known_to_be_none(larkbeam: Cast) -> None:
    assert said(larkbeam) == [("d4", "No objective is recorded.", False)]


def test_an_objective_is_told_with_its_last_two_values(larkbeam: Cast) -> None:
    id = worlds.begun(larkbeam)
    assert said(larkbeam)[0] == ("d2", "We can recover: nothing is measured yet.", False)
    worlds.measured(larkbeam, id, "2", at=after(10))
    assert said(larkbeam)[0][1].startswith("We can recover: 2 of 4 on ")
    worlds.measured(larkbeam, id, "4", at=after(40))
    measured, met, *rest = said(larkbeam)
    assert measured[0] == "d2"
    assert measured[1].startswith("We can recover: 4 of 4 on ")
    assert "; 2 of 4 on " in measured[1]
    assert measured[2]
    assert met == ("d4", "1 of 1 objectives are where they should be; on 1 February 2026 it was 0 of 1.", True)
    assert rest == []


def test_an_objective_that_is_not_met_is_named_and_one_that_ended_too(larkbeam: Cast) -> None:
    worlds.measured(larkbeam, worlds.begun(larkbeam), "1")
    ended = worlds.begun(larkbeam, title="Everybody is trained")
    worlds.concluded(larkbeam, ended)
    told = [says for _, says, _ in said(larkbeam, date(2026, 1, 7))]
    assert "Not there yet, due 31 December 2026: We can recover (Mei Sato)" in told
    assert any(says.endswith("met: Everybody is trained") for says in told)
