"""Input d: how the ISMS performs, with two points in time where there are two (DOMAIN, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from countersign.acknowledgements import queries as acknowledgements
from countersign.audits import queries as audits
from countersign.awareness import queries as awareness
from countersign.kernel.words import say
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.reviews.queries.lines import Line, nothing
from countersign.reviews.queries.surroundings import beginning

NONCONFORMITIES, MEASURES, AUDITS, OBJECTIVES = "d1", "d2", "d3", "d4"


def acceptances(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """How many of those who are due have accepted the policy, then and now."""
    shelf, then = policies.Shelf(people.organisation(organisation)), beginning(as_of, since)
    now = acknowledgements.collect_facts(organisation, as_of, shelf)
    before = acknowledgements.collect_facts(organisation, then, shelf)
    if not now.due:
        yield nothing("Nobody is due to accept the policy.", sub=MEASURES)
        return
    told = {"acked": now.acked, "due": now.due, "day": then}
    if before.due:
        says = say("{acked} of {due} have accepted the policy; on {day} it was {was} of {of}.", was=before.acked,
            of=before.due, **told)  # fmt: skip
        yield Line(says, sub=MEASURES, trend=True)
    else:
        yield Line(say("{acked} of {due} have accepted the policy; on {day} nobody was due.", **told), sub=MEASURES)


def trainings(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """How many trainings were done since the review before, and in as long a time before that."""
    if not awareness.keeps_trainings(organisation, as_of):
        yield nothing("No training is recorded here.", sub=MEASURES)
        return
    first = beginning(as_of, since)
    earlier = first - max(as_of - first, timedelta(days=1))
    every = awareness.completions(organisation)
    n = every.filter(completed_on__gt=first, completed_on__lte=as_of).count()
    before = every.filter(completed_on__gt=earlier, completed_on__lte=first).count()
    says = say("{n} trainings were done since {day}; in as long a time before, {before}.", n=n, day=first,
        before=before)  # fmt: skip
    yield Line(says, sub=MEASURES, trend=True)


def role_knowledge(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """How many holders checked what they know of their role."""
    first = beginning(as_of, since)
    if n := awareness.role_checks(organisation).filter(checked_on__gt=first, checked_on__lte=as_of).count():
        yield Line(say("{n} times somebody checked what they know of their role since {day}.", n=n, day=first),
            sub=MEASURES)  # fmt: skip


def internal_audits(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Audits of one's own, conducted and planned."""
    first, found = beginning(as_of, since), audits.Calendar(people.organisation(organisation)).internal
    done = [one for one in found if one.conducted_on and first < one.conducted_on <= as_of]
    before = [one for one in found if one.conducted_on and one.conducted_on <= first]
    for one in done:
        told = {"title": one.title, "day": one.conducted_on}
        yield Line(say("{title}, conducted on {day}.", **told), sub=AUDITS, trend=bool(before))
    if not done:
        yield nothing("No internal audit was conducted since {day}.", sub=AUDITS, day=first)
    for one in found:
        if one.called_off_at is None and one.conducted_on is None:
            yield Line(say("Planned for {day}: {title}", day=one.audit_on, title=one.title), sub=AUDITS)


def visits(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Audits from outside: since the review before, and the next."""
    first, calendar = beginning(as_of, since), audits.Calendar(people.organisation(organisation))
    for one in calendar.visits:
        if one.called_off_at is None and first < one.visit_on <= as_of:
            yield Line(say("An audit from outside took place on {day}.", day=one.visit_on), sub=AUDITS)
    ahead = calendar.ahead(as_of)
    if ahead and ahead.visit_on > as_of:
        yield Line(say("The next audit from outside is on {day}.", day=ahead.visit_on), sub=AUDITS)
