from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.set_up import check_scope, check_time_zone
from countersign.people.entries import OrganisationChanged
from countersign.people.enums import Scope
from countersign.people.models import Organisation
from countersign.people.permissions import check_can_change_organisation, check_fresh
from countersign.people.queries import today

LONGEST_TERM, MOST_TERMS = 80, 50


@command
def change_organisation(
    *,
    revision_shown: int,
    name: str,
    purpose: str,
    context_terms: Sequence[str],
    isms_scope: Scope,
    isms_scope_statement: str,
    isms_started_on: date,
    time_zone: str,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put right what the organisation is and what its ISMS covers (ISO/IEC 27001, 4.1 and 4.3).

    Its address stays as it is, since links in mails must go on working. Saving what is there already changes nothing.
    """
    organisation = locked(Organisation, by.organisation, by.organisation)
    check_can_change_organisation(by)
    check_fresh(organisation, revision_shown)
    if not name.strip():
        raise Refused("Say what the organisation is called.")
    check_scope(isms_scope, isms_scope_statement)
    if isms_started_on > today(by.organisation, at):
        raise Refused("An ISMS that starts later has not started: look at the date.")
    check_time_zone(time_zone)
    before = facts(organisation)
    organisation.name, organisation.purpose = name.strip(), purpose.strip()
    organisation.context_terms = written(context_terms)
    organisation.isms_scope, organisation.isms_scope_statement = isms_scope.value, isms_scope_statement.strip()
    organisation.isms_started_on, organisation.time_zone = isms_started_on, time_zone
    if facts(organisation) != before:
        write(organisation, OrganisationChanged())
    return organisation.ref


def written(terms: Sequence[str]) -> list[str]:
    """The terms in the order given, each once, whatever its capitals."""
    plain = (" ".join(term.split()) for term in terms)
    once = list({term.casefold(): term for term in plain if term}.values())
    if len(once) > MOST_TERMS:
        raise Refused(say("At most {n} terms: name the words that nobody else would use.", n=MOST_TERMS))
    if long := next((term for term in once if len(term) > LONGEST_TERM), None):
        raise Refused(say("{term} is too long: a term has at most {n} characters.", term=long[:20], n=LONGEST_TERM))
    return once


def facts(organisation: Organisation) -> tuple[object, ...]:
    names = ("name", "purpose", "context_terms", "isms_scope", "isms_scope_statement", "isms_started_on", "time_zone")
    return tuple(getattr(organisation, name) for name in names)
