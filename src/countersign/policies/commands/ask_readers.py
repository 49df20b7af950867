from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text import count_words, from_json
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked
from countersign.people.queries import active, person, today
from countersign.policies.models import Draft, Policy, Reader
from countersign.policies.permissions import check_can_ask_readers
from countersign.policies.queries import draft_of, reader_of

MOST_READERS = 50
LONGEST_NOTE = 500


@command
def ask_readers(
    *,
    policy_id: UUID,
    person_ids: Sequence[UUID],
    answer_by: date | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Ask people to read the draft and to say what they think; whoever was asked before is asked once more.

    They may read this one draft until it is put forward. Nothing is recorded: the draft is no evidence yet.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_ask_readers(by)
    check_can_be_read(policy, draft_of(by.organisation, policy_id))
    check_readers(by.organisation, person_ids, today(by.organisation, at), answer_by)
    told = note.strip()
    if len(told) > LONGEST_NOTE:
        raise Refused(say("What you want to know has at most {n} characters.", n=LONGEST_NOTE))
    for one in person_ids:
        reader = reader_of(by.organisation, policy_id, one)
        if reader is None:
            reader = Reader(id=new_id(at), organisation_id=by.organisation, policy=policy, person_id=one)
        reader.asked_at, reader.asked_by_id, reader.answer_by, reader.note = at, who(by), answer_by, told
        reader.save()
    return policy.ref


def check_can_be_read(policy: Policy, draft: Draft) -> None:
    if policy.out_of_use_on is not None:
        raise Refused("This policy is out of use: its draft is not put forward any more.")
    if not count_words(from_json(draft.text)):
        raise Refused("This policy has no text yet. Write it first.")


def check_readers(organisation: UUID, wanted: Sequence[UUID], on: date, answer_by: date | None) -> None:
    """Somebody, not a crowd, and each of them is here."""
    if not wanted:
        raise Refused("Say who should read it.")
    if len({*wanted}) > MOST_READERS:
        raise Refused(say("At most {n} people are asked to read a draft.", n=MOST_READERS))
    if answer_by is not None and answer_by < on:
        raise Refused("The day by which you want an answer has passed: choose a later one.")
    here = set(active(organisation, on).filter(id__in=wanted).values_list("id", flat=True))
    for one in wanted:
        if one not in here:
            name = str(person(organisation, one))
            raise Refused(say("{name} has left, or has not joined yet: ask somebody else.", name=name))
