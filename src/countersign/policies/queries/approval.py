"""What somebody would put their name to: the words, in which capacity, and the statement made of both.

The page and the command build it with the same functions, so what was shown is what is signed.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import approval_statement
from countersign.kernel.references import ref
from countersign.kernel.words import say
from countersign.policies.models import Version


def words_for(version: Version, template: str) -> str:
    """A wording's sentence with this version's values in it."""
    organisation = version.variables["organisation"]
    return str(say(template, title=version.title, version=version.label, organisation=organisation))


def statement_for(
    version: Version, words: str, *, person: UUID, capacity: str, hat: Hat = Hat.TOP_MANAGEMENT
) -> dict[str, Any]:
    """What the signature is bound to. Its digest is what a mailed code is made for."""
    return approval_statement(
        of=version.ref,
        document=version.document,
        words=words,
        person=ref("person", person),
        capacity=capacity,
        hat=hat.value,
    )
