"""Inputs b and e: what changed around the ISMS, and what people said about it, as far as it is on record here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from countersign.acknowledgements import queries as acknowledgements
from countersign.awareness import queries as awareness
from countersign.changes import queries as changes
from countersign.kernel.instants import day_begins, day_in, instant
from countersign.kernel.words import listed, say
from countersign.ledger.queries import of_kinds
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.reviews.queries.lines import Line, nothing

A_YEAR = timedelta(days=365)


def beginning(as_of: date, since: date | None) -> date:
    """Since the review before; where there was none, in the last year."""
    return since or as_of - A_YEAR


def who_leads(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Who came to top management, and who left it."""
    first = beginning(as_of, since)
    entries = [one for one in people.Register(people.organisation(organisation)).entries if one.confirmed_at]
    came = sorted({str(one.person) for one in entries if first < one.leads_from <= as_of})
    gone = sorted({str(one.person) for one in entries if one.leads_until and first < one.leads_until <= as_of})
    if came:
        yield Line(say("New in top management: {names}.", names=listed(came)))
    if gone:
        yield Line(say("No longer in top management: {names}.", names=listed(gone)))
    if not came and not gone:
        yield nothing("Nobody came to top management or left it since {day}.", day=first)


def the_organisation(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Whether the organisation said something else of itself: its name, its purpose, its scope."""
    firm, first = people.organisation(organisation), beginning(as_of, since)
    begun = day_begins(firm.time_zone, first)
    leaves = of_kinds(organisation, ("organisation.changed",), begun)
    for day in sorted({day_in(firm.time_zone, instant(leaf["at"])) for leaf in leaves}):
        if first < day <= as_of:
            yield Line(say("What the organisation says of itself or of its scope changed on {day}.", day=day))


def policies_looked_at(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Policies that were reviewed, and those that came into force."""
    shelf, first = policies.Shelf(people.organisation(organisation)), beginning(as_of, since)
    titles = {one.id: (one.title, one.label) for one in shelf.versions}
    for one in shelf.versions:
        if one.effective_on and first < one.effective_on <= as_of and one.published_at:
            yield Line(say("{title}, version {label}, in force since {day}.", title=one.title, label=one.label,
                day=one.effective_on))  # fmt: skip
    for reviewed in (each for found in shelf.reviews.values() for each in found):
        if first < reviewed.reviewed_on <= as_of:
            title, label = titles[reviewed.version_id]
            told = {"title": title, "label": label, "day": reviewed.reviewed_on}
            yield Line(say("{title}, version {label}, was looked at again on {day}.", **told))


def what_happened(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Significant changes and incidents since the review before, and those that somebody wanted looked at here."""
    first = beginning(as_of, since)
    fresh = Q(happened_on__gt=first) | Q(for_review=True, assessed_on__gt=first)
    found = list(changes.events(organisation).filter(fresh, happened_on__lte=as_of))
    for one in found:
        if one.assessed_at is None:
            says = say("{day}: {title}; nobody has said yet what it means.", day=one.happened_on, title=one.title)
        elif one.reviews_policy:
            says = say("{day}: {title}; it touches the policy.", day=one.happened_on, title=one.title)
        else:
            says = say("{day}: {title}; the policy stays as it is.", day=one.happened_on, title=one.title)
        yield Line(says)
    if not found:
        yield nothing("No significant change and no major incident is recorded since {day}.", day=first)


def spot_checks(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """How the spot checks that ended since came out, in numbers; of fewer than five answers nothing is told."""
    first = beginning(as_of, since)
    ended = list(awareness.draws(organisation).filter(closed_on__gt=first, closed_on__lte=as_of))
    if not ended:
        yield nothing("No spot check of the staff ended since {day}.", day=first)
    for one in ended:
        if (came := awareness.results(organisation, one.id)) is None:
            yield Line(say("Spot check of {day}: too few answered to tell how it came out.", day=one.closed_on))
        else:
            told = {"n": came.passed.n, "of": came.passed.of, "found": came.found.n, "day": one.closed_on}
            yield Line(say("Spot check of {day}: {n} of {of} passed, {found} found the policy.", **told))


def what_people_asked(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Questions about the policy, and people who could not accept it: counted, nobody is named."""
    parent, firm = policies.parent_policy(organisation), people.organisation(organisation)
    first = beginning(as_of, since)
    if parent is None:
        return
    asked = acknowledgements.asked_since(organisation, parent.id, day_begins(firm.time_zone, first))
    if n := sum(asked.values()):
        yield Line(say("Staff asked about the policy, or could not accept it, {n} times since {day}.", n=n, day=first))
    else:
        yield nothing("Nobody asked about the policy or refused it since {day}.", day=first)
    if waiting := len(acknowledgements.waiting_replies(organisation, as_of)):
        yield Line(say("{n} of their questions wait for an answer.", n=waiting))
