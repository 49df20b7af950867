from __future__ import annotations

from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from countersign.kernel.actors import Actor, ActorKind
from countersign.ledger import files
from countersign.policies.commands.render import render as note
from countersign.policies.documents.rendering import render as make
from countersign.policies.documents.rendering import signature_entry
from countersign.policies.queries import unrendered, with_unrendered

if TYPE_CHECKING:
    from countersign.policies.models import Version


def render(at: datetime, limit: int = 20) -> int:
    """Make the PDF of signed versions that have none. Trouble with one keeps no other waiting; it is raised at the end.

    A version whose signature has no place in the ledger yet waits for it. Returns how many were made.
    """
    done, trouble = 0, []
    owed = chain.from_iterable(unrendered(organisation) for organisation in with_unrendered())
    for version in islice(filter(signature_entry, owed), limit):
        try:
            render_one(version, at)
            done += 1
        except Exception as error:
            trouble.append(error)
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} versions could not be rendered", trouble)
    return done


def render_one(version: Version, at: datetime) -> None:
    """The file first, then the row that names it. Interrupted in between, a file is left that gets swept."""
    organisation = version.organisation_id
    pdf = files.keep(organisation, make(version))
    note(version_id=version.id, pdf=pdf, by=Actor(ActorKind.SYSTEM, organisation), at=at)
