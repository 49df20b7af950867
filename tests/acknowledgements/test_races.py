"""The same person twice at the same moment, and a version that makes way meanwhile: one effect, and it verifies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

import pytest

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import open_replies, stats, tallied
from countersign.acknowledgements.rounds.tally import tally
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.people.queries import people
from countersign.policies.queries import in_force_by_policy
from tests.acknowledgements.worlds import NOON, acceptance, asked_by, declined_by, joins, leaves, next_version, topic
from tests.cast import Cast, cast
from tests.ledger.copies import at_once, inside
from tests.policies.worlds import after, in_force_from

PEOPLE = 8


@pytest.fixture
def larkbeam_copy(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def names_under(here: Cast, id: UUID) -> int:
    return Acceptance.objects.filter(organisation_id=here.organisation, version_id=id).count()


def sound(here: Cast) -> bool:
    return verify(here.organisation)[1] == []


def test_accept_when_the_same_person_races_is_one_row_and_one_answer(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy
    for number in range(PEOPLE):
        id = topic(here, f"Topic {number}", at=after(number))
        ola = partial(accept, **acceptance(here, id), by=here.actor("ola"), at=after(number))
        answers = at_once(ola, ola, ola)
        assert len(set(answers)) == 1
        assert names_under(here, id) == 1
    assert sound(here)


def test_accept_when_many_race_each_counts_once(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy
    _, id = in_force_from(here)
    for number in range(PEOPLE):
        joins(here, f"Newcomer {number}")
    firsts = [f"newcomer.{number}" for number in range(PEOPLE)]
    works = [partial(accept, **acceptance(here, id), by=here.actor(first), at=NOON) for first in firsts * 2]
    answers = at_once(*works)
    assert answers[:PEOPLE] == answers[PEOPLE:]
    assert names_under(here, id) == len(set(answers)) == PEOPLE
    assert stats(here.organisation, id, after(2).date()).everybody.accepted == PEOPLE + 1
    at_once(*(partial(counted, 3) for _ in range(3)))
    counted(2000)
    assert tallied(here.organisation, id) == PEOPLE
    assert sound(here)


def counted(step: int) -> None:
    while tally(after(2), step):
        pass


def test_accept_when_a_later_version_comes_at_the_same_moment(larkbeam_copy: Cast) -> None:
    """Whoever comes first: accepted what was in force, or told to read the later one. Nothing in between."""
    here = larkbeam_copy
    policy, id = in_force_from(here)
    for number in range(PEOPLE):
        ola = partial(accept, **acceptance(here, id), by=here.actor("ola"), at=after(number))
        anew = partial(next_version, here, policy, material=True, at=after(number))
        said, _ = at_once(partial(outcome, ola), partial(outcome, anew))
        assert said in ("done", "A later version has taken the place of this one. That is the one to read and accept.")
        assert names_under(here, id) == (said == "done")
        id = next(iter(in_force_by_policy(here.organisation).values())).id
    assert sound(here)


def test_accept_when_they_leave_at_the_same_moment(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy
    _, id = in_force_from(here)
    firsts = [f"newcomer.{number}" for number in range(PEOPLE)]
    for number, first in enumerate(firsts):
        joins(here, f"Newcomer {number}", at=NOON)
        accepting = partial(accept, **acceptance(here, id), by=here.actor(first), at=NOON)
        said, _ = at_once(partial(outcome, accepting), partial(leaves, here, first))
        assert said in ("done", "You have left the organisation: nothing is asked of you any more.")
    assert people(here.organisation).filter(left_on=NOON.date()).count() == PEOPLE
    assert sound(here)


def test_ask_and_decline_when_they_race_leave_one_answer_that_waits(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy
    for number in range(PEOPLE):
        at = after(number)
        id = topic(here, f"Topic {number}", at=at)
        ask, decline = partial(asked_by, here, "ola", id, at=at), partial(declined_by, here, "ola", id, at=at)
        said = at_once(partial(outcome, ask), partial(outcome, decline))
        assert sorted(said)[1] == "done"
        assert open_replies(here.organisation, id).count() == 1
    assert sound(here)


def outcome(work: Callable[[], object]) -> str:
    try:
        work()
    except (Refused, Stale) as refusal:
        return str(refusal)
    return "done"
