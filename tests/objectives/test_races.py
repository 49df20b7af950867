"""Adopting, writing anew and taking back at the same moment (G22): nobody waits for each other for ever."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from countersign.ledger.reconciling import verify
from countersign.objectives.commands.adopt_objectives import adopt_objectives
from countersign.objectives.commands.propose_terms import propose_terms
from countersign.objectives.commands.record_adoption import record_adoption
from countersign.objectives.commands.withdraw_terms import withdraw_terms
from countersign.objectives.queries import terms
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.objectives.worlds import AT, TODAY, asked, lead, leader, newest, proposed
from tests.policies.test_races import race

ROUNDS = 6


@pytest.fixture
def firm(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def test_adopt_when_the_terms_are_written_anew_at_the_same_moment(firm: Cast) -> None:
    """What was adopted is what was shown, whoever came first."""
    for number in range(ROUNDS):
        ids = [proposed(firm, title=f"Objective {number}, {one}") for one in "ab"]
        shown = {newest(firm, id).id: newest(firm, id).document for id in ids}
        anew = [
            partial(propose_terms, objective_id=id, digest_shown=digest, asked=asked(firm), by=lead(firm), at=AT)
            for id, digest in zip(ids, shown.values(), strict=True)
        ]
        said = race(partial(adopt_objectives, digests_shown=shown, by=leader(firm), at=AT), *anew)
        first = terms(firm.organisation).filter(id__in=shown)
        adopted = {one.id: one.document for one in first if one.adopted_at}
        assert adopted == (shown if said[0] == "done" else {})
        assert said[1:] == ["done", "done"]
    assert verify(firm.organisation)[1] == []


def test_adopt_withdraw_and_record_at_the_same_moment_do_one_of_them(firm: Cast) -> None:
    for _ in range(ROUNDS):
        row = newest(firm, proposed(firm))
        told: dict[str, Any] = {"adopted_on": TODAY, "evidence": "Minutes of January.", "by": lead(firm), "at": AT}
        told |= {"terms_id": row.id, "digest_shown": row.document, "adopted_by_id": firm.person("priya").id}
        said = race(
            partial(adopt_objectives, digests_shown={row.id: row.document}, by=leader(firm), at=AT),
            partial(withdraw_terms, terms_id=row.id, because="Too much.", by=lead(firm), at=AT),
            partial(record_adoption, **told),
        )
        assert said.count("done") == 1
    assert verify(firm.organisation)[1] == []
