from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import CheckEnded, CheckWritten
from countersign.policies.models import Check, Policy
from countersign.policies.permissions import check_can_change
from countersign.policies.queries import checks

MOST_CHECKS, FEWEST_ANSWERS, MOST_ANSWERS = 5, 2, 4
LONGEST_QUESTION, LONGEST_ANSWER = 300, 200


@dataclass(frozen=True)
class Wanted:
    """A question, its answers, and the place of the right one, counted from 0."""

    text: str
    answers: tuple[str, ...]
    right: int


@command
def set_checks(*, policy_id: UUID, shown: Sequence[UUID], wanted: Sequence[Wanted], by: Actor, at: datetime) -> Ref:
    """Say what people answer before they accept a policy; nothing is asked where nothing is wanted.

    ``shown``: the questions that there were when the page was opened. What stays the same stays; what is replaced is
    ended and kept. Who has accepted already is not asked again.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_change(by)
    before = list(checks(by.organisation, policy.id))
    if [one.id for one in before] != list(shown):
        raise Stale("Somebody else changed these questions meanwhile. Look at them as they are now.")
    told = [checked(one, number) for number, one in enumerate(wanted, 1)]
    if len(told) > MOST_CHECKS:
        raise Refused(say("At most {n} questions: more are an exam.", n=MOST_CHECKS))
    places = dict(enumerate(told))
    for row in before:
        if places.get(row.place) == Wanted(row.text, tuple(row.answers), row.right):
            del places[row.place]
            continue
        row.ended_at, row.ended_by_id = at, who(by)
        write(row, CheckEnded())
    for place, one in places.items():
        write(
            Check(
                id=new_id(at),
                organisation_id=by.organisation,
                policy_id=policy.id,
                place=place,
                text=one.text,
                answers=list(one.answers),
                right=one.right,
                written_at=at,
                written_by_id=who(by),
            ),
            CheckWritten(),
        )
    return policy.ref


def checked(one: Wanted, number: int) -> Wanted:
    """Something is asked, and there is something to choose from. ``number`` stands in the sentence that refuses it."""
    text, answers = clean(one.text).strip(), tuple(clean(answer).strip() for answer in one.answers)
    if not 0 < len(text) <= LONGEST_QUESTION:
        raise Refused(say("Question {n}: write it, in at most {most} letters.", n=number, most=LONGEST_QUESTION))
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS or any(not 0 < len(one) <= LONGEST_ANSWER for one in answers):
        raise Refused(
            say("Question {n}: give {few} to {many} answers.", n=number, few=FEWEST_ANSWERS, many=MOST_ANSWERS)
        )
    if len(set(answers)) < len(answers):
        raise Refused(say("Question {n}: two answers say the same.", n=number))
    if not 0 <= one.right < len(answers):
        raise Refused(say("Question {n}: say which answer is right.", n=number))
    return Wanted(text, answers, one.right)
