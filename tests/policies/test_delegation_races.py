"""A delegation that is ended while its holder signs: whoever comes first, nothing is signed by what had ended."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from countersign.ledger.reconciling import verify
from countersign.policies.commands.end_delegation import end_delegation
from countersign.policies.commands.sign import sign
from countersign.policies.enums import VersionState
from countersign.policies.queries import version
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.policies.delegating import delegated, mei, topic
from tests.policies.test_races import race
from tests.policies.worlds import after, approval, change, draft, entered, leader, offered

PAIRS = 8


@pytest.fixture
def here(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def test_sign_when_the_delegation_is_ended_at_the_same_moment(here: Cast) -> None:
    policy = topic(here)
    for number in range(PAIRS):
        at = after(hours=number)
        change(here, policy, f"We work from home, part {number}.", at=at)
        given, id = delegated(here, at=at), offered(here, policy, at=at)
        signing = partial(sign, **approval(here, id, mei(here), at), by=mei(here), at=at)
        ending = partial(end_delegation, delegation_id=given, because="A new head.", by=leader(here), at=at)
        said, ended = race(signing, ending)
        signed = version(here.organisation, id).state is VersionState.PUBLISHED
        assert (ended, said == "done") == ("done", signed)
        assert signed or said == "The delegation by Priya Raman was ended on 6 January 2026."
    assert (entered(here, "delegation.ended"), verify(here.organisation)[1]) == (PAIRS, [])
    assert draft(here, policy).revision == PAIRS + 1


def test_end_delegation_when_two_race_ends_it_once(here: Cast) -> None:
    for number in range(PAIRS):
        at = after(hours=number)
        ending = partial(end_delegation, delegation_id=delegated(here, at=at), because="A new head.", at=at)
        said = race(partial(ending, by=leader(here)), partial(ending, by=mei(here)))
        assert sorted(said) == ["This delegation was ended before.", "done"]
    assert (entered(here, "delegation.ended"), verify(here.organisation)[1]) == (PAIRS, [])
