"""Whose mail may leave this machine. An example's people are nobody: only a trial's mailbox gets what they are told."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from countersign.kernel.refusals import Refused
from countersign.ledger.queries import examples, is_example


def kept_inside() -> list[UUID]:
    """The organisations to whose people nothing is mailed: outside trial mode, every example."""
    return [] if settings.COUNTERSIGN_TRIAL else examples()


def check_mails(organisation: UUID | None) -> None:
    """Raises Refused for an example, unless its mails end in the mailbox of a trial (decision 24)."""
    if organisation and not settings.COUNTERSIGN_TRIAL and is_example(organisation):
        raise Refused("An example mails nobody, so there is no code to confirm with.")
