"""What somebody would put their name to. The page and the command build it with the same functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from countersign.acknowledgements.enums import ReplyKind
from countersign.kernel.acceptances import acceptance_statement, reply_statement
from countersign.kernel.references import ref

if TYPE_CHECKING:
    from countersign.policies.models import Version


def acceptance_statement_for(version: Version, words: str, person: UUID) -> dict[str, Any]:
    """What an acceptance is bound to. Its digest is what a mailed code is made for."""
    return acceptance_statement(of=version.ref, document=version.document, words=words, person=ref("person", person))


def reply_statement_for(version: Version, kind: ReplyKind, person: UUID) -> dict[str, Any]:
    """What a question or a refusal is bound to."""
    return reply_statement(of=version.ref, document=version.document, kind=kind.value, person=ref("person", person))
