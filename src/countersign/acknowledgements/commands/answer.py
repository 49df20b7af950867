from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.acknowledgements.commands.ask import written
from countersign.acknowledgements.entries import QuestionAnswered
from countersign.acknowledgements.models import Reply
from countersign.acknowledgements.permissions import check_can_answer
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.policies.queries import policy, policy_of


@command
def answer(*, reply_id: UUID, text: str, by: Actor, at: datetime) -> Ref:
    """Answer a question, or the reason why somebody cannot accept. From then on the version is owed again."""
    reply = locked(Reply, by.organisation, reply_id)
    check_can_answer(by, reply, policy(by.organisation, policy_of(by.organisation, reply.version_id)))
    reply.answer, reply.answered_at, reply.answered_by_id = written(text), at, who(by)
    reply.answered_on = today(by.organisation, at)
    write(reply, QuestionAnswered())
    return reply.ref
