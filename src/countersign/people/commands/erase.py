from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.redacting import Wanted
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger import files, writing
from countersign.ledger.holders import kept_lists
from countersign.ledger.writing import command, let_go, locked, take_out, write
from countersign.people.entries import PersonErased
from countersign.people.imports.naming import names
from countersign.people.models import Account, ImportPreview, ImportSeries, ImportStep, Person
from countersign.people.permissions import check_address_has_settled, check_can_erase
from countersign.people.queries import Called, called, open_import, places_of, today


@command
def erase(*, person_id: UUID, words: Sequence[str] = (), by: Actor, at: datetime) -> Ref:
    """Erase the personal data of somebody who left (GDPR, article 17). What they signed keeps their name.

    Their whole name and their addresses are taken out of every kept text that is no signed document; ``words`` are
    single words of their name that mean them as well. Lists that name them go: those that were read and not applied
    all, of those that were applied whichever names them.
    """
    person = locked(Person, by.organisation, person_id)
    check_can_erase(by, person, today(by.organisation, at))
    check_address_has_settled(by, at)
    told = called(person)
    check_words(told, words)
    forget_lists(by.organisation)
    writing.erase(person.id)
    take_out(person.id, told.wanted(words))
    let_go(person.id, lists_naming(by.organisation, told.wanted((*words, *told.numbers))))
    forget_account(person.email, by, at)
    person.name = person.email = person.title = person.employee_number = None
    person.erased_at = at
    write(person, PersonErased())
    return person.ref


def check_words(told: Called, words: Sequence[str]) -> None:
    """Nothing is taken out of evidence but somebody's own name."""
    for word in words:
        if word in told.shared:
            raise Refused(say("Somebody else is called “{word}” too: it stays where it stands alone.", word=word))
        if word not in told.words:
            raise Refused(say("“{word}” is no part of their name: nothing else is taken out of a text.", word=word))


def lists_naming(organisation: UUID, wanted: Wanted) -> Iterator[str]:
    """The digests of kept lists in which they stand."""
    for name in kept_lists(organisation):
        try:
            data = files.read(organisation, name)
        except (files.FileMissing, files.FileChanged):
            continue
        if names(data, wanted):
            yield name


def forget_account(address: str | None, by: Actor, at: datetime) -> None:
    """Their way to sign in goes, unless they belong to another organisation under the same address."""
    if address and not {*places_of(address, at)} - {by.organisation}:
        Account.objects.filter(email=address).delete()


def forget_lists(organisation: UUID) -> None:
    """What was read and not applied, and what is left of long lists."""
    if open_import(organisation):
        raise Refused("A long list is being taken in, and may name this person. Erase their data when it is through.")
    ImportStep.objects.filter(organisation_id=organisation).delete()
    ImportSeries.objects.filter(organisation_id=organisation).delete()
    ImportPreview.objects.filter(organisation_id=organisation).delete()
