from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from countersign.awareness.entries import RoleChecked
from countersign.awareness.enums import Asks
from countersign.awareness.models import RoleCheck
from countersign.awareness.permissions import check_can_check
from countersign.awareness.queries.asking import Question, document_of, questions
from countersign.awareness.queries.checking import was_asked
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, write
from countersign.people.queries import organisation, people, today
from countersign.roles.queries import Book
from countersign.roles.queries import appointment as appointment_with

LONGEST_SEED = 64


@command
def check_role(
    *,
    appointment_id: UUID,
    seed: str,
    digest_shown: str,
    answers: Mapping[Asks, Sequence[str]],
    by: Actor,
    at: datetime,
) -> Ref:
    """Answer for oneself whether one knows one's own role (ISO/IEC 27001, 5.3 and 7.3). It can be done again.

    ``seed``: what the questions are made from; ``digest_shown``: of the questions on the page. ``answers``: the options
    that were chosen, by question.
    """
    appointment = appointment_with(by.organisation, appointment_id)
    on = today(by.organisation, at)
    list(people(by.organisation).filter(id=who(by)).select_for_update())
    check_can_check(by, appointment, on)
    book = Book(organisation(by.organisation))
    role = book.role_held(appointment, on)
    asked = questions(appointment, role, book, seed)
    if digest_shown != document_of(asked) or not 0 < len(seed) <= LONGEST_SEED:
        raise Stale("The role has changed since you opened this. Here are new questions.")
    if was_asked(by.organisation, appointment.id, seed):
        raise Refused("You answered these questions before. Take new ones.")
    given = [chosen(one, answers) for one in asked]
    right = [one.is_right(some) for one, some in zip(asked, given, strict=True)]
    row = RoleCheck(
        id=new_id(at),
        organisation_id=by.organisation,
        appointment_id=appointment.id,
        role_id=role.id,
        person_id=who(by),
        seed=seed,
        questions=[one.told() for one in asked],
        document=digest_shown,
        answers=given,
        asked=len(asked),
        right=sum(right),
        passed=has_passed(asked, right),
        checked_on=on,
        checked_at=at,
    )
    write(row, RoleChecked(docs=(digest_shown,)))
    return row.ref


def chosen(one: Question, answers: Mapping[Asks, Sequence[str]]) -> list[str]:
    """In the order of the page. Raises Refused for nothing, and for what was no choice."""
    given = set(answers.get(one.asks, ()))
    if not given:
        raise Refused("Answer every question. If you are not sure, choose what you think: it can be done again.")
    if not given <= set(one.options):
        raise Refused("One of the answers was not among those on the page. Choose again.")
    return [option for option in one.options if option in given]


def has_passed(asked: Sequence[Question], right: Sequence[bool]) -> bool:
    """The duties are what an auditor asks; of the rest one slip is no ignorance."""
    duties = all(fits for one, fits in zip(asked, right, strict=True) if one.asks is Asks.DUTIES)
    return duties and right.count(False) <= 1
