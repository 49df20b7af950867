from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.reviews.enums import SUB_ITEMS, Part
from countersign.reviews.queries import passage
from tests.cast import Cast
from tests.ledger.golden import written
from tests.reviews.worlds import CONCLUSION, SAID, closed, leader, minuted, opened, planned


def test_keep_minutes_keeps_a_part_and_records_nothing(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    before = written(larkbeam.organisation)
    minuted(larkbeam, id, Part.F, level=1)
    now = passage(larkbeam.organisation, id, Part.F)
    assert now
    assert (now.text, now.level, now.revision, str(now.edited_by)) == (SAID, 1, 1, "Tom Okafor")
    assert written(larkbeam.organisation) == before


def test_keep_minutes_by_two_at_once_in_two_parts_keeps_both(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    minuted(larkbeam, id, Part.A, "Both are done.", revision_shown=0)
    minuted(larkbeam, id, Part.G, "One idea.", by=leader(larkbeam), revision_shown=0)
    parts = [passage(larkbeam.organisation, id, part) for part in (Part.A, Part.G)]
    assert [one and one.text for one in parts] == ["Both are done.", "One idea."]


def test_keep_minutes_by_two_at_once_in_one_part_tells_the_second(larkbeam: Cast) -> None:
    """Nothing is overwritten unseen; having looked, the second saves."""
    id = opened(larkbeam)
    minuted(larkbeam, id, Part.A, "Both are done.")
    with pytest.raises(Stale, match="Tom Okafor has saved this part"):
        minuted(larkbeam, id, Part.A, "One is not done.", by=leader(larkbeam), revision_shown=0)
    now = passage(larkbeam.organisation, id, Part.A)
    assert now
    assert now.text == "Both are done."
    minuted(larkbeam, id, Part.A, "Both are done, says Tom.", by=leader(larkbeam))
    again = passage(larkbeam.organisation, id, Part.A)
    assert again
    assert (again.text, again.revision) == ("Both are done, says Tom.", 2)


def test_keep_minutes_as_they_are_changes_nothing(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    minuted(larkbeam, id, Part.A)
    minuted(larkbeam, id, Part.A, by=leader(larkbeam))
    now = passage(larkbeam.organisation, id, Part.A)
    assert now
    assert (now.revision, str(now.edited_by)) == (1, "Tom Okafor")


def test_keep_minutes_of_input_d_needs_all_four_for_the_highest_level(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    minuted(larkbeam, id, Part.D, items=SUB_ITEMS[:3])
    some = passage(larkbeam.organisation, id, Part.D)
    assert some
    assert (some.level, some.items) == (1, ["d1", "d2", "d3"])
    minuted(larkbeam, id, Part.D)
    every = passage(larkbeam.organisation, id, Part.D)
    assert every
    assert every.level == 2


def test_keep_minutes_of_the_conclusion_is_the_chairs(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    with pytest.raises(Refused, match="for the chair to say, in their own words"):
        minuted(larkbeam, id, Part.CONCLUSION, CONCLUSION, by=larkbeam.actor("tom", Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT))
    minuted(larkbeam, id, Part.CONCLUSION, CONCLUSION)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"level": 3}, "left out, mentioned, or looked at with data"),
        ({"level": 2, "text": " "}, "without words nobody can tell"),
        ({"text": "x" * 8001}, "at most 8000 characters"),
    ],
)
def test_keep_minutes_that_make_no_sense_is_refused(larkbeam: Cast, told: dict[str, object], says: str) -> None:
    id = opened(larkbeam)
    with pytest.raises(Refused, match=says):
        minuted(larkbeam, id, Part.B, **{"text": SAID, **told})  # type: ignore[arg-type]
    assert passage(larkbeam.organisation, id, Part.B) is None


def test_keep_minutes_before_after_or_by_others_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not opened yet"):
        minuted(larkbeam, planned(larkbeam), Part.A)
    with pytest.raises(Refused, match="are signed: they stand"):
        minuted(larkbeam, closed(larkbeam), Part.A, revision_shown=1)
    with pytest.raises(Refused, match="writes the minutes"):
        minuted(larkbeam, opened(larkbeam), Part.A, by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
