"""Questions that people answer before they accept a policy: written, replaced, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.set_checks import Wanted, set_checks
from countersign.policies.models import Check
from countersign.policies.queries import checks
from tests.cast import Cast
from tests.policies.worlds import after, begun, entered, lead, recording_fails

LOST = Wanted("A laptop is lost. When do you say so?", ("At once", "On Monday", "If somebody asks"), 0)
PHONE = Wanted("May you read customer mail on your own phone?", ("Yes", "No"), 1)


def asked(here: Cast, policy: UUID) -> list[Wanted]:
    return [Wanted(one.text, tuple(one.answers), one.right) for one in checks(here.organisation, policy)]


def questions(here: Cast, policy: UUID, *wanted: Wanted, **how: Any) -> None:
    shown = [one.id for one in checks(here.organisation, policy)]
    given = {"by": lead(here), "at": after(1), "shown": shown, **how}
    set_checks(policy_id=policy, wanted=wanted, **given)


def test_set_checks_asks_them_in_order(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    questions(larkbeam, policy, LOST, PHONE)
    assert asked(larkbeam, policy) == [LOST, PHONE]
    assert (entered(larkbeam, "check.written"), verify(larkbeam.organisation)[1]) == (2, [])


def test_set_checks_leaves_what_stays_and_keeps_what_went(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    questions(larkbeam, policy, LOST, PHONE)
    first = checks(larkbeam.organisation, policy)[0].id
    questions(larkbeam, policy, LOST, replace(PHONE, right=0), at=after(2))
    assert checks(larkbeam.organisation, policy)[0].id == first
    assert asked(larkbeam, policy) == [LOST, replace(PHONE, right=0)]
    questions(larkbeam, policy, at=after(3))
    assert asked(larkbeam, policy) == []
    assert Check.objects.filter(organisation_id=larkbeam.organisation).count() == 3
    assert (entered(larkbeam, "check.written"), entered(larkbeam, "check.ended")) == (3, 3)
    assert verify(larkbeam.organisation)[1] == []


def test_set_checks_when_nothing_changes_records_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    questions(larkbeam, policy, LOST)
    questions(larkbeam, policy, LOST, at=after(2))
    assert entered(larkbeam, "check.written") == 1


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (replace(LOST, text=" "), "Question 1: write it"),
        (replace(LOST, text="x" * 301), "at most 300 letters"),
        (replace(LOST, answers=("Yes",)), "give 2 to 4 answers"),
        (replace(LOST, answers=("a", "b", "c", "d", "e")), "give 2 to 4 answers"),
        (replace(LOST, answers=("Yes", " ")), "give 2 to 4 answers"),
        (replace(LOST, answers=("Yes", "Yes ")), "two answers say the same"),
        (replace(LOST, right=3), "say which answer is right"),
        (replace(LOST, right=-1), "say which answer is right"),
    ],
)
def test_set_checks_when_a_question_is_not_whole(larkbeam: Cast, wanted: Wanted, says: str) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match=says):
        questions(larkbeam, policy, wanted)
    assert asked(larkbeam, policy) == []


def test_set_checks_when_there_are_too_many(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="At most 5 questions"):
        questions(larkbeam, begun(larkbeam), *[replace(LOST, text=f"{LOST.text} {n}") for n in range(6)])


def test_set_checks_when_somebody_else_changed_them_meanwhile(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    questions(larkbeam, policy, LOST)
    with pytest.raises(Stale, match="meanwhile"):
        questions(larkbeam, policy, PHONE, shown=[])
    assert asked(larkbeam, policy) == [LOST]


def test_set_checks_by_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused):
        questions(larkbeam, begun(larkbeam), LOST, by=larkbeam.actor("ola", Hat.STAFF))


def test_set_checks_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Unknown):
        questions(larkbeam, policy, LOST, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_set_checks_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        questions(larkbeam, policy, LOST)
    assert asked(larkbeam, policy) == []
