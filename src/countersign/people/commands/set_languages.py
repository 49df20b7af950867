from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import OrganisationChanged
from countersign.people.models import Organisation
from countersign.people.permissions import check_can_change_organisation, check_fresh

MOST = 20


@command
def set_languages(*, others: Sequence[str], revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Name the languages that people here read in, beside the one in which policies are signed.

    ``others`` are tags such as ``de`` or ``pt-br``. Saving what is there already changes nothing.
    """
    organisation = locked(Organisation, by.organisation, by.organisation)
    check_can_change_organisation(by)
    check_fresh(organisation, revision_shown)
    signed, *_ = organisation.languages
    named = sorted({tag.strip().lower() for tag in others})
    if len(named) > MOST:
        raise Refused(say("At most {n} languages besides the one in which you sign.", n=MOST))
    for tag in named:
        check_known(tag, signed)
    if [signed, *named] != organisation.languages:
        organisation.languages = [signed, *named]
        write(organisation, OrganisationChanged())
    return organisation.ref


def check_known(tag: str, signed: str) -> None:
    """A language that has a name, and another one than that of the signed texts."""
    if tag not in dict(settings.LANGUAGES):
        raise Refused(say("“{tag}” is no language that is known here. Choose one from the list.", tag=tag[:12]))
    if tag.partition("-")[0] == signed.partition("-")[0]:
        raise Refused("Policies are signed in this language: nobody needs a translation into it.")
