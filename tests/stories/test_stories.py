"""Stories of whole years: acts by the commands of the product, and what is found on the way."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

import tests.stories.acts  # noqa: F401 (what can be done)
from countersign.ledger.reconciling import verify
from countersign.readiness.asking import Result
from countersign.readiness.queries import judgement_of
from tests.cast import Cast
from tests.stories.telling import DOINGS, Telling, findings, live, never_known, read

HERE = Path(__file__).parent
FAMILIES = {"one_policy": ("POL", "DIS", "TOP")}
FEWEST_DAYS = 12


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_a_story_ends_as_it_is_told(larkbeam: Cast, name: str) -> None:
    days = read(HERE / f"{name}.md")
    telling = Telling(larkbeam, datetime.combine(days[0].on, time(), UTC))
    assert sum(day.found is not None for day in days) >= FEWEST_DAYS
    never, differs = never_known(HERE / f"{name}.md"), {}
    for day in days:
        live(telling, day)
        judged = judgement_of(larkbeam.organisation, day.on)
        found, open_ones = findings(judged, FAMILIES[name]), {one.rule.code for one in judged.cannot_assess()}
        if day.found is not None:
            here = {code for code in open_ones if code.startswith(FAMILIES[name])}
            assert here - never == day.cannot_tell, day.on
        assert day.clear <= {one.rule.code for one in judged.outcomes if one.result is Result.CLEAR}, day.on
        if day.found is not None and found != day.found:
            differs[day.on.isoformat()] = sorted(found)
    assert not differs, "\n".join(f"{on}: {', '.join(found) or 'nothing'}" for on, found in differs.items())
    assert verify(larkbeam.organisation)[1] == []


def test_every_act_that_is_known_is_done_in_some_story() -> None:
    told = [act for name in FAMILIES for day in read(HERE / f"{name}.md") for act in day.acts]
    unused = [pattern.pattern for pattern, _ in DOINGS if not any(pattern.fullmatch(act) for act in told)]
    assert not unused


def test_a_story_is_told_forwards(tmp_path: Path) -> None:
    (tmp_path / "back.md").write_text("## 2 March 2026\n\n## 1 March 2026\n", encoding="utf-8")
    with pytest.raises(ValueError, match="told forwards"):
        read(tmp_path / "back.md")
