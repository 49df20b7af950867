"""What happened since a policy was last looked at that may be an occasion to look again: facts, and no judgement.

Only what stands on record here is known of: that the organisation or its scope changed, who leads, who signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from uuid import UUID

from countersign.kernel.instants import day_in, instant
from countersign.kernel.words import Words, listed, say
from countersign.ledger.queries import of_kinds
from countersign.people.queries import Register
from countersign.policies.enums import Occasion

if TYPE_CHECKING:
    from countersign.people.models import Leader
    from countersign.policies.queries.reviewing import ReviewDue

BEGINNING = datetime(1971, 1, 1, tzinfo=UTC)
SAID_OF_ITSELF = ("organisation.set_up", "organisation.changed")
"""The entries whose state says what the organisation is called and what its ISMS covers."""

CHANGES = (
    (("name",), "The organisation has another name since {day}."),
    (("isms_scope", "isms_scope_statement", "departments"), "The scope of the ISMS changed on {day}."),
)


@dataclass(frozen=True)
class Suggested:
    """Something that happened on a day and that a review could be held for."""

    occasion: Occasion
    on: date
    says: Words


def suggested(register: Register, due: ReviewDue, today: date) -> list[Suggested]:
    """Everything since the policy was last looked at, the latest first."""
    found = [
        *signatory_gone(register, due, today),
        *leaders_changed(register, due, today),
        *organisation_changed(register, due),
    ]
    return sorted(found, key=lambda one: (one.on, one.occasion), reverse=True)


def signatory_gone(register: Register, due: ReviewDue, today: date) -> Iterator[Suggested]:
    """Whoever signed led on the day of signing, and leads no more."""
    version = due.version
    if version.signed_on is None or version.signed_by_id is None:
        return
    led = [one for one in register.leaders(version.signed_on) if one.person_id == version.signed_by_id]
    leads = any(one.person_id == version.signed_by_id for one in register.leaders(today))
    ended = ends_of(led[0]) if led and not leads else None
    if ended and ended >= due.looked_at:
        says = say(
            "{name}, who signed version {label}, left top management on {day}.",
            name=str(led[0].person),
            label=version.label,
            day=ended,
        )
        yield Suggested(Occasion.SIGNATORY_GONE, ended, says)


def ends_of(entry: Leader) -> date | None:
    """The first day on which somebody did not lead any more."""
    return min(filter(None, (entry.leads_until, entry.person.left_on)), default=None)


def leaders_changed(register: Register, due: ReviewDue, today: date) -> Iterator[Suggested]:
    """Who came to lead, and who stopped. Of whoever signed another line speaks."""
    confirmed = [one for one in register.entries if one.confirmed_at]
    since = [one for one in confirmed if due.looked_at < one.leads_from <= today]
    if since:
        names = listed(sorted({str(one.person) for one in since}))
        on = max(one.leads_from for one in since)
        yield Suggested(Occasion.ORGANISATION, on, say("New in top management: {names}.", names=names))
    ended = [(one, ends_of(one)) for one in confirmed if one.person_id != due.version.signed_by_id]
    gone = [(one, on) for one, on in ended if on and due.looked_at <= on <= today]
    if gone:
        names = listed(sorted({str(one.person) for one, _on in gone}))
        on = max(on for _one, on in gone)
        yield Suggested(Occasion.ORGANISATION, on, say("No longer in top management: {names}.", names=names))


def organisation_changed(register: Register, due: ReviewDue) -> Iterator[Suggested]:
    """Whether the organisation is called or covers something else than on the day the policy was last looked at."""
    zone, states = register.firm.time_zone, states_of(register.firm.id)
    days = [(day_in(zone, instant(at)), state) for at, state in states]
    for columns, says in CHANGES:
        changes = [on for (_, before), (on, after) in pairwise(days) if differs(before, after, columns)]
        until = [state for on, state in days if on <= due.looked_at]
        if changes and changes[-1] > due.looked_at and until and differs(until[-1], days[-1][1], columns):
            yield Suggested(Occasion.ORGANISATION, changes[-1], say(says, day=changes[-1]))


def states_of(organisation: UUID) -> list[tuple[int, dict[str, Any]]]:
    """Instant and state of the organisation, in order. Few: it is not changed every day."""
    return [(leaf["at"], leaf["state"]) for leaf in of_kinds(organisation, SAID_OF_ITSELF, BEGINNING)]


def differs(before: dict[str, Any], after: dict[str, Any], columns: tuple[str, ...]) -> bool:
    return any(before.get(column) != after.get(column) for column in columns)
