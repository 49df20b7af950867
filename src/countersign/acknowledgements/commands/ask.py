from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.acknowledgements.commands.accept import confirmed_how, locked_person
from countersign.acknowledgements.entries import QuestionAsked
from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.models import Reply
from countersign.acknowledgements.permissions import check_in_force, check_not_waiting
from countersign.acknowledgements.queries import open_reply, reply_statement_for
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import Signature, statement_digest
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.policies.queries import version_by_itself

LONGEST = 2000


@command
def ask(*, version_id: UUID, text: str, signature: Signature | None = None, by: Actor, at: datetime) -> Ref:
    """Ask a question about a version in force. The ISMS lead or the policy's owner answers it."""
    question = replied(ReplyKind.QUESTION, version_id, text, signature, by, at)
    write(question, QuestionAsked())
    return question.ref


def replied(
    kind: ReplyKind, version_id: UUID, text: str, signature: Signature | None, by: Actor, at: datetime
) -> Reply:
    """What somebody answers instead of accepting, ready to be written."""
    person, _ = locked_person(by, at)
    version = version_by_itself(by.organisation, version_id)
    check_in_force(version)
    check_not_waiting(open_reply(by.organisation, person.id, version.id))
    statement = statement_digest(reply_statement_for(version, kind, person.id))
    return Reply(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=person.id,
        version_id=version.id,
        kind=kind.value,
        text=written(text),
        replied_at=at,
        confirmed=confirmed_how(by, signature, statement).value,
    )


def written(text: str) -> str:
    """What was typed, if it is something and not a book."""
    if not text.strip():
        raise Refused("Write a sentence first.")
    if len(text) > LONGEST:
        raise Refused(say("Write at most {n} letters.", n=LONGEST))
    return text.strip()
