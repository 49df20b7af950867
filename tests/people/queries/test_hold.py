"""Several who write down the same at the same moment: one is written, and the others are told so (G22)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest

from countersign.ledger.reconciling import verify
from tests.asks.worlds import committed
from tests.audits.internal import planned
from tests.audits.programmed import put_forward
from tests.awareness.commands.test_correct_completion import corrected
from tests.awareness.drawing import drawn_from, fixed
from tests.awareness.worlds import trained
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.policies.test_races import Act, race
from tests.processes import worlds as processes
from tests.resources.worlds import budget_elsewhere, budgeted
from tests.risks.worlds import another, recorded

AT_ONCE = 4


@pytest.fixture
def firm(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def programmes(here: Cast) -> list[Act]:
    audit = planned(here)
    return [partial(put_forward, here, audit_ids=[audit])] * AT_ONCE


def risks(here: Cast) -> list[Act]:
    return [partial(recorded, here, described=another(f"Risk {n}", "R-7")) for n in range(AT_ONCE)]


def draws(here: Cast) -> list[Act]:
    return [partial(drawn_from, here, fixed(here)) for _ in range(AT_ONCE)]


def commitments(here: Cast) -> list[Act]:
    return [partial(committed, here)] * AT_ONCE


def completions(here: Cast) -> list[Act]:
    """Of one person on other days, all put right to the same one."""
    ids = [trained(here, completed_on=date(2025, 10, n + 1)) for n in range(AT_ONCE)]
    return [partial(corrected, here, id, completed_on=date(2025, 11, 4)) for id in ids]


def descriptions(here: Cast) -> list[Act]:
    return [partial(processes.described, here, name=name) for name in ("Hiring", "hiring", "HIRING", "Hiring ")]


def names(here: Cast) -> list[Act]:
    ids = [processes.described(here, name=f"Step {n}") for n in range(AT_ONCE)]
    return [partial(processes.changed, here, id, name="Hiring") for id in ids]


def budgets(here: Cast) -> list[Act]:
    overlapping = partial(budgeted, here, begins_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))
    return [partial(budgeted, here), overlapping, partial(budget_elsewhere, here), partial(budgeted, here)]


@pytest.mark.parametrize(
    ("prepared", "says"),
    [
        (programmes, "A programme waits for top management already"),
        (risks, "The number R-7 is that of"),
        (draws, "People are being asked already"),
        (commitments, "You have taken something on for that quarter"),
        (completions, "is recorded already"),
        (descriptions, "There is a process"),
        (names, "There is a process"),
        (budgets, "for these days"),
    ],
)
def test_several_at_once_write_one(firm: Cast, prepared: Callable[[Cast], list[Act]], says: str) -> None:
    said = race(*prepared(firm))
    assert said.count("done") == 1
    assert [one for one in said if one != "done" and says not in one] == []
    assert verify(firm.organisation)[1] == []
