from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from tests.cast import Cast
from tests.objectives.worlds import (
    DUE,
    adopted,
    after,
    begun,
    changed,
    concluded,
    extended,
    kind_of,
    proposed,
    pursued,
    recording_fails,
)

LATER = date(2027, 3, 31)


def test_extend_objective_moves_its_day_from_then_on(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    extended(larkbeam, id)
    one = pursued(larkbeam, id)
    [row] = one.extensions
    assert (row.before_on, row.due_on, row.because) == (DUE, LATER, "The vault came late.")
    assert kind_of(larkbeam, row) == "extension.recorded"
    assert (one.due(after(2).date()), one.due(after(3).date())) == (DUE, LATER)


def test_extend_objective_again_begins_where_it_was_extended_to(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    extended(larkbeam, id)
    with pytest.raises(Stale, match="Somebody changed"):
        extended(larkbeam, id, at=after(4))
    extended(larkbeam, id, due_shown=LATER, due_on=date(2027, 6, 30), at=after(4))
    assert pursued(larkbeam, id).due(after(4).date()) == date(2027, 6, 30)


def test_extension_ends_with_the_terms_it_was_given_to(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    extended(larkbeam, id)
    changed(larkbeam, id, due_on=date(2026, 11, 30), at=after(4))
    adopted(larkbeam, id, at=after(5))
    assert pursued(larkbeam, id).due(after(5).date()) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"because": " "}, "Say why it needs more time"),
        ({"due_on": DUE}, "comes after"),
        ({"due_on": date(2101, 1, 1)}, "comes after"),
    ],
)
def test_extend_objective_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match=says):
        extended(larkbeam, id, **said)


def test_extend_objective_that_was_not_adopted_dated_or_is_over_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not adopted this objective yet"):
        extended(larkbeam, proposed(larkbeam))
    with pytest.raises(Refused, match="has no date"):
        extended(larkbeam, begun(larkbeam, due_on=None))
    id = begun(larkbeam)
    concluded(larkbeam, id)
    with pytest.raises(Refused, match="is concluded"):
        extended(larkbeam, id, at=after(21))


def test_extend_objective_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        extended(larkbeam, id, by=larkbeam.actor("mei"))
    with pytest.raises(Unknown):
        extended(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_extend_objective_when_recording_fails_leaves_its_day(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        extended(larkbeam, id)
    assert pursued(larkbeam, id).due(after(5).date()) == DUE
