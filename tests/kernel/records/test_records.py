from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pytest

from countersign.kernel.records import (
    Unusable,
    cut,
    fact,
    happened,
    none,
    read,
    required,
    schema,
    standard,
    unknown,
    write,
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that was done."""

    on: date = fact()
    by: str | None = none()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What somebody set out to do.

    A second paragraph is not part of the description.
    """

    id: str = required()
    since: date | None = none(key="from")
    state: Literal["open", "shut"] = required()
    steps: tuple[Step, ...] = none(())
    days: tuple[date, ...] = happened(default=())
    shut_on: date | None = happened({"shut_by": None, "state": "open"})
    shut_by: str | None = none()
    share: float | None = unknown()
    effort: int = standard(5, least=1)
    text: str | None = standard("there is one", empty=None)
    route: bool | str = standard(default=False)
    cells: Mapping[str, str] | None = none()

    def __post_init__(self) -> None:
        if self.effort > 100:
            raise ValueError("nobody has that much time.")


PLAN = {"id": "p", "state": "open"}


def day(written: str) -> date:
    return date.fromisoformat(written)


def test_read_when_all_is_given() -> None:
    given = {
        **PLAN,
        "from": "2026-03-02",
        "steps": [{"on": "2026-03-03", "by": "ada"}, {"on": "2026-03-04"}],
        "share": 1,
        "effort": 3.0,
        "route": "the board",
        "cells": {"CEO": "A"},
        "nobody reads this": [1],
    }

    found = read(Plan, given)

    assert found.since == day("2026-03-02")
    assert found.steps == (Step(on=day("2026-03-03"), by="ada"), Step(on=day("2026-03-04")))
    assert (found.share, found.effort, found.route, found.cells) == (1, 3, "the board", {"CEO": "A"})


def test_read_when_only_the_required_is_given() -> None:
    assert read(Plan, PLAN) == Plan(id="p", state="open")


@pytest.mark.parametrize("empty", [None, ""])
def test_read_takes_null_and_an_empty_text_for_absent(empty: object) -> None:
    found = read(Plan, {**PLAN, "from": empty, "share": empty, "effort": empty, "steps": empty})

    assert found == Plan(id="p", state="open")


def test_read_when_null_means_something_else() -> None:
    assert read(Plan, PLAN).text == "there is one"
    assert read(Plan, {**PLAN, "text": None}).text is None
    assert read(Plan, {**PLAN, "text": ""}).text is None


@pytest.mark.parametrize("part", ["2026", "2026-03", "2026-3"])
def test_read_takes_a_part_of_a_date_for_not_recorded(part: str) -> None:
    assert read(Plan, {**PLAN, "from": part}).since is None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": None}, "id is missing."),
        ({"id": 7}, "id is 7; text is expected."),
        ({"state": "ajar"}, "state is 'ajar'; it may be open, shut."),
        ({"from": "2026-02-30"}, "from is '2026-02-30', not a date of the form YYYY-MM-DD."),
        ({"from": "20260302"}, "from is '20260302', not a date of the form YYYY-MM-DD."),
        ({"steps": {}}, "steps is not a list."),
        ({"steps": [4]}, "steps[0] is not an object."),
        ({"steps": [{"on": "2026-03-03"}, {}]}, "steps[1].on is missing."),
        ({"steps": [{"on": "2026-03"}]}, "steps[0].on is '2026-03', not a full date."),
        ({"effort": True}, "effort is True; a whole number is expected."),
        ({"effort": 1.5}, "effort is 1.5; a whole number is expected."),
        ({"effort": 0}, "effort is 0; it must be at least 1."),
        ({"effort": 200}, "The file: nobody has that much time."),
        ({"share": float("inf")}, "share is inf, which is too large a number."),
        ({"effort": 10**400}, "effort is 1" + "0" * 56 + "..., which is too large a number."),
        ({"share": "half"}, "share is 'half'; a number is expected."),
        ({"route": 3}, "route is 3, which is none of the forms it may have."),
        ({"cells": ["A"]}, "cells is not an object."),
        ({"cells": {"CEO": 1}}, "cells.CEO is 1; text is expected."),
    ],
)
def test_read_says_where_and_what_when_something_does_not_fit(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Unusable) as refused:
        read(Plan, {**PLAN, **changes})

    assert str(refused.value) == says


def test_read_refuses_an_id_that_stands_twice() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Plans:
        plans: tuple[Plan, ...] = required()

    globals()["Plan"] = Plan
    with pytest.raises(Unusable, match=r"plans: 'p' stands there twice\."):
        read(Plans, {"plans": [PLAN, PLAN]})


def test_write_reads_back() -> None:
    given = {**PLAN, "from": "2026-03-02", "steps": [{"on": "2026-03-03"}], "effort": 7, "text": None, "route": "x"}

    assert write(read(Plan, given)) == given


def test_cut_when_something_is_later() -> None:
    plan = read(
        Plan,
        {
            **PLAN,
            "state": "shut",
            "steps": [{"on": "2026-03-03"}, {"on": "2026-03-09"}],
            "days": ["2026-03-03"],
            "shut_on": "2026-03-10",
            "shut_by": "ada",
        },
    )

    before = cut(plan, day("2026-03-08"))

    assert before is not None
    assert (before.state, before.shut_on, before.shut_by) == ("open", None, None)
    assert before.steps == (Step(on=day("2026-03-03")),)
    assert before.days == (day("2026-03-03"),)
    assert cut(plan, day("2026-03-10")) is plan
    assert cut(plan.steps[0], day("2026-03-02")) is None


def test_cut_when_a_listed_day_is_later() -> None:
    plan = Plan(id="p", state="open", days=(day("2026-03-03"), day("2026-03-05")))

    assert cut(plan, day("2026-03-04")) == Plan(id="p", state="open", days=(day("2026-03-03"),))


def test_schema_says_what_absence_means() -> None:
    written = schema(Plan, id="urn:plan", title="A plan")

    assert written["required"] == ["id", "state"]
    assert written["description"] == "What somebody set out to do."
    assert written["properties"]["share"]["x-absent"] == "unknown"
    assert written["properties"]["from"]["x-absent"] == "none"
    assert written["properties"]["effort"] == {
        "anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}, {"const": ""}],
        "x-absent": "standard",
        "default": 5,
    }
    assert written["$defs"]["Step"]["required"] == ["on"]
