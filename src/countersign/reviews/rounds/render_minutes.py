from __future__ import annotations

from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from countersign.kernel.actors import Actor, ActorKind
from countersign.ledger import files
from countersign.reviews.commands.render_minutes import render_minutes as note
from countersign.reviews.documents.rendering import render, signature_entry
from countersign.reviews.queries import unrendered, with_unrendered

if TYPE_CHECKING:
    from countersign.reviews.models import Review


def render_minutes(at: datetime, limit: int = 5) -> int:
    """Make the PDF of signed minutes that have none. Trouble with one keeps no other waiting; it is raised at the end.

    Minutes whose signature has no place in the ledger yet wait for it. Returns how many were made.
    """
    done, trouble = 0, []
    owed = chain.from_iterable(unrendered(organisation) for organisation in with_unrendered())
    for review in islice(filter(signature_entry, owed), limit):
        try:
            render_one(review, at)
            done += 1
        except Exception as error:
            trouble.append(error)
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} minutes could not be rendered", trouble)
    return done


def render_one(review: Review, at: datetime) -> None:
    """The file first, then the row that names it. Interrupted in between, a file is left that gets swept."""
    organisation = review.organisation_id
    pdf = files.keep(organisation, render(review))
    note(review_id=review.id, pdf=pdf, by=Actor(ActorKind.SYSTEM, organisation), at=at)
