"""What the database itself refuses, whoever comes past our code."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from countersign.awareness.models import Completion
from countersign.kernel.references import new_id
from countersign.ledger.guard import opened
from tests.awareness.worlds import AT, row, trained, withdrawn
from tests.cast import Cast
from tests.ledger.past_the_gate import refused
from tests.roles.test_models import update


@pytest.mark.parametrize("column", sorted(Completion.proved.keys() - {"revision"}))
def test_what_was_withdrawn_does_not_change(larkbeam: Cast, column: str) -> None:
    id = trained(larkbeam, score="80", valid_until=date(2026, 11, 3))
    withdrawn(larkbeam, id)
    refused(update(Completion, id, column), "awareness_completion")


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({}, "one_completion_a_day|awareness_completion.completed_on"),
        ({"completed_on": date(2025, 1, 1), "valid_until": date(2024, 1, 1)}, "valid_from_its_day_on"),
        ({"completed_on": date(2025, 1, 1), "source": "IMPORTED"}, "imported_from_a_kept_file"),
    ],
)
def test_what_makes_no_sense_is_not_stored(larkbeam: Cast, changed: dict[str, Any], constraint: str) -> None:
    made = row(larkbeam, trained(larkbeam))
    made.id = new_id(AT)
    for name, value in changed.items():
        setattr(made, name, value)
    with opened("awareness_completion"), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        made.save(force_insert=True)


def test_what_a_row_is_called(larkbeam: Cast) -> None:
    assert str(row(larkbeam, trained(larkbeam))) == "Information security essentials on 2025-11-03"
