from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, transaction

from countersign.awareness.enums import Asks
from countersign.awareness.models import RoleCheck
from countersign.awareness.queries import role_checks
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.guard import opened
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.roles.commands.end import end
from tests.awareness.checking import SEED, asked, checked, rightly, row
from tests.cast import Cast
from tests.ledger.past_the_gate import refused
from tests.roles.test_models import update
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    after,
    anew,
    approved,
    begun,
    held,
    leader,
    proposed,
    recording_fails,
    renewed,
)


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam


def test_check_when_everything_is_right(firm: Cast) -> None:
    id = held(firm)
    made = row(firm, checked(firm, id, at=after(1)))
    assert (made.asked, made.right, made.passed) == (4, 4, True)
    assert (made.checked_at, made.seed, made.appointment_id) == (after(1), SEED, id)
    assert made.role.version == 1
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf is not None
    assert leaf.kind == "rolecheck.taken"
    assert verify(firm.organisation)[1] == []


@pytest.mark.parametrize(
    ("wrong", "passed"),
    [
        ((Asks.DUTIES,), False),
        ((Asks.STANDS_IN,), True),
        ((Asks.APPOINTED,), True),
        ((Asks.STANDS_IN, Asks.DECIDES), False),
    ],
)
def test_check_one_slip_is_no_ignorance_but_for_the_duties(firm: Cast, wrong: tuple[Asks, ...], passed: bool) -> None:
    second = proposed(firm, "mei", "hr")
    approved(firm, second)
    made = row(firm, checked(firm, held(firm), *wrong))
    assert (made.right, made.passed) == (4 - len(wrong), passed)


def test_check_again_with_other_questions(firm: Cast) -> None:
    id = held(firm)
    checked(firm, id, Asks.DUTIES)
    checked(firm, id, seed="another", at=after(1))
    assert [one.passed for one in role_checks(firm.organisation)] == [True, False]


def test_check_the_same_questions_again_is_refused(firm: Cast) -> None:
    id = held(firm)
    checked(firm, id, Asks.DUTIES)
    with pytest.raises(Refused, match="answered these questions before"):
        checked(firm, id)


def test_check_for_another_is_refused(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Refused, match="Only the holder of a role"):
        checked(firm, id, by=leader(firm))


def test_check_before_accepting_or_after_the_end_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    approved(firm, id)
    with pytest.raises(Refused, match="Accept the role first"):
        checked(firm, id)
    ended = held(firm)
    end(appointment_id=ended, held_until=TODAY, by=leader(firm), at=AT)
    with pytest.raises(Refused, match="no more"):
        checked(firm, ended)


def test_check_before_an_end_that_is_known(firm: Cast) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=TODAY + timedelta(days=10), by=leader(firm), at=AT)
    assert row(firm, checked(firm, id, at=after(9))).passed
    with pytest.raises(Refused, match="no more"):
        checked(firm, id, seed="another", at=after(10))


def test_check_is_about_what_the_holder_accepted_last(firm: Cast) -> None:
    """While they are asked to take on another description, they still answer for the one before."""
    id = held(firm)
    made = anew(firm, duties=("Waters the plants.", "Feeds the cat."), at=after(1))
    assert row(firm, checked(firm, id, seed="before", at=after(1))).role.version == 1
    renewed(firm, at=after(2))
    now = row(firm, checked(firm, id, seed="after", at=after(2)))
    assert (now.role_id, now.passed) == (made, True)
    assert set(now.questions[0]["right"]) == {"Waters the plants.", "Feeds the cat."}


def test_check_when_other_questions_were_shown_is_stale(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Stale, match="The role has changed"):
        checked(firm, id, digest_shown="sha256:" + "0" * 64)
    with pytest.raises(Stale, match="The role has changed"):
        checked(firm, id, seed="x" * 65)


def test_check_with_a_question_left_open_or_a_made_up_answer_is_refused(firm: Cast) -> None:
    id = held(firm)
    right = rightly(asked(firm, id))
    with pytest.raises(Refused, match="Answer every question"):
        checked(firm, id, answers={**right, Asks.DUTIES: []})
    with pytest.raises(Refused, match="not among those on the page"):
        checked(firm, id, answers={**right, Asks.DUTIES: ["Makes the tea."]})


def test_check_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = held(firm)
    with pytest.raises(Unknown, match="no such appointment"):
        checked(firm, id, by=stonecross.actor("otto"))
    with pytest.raises(Unknown):
        checked(firm, id, appointment_id=NOBODY)


def test_check_when_the_person_is_erased_keeps_no_answers(firm: Cast) -> None:
    id = checked(firm, held(firm, "dana", "dept_contact"), at=after(1))
    ruth, dana = firm.actor("ruth", Hat.HR), firm.person("dana").id
    leave(person_id=dana, left_on=TODAY, by=ruth, at=after(2))
    erase(person_id=dana, by=ruth, at=after(3))
    assert (row(firm, id).answers, row(firm, id).passed) == (None, True)
    assert "Priya" not in str(row(firm, id).questions)
    assert verify(firm.organisation)[1] == []


def test_check_when_recording_fails_leaves_nothing(firm: Cast) -> None:
    id = held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        checked(firm, id)
    assert not role_checks(firm.organisation)
    assert verify(firm.organisation)[1] == []


@pytest.mark.parametrize("column", sorted(RoleCheck.proved))
def test_nothing_of_it_changes(firm: Cast, column: str) -> None:
    refused(update(RoleCheck, checked(firm, held(firm)), column), "awareness_rolecheck")


def test_no_more_is_right_than_was_asked(firm: Cast) -> None:
    made = row(firm, checked(firm, held(firm)))
    made.id, made.seed, made.right = new_id(AT), "another", 5
    with opened("awareness_rolecheck"), pytest.raises(IntegrityError, match="no_more_right"), transaction.atomic():
        made.save(force_insert=True)
