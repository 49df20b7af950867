"""Would somebody audit their own work? Worked out from what they hold on the day of the audit (S3; 9.2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from countersign.audits.enums import ConflictKind
from countersign.audits.models import InternalAudit
from countersign.kernel.actors import Hat
from countersign.kernel.instants import day_in
from countersign.kernel.words import Words, say
from countersign.people.queries import grants, organisation, reports
from countersign.roles.queries import Book, standing

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment, Role


@dataclass(frozen=True)
class Conflict:
    """One thing that stands against an auditor.

    ``of``: the key of a role, or the name of a department; with ``kind`` it tells one from another. ``called``: the
    role as it is written. ``since`` and ``until``: the days on which it is held, the last one exclusive. ``meant``:
    top management has not given them the role, and nobody else has it.
    """

    kind: ConflictKind
    of: str
    called: str = ""
    since: date | None = None
    until: date | None = None
    meant: bool = False

    def kept(self) -> dict[str, Any]:
        """As an exception keeps it."""
        days = {"since": self.since and self.since.isoformat(), "until": self.until and self.until.isoformat()}
        return {"kind": self.kind.value, "of": self.of, "called": self.called, "meant": self.meant, **days}

    def says(self, name: str) -> Words:
        template = MEANT if self.meant else SENTENCES[self.kind][self.until is not None]
        told = {"name": name, "called": self.called, "of": self.of, "since": self.since, "until": self.until}
        return say(template, **{key: value for key, value in told.items() if f"{{{key}}}" in template})


MEANT = "{name} is put forward for the role {called} from {since}, nobody else has it, and its work is audited."

SENTENCES: dict[ConflictKind, tuple[str, str]] = {
    ConflictKind.ISMS: (
        "{name} has the role {called} since {since}. It keeps the ISMS conforming, and the ISMS is audited.",
        "{name} has the role {called} from {since} until {until}. It keeps the ISMS conforming, and the ISMS is "
        "audited.",
    ),
    ConflictKind.ACCESS: (
        "{name} has the access of the ISMS lead since {since}, and the ISMS is audited.",
        "{name} had the access of the ISMS lead from {since} until {until}, and the ISMS is audited.",
    ),
    ConflictKind.ROLE: (
        "{name} has the role {called} since {since}, and that role is audited.",
        "{name} has the role {called} from {since} until {until}, and that role is audited.",
    ),
    ConflictKind.CONTACT: (
        "{name} speaks for {of} since {since} ({called}), and {of} is audited.",
        "{name} speaks for {of} from {since} until {until} ({called}), and {of} is audited.",
    ),
    ConflictKind.STAND_IN: (
        "{name} stands in for whoever has the role {called} from {since} until {until}, and its work is audited.",
    )
    * 2,
    ConflictKind.HEAD: ("People in {of} report to {name}, and {of} is audited.",) * 2,
}
"""While it has no end, and when it has one."""


def kept(found: list[Conflict]) -> list[dict[str, Any]]:
    return [one.kept() for one in found]


def read_kept(conflicts: list[dict[str, Any]]) -> list[Conflict]:
    """What an exception keeps, as it was written."""
    return [
        Conflict(
            kind=ConflictKind(one["kind"]),
            of=one["of"],
            called=one["called"],
            since=as_day(one["since"]),
            until=as_day(one["until"]),
            meant=one["meant"],
        )
        for one in conflicts
    ]


def as_day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def conflicts(audit: InternalAudit, auditor: Person, on: date, book: Book | None = None) -> list[Conflict]:
    """Everything that stands against somebody as the auditor of an audit on a day, as we know it now.

    A role counts that top management gave them, whenever it was recorded. One that they are only proposed for counts
    where nobody else has it: whoever is meant for a duty that nobody else carries does the work already.
    """
    book = book or Book(organisation(audit.organisation_id))
    if auditor.left_on is not None and auditor.left_on <= on:
        return []
    current = [one for one in book.appointments if is_current(one, on)]
    taken = {one.role.key for one in current if one.approved_at is not None}
    mine = [one for one in current if one.person_id == auditor.id]
    held = [one for one in mine if one.approved_at is not None or one.role.key not in taken]
    own = [*roles_held(audit, held, book, on), *stood_in(audit, auditor, book, on)]
    found = [*own, *access_held(audit, auditor, on), *people_led(audit, auditor, on)]
    return list({(one.kind, one.of): one for one in found}.values())


def coming(audit: InternalAudit, auditor: Person, on: date, book: Book) -> list[Conflict]:
    """What would stand against them if a proposal were approved that waits now."""
    current = [one for one in book.appointments if is_current(one, on) and one.person_id == auditor.id]
    waiting = roles_held(audit, [one for one in current if one.approved_at is None], book, on)
    known = {(one.kind, one.of) for one in conflicts(audit, auditor, on, book)}
    return [one for one in waiting if (one.kind, one.of) not in known]


def is_current(one: Appointment, on: date) -> bool:
    ended = one.held_until is not None and one.held_until <= on
    taken_back = one.ended_at is not None and one.approved_at is None
    return one.held_from <= on and not ended and not taken_back and one.declined_at is None


def roles_held(audit: InternalAudit, held: list[Appointment], book: Book, on: date) -> Iterator[Conflict]:
    for one in held:
        versions = versions_held(one, book, on)
        days = (versions[0].name, one.held_from, one.held_until, one.approved_at is None)
        if audit.audits_isms and any(version.ensures_conformity for version in versions):
            yield Conflict(ConflictKind.ISMS, one.role.key, *days)
        if one.role.key in audit.subject_roles:
            yield Conflict(ConflictKind.ROLE, one.role.key, *days)
        for department in sorted({*one.departments} & {*audit.departments}):
            yield Conflict(ConflictKind.CONTACT, department, *days)


def stood_in(audit: InternalAudit, auditor: Person, book: Book, on: date) -> Iterator[Conflict]:
    """Whoever stands in does the holder's work in these days, and answers for it as the holder does."""
    held = {one.id: one for one in book.appointments if one.approved_at is not None and is_current(one, on)}
    for one in (each for some in book.stand_ins.values() for each in some):
        made = held.get(one.appointment_id)
        if one.person_id == auditor.id and one.holds(on) and made is not None:
            for found in roles_held(audit, [made], book, on):
                yield Conflict(ConflictKind.STAND_IN, made.role.key, found.called, one.away_from, one.over_on)


def versions_held(one: Appointment, book: Book, on: date) -> list[Role]:
    """What its holder had accepted last by a day, and a newer one to which they are appointed and have not answered."""
    then = standing(one, on, book.firm.time_zone, book.renewals.get(one.id, ()))
    newer = then.asked
    given = newer is not None and not newer.waits and newer.declined_on is None
    return [then.role, newer.renewal.role] if newer is not None and given else [then.role]


def access_held(audit: InternalAudit, auditor: Person, on: date) -> Iterator[Conflict]:
    """Whoever has the access of the ISMS lead does the lead's work, whether they were appointed or not."""
    if not audit.audits_isms:
        return
    zone = organisation(audit.organisation_id).time_zone
    for grant in grants(audit.organisation_id).filter(person_id=auditor.id, hat=Hat.ISMS_LEAD.value):
        since, until = day_in(zone, grant.granted_at), grant.ended_at and day_in(zone, grant.ended_at)
        if since <= on and (until is None or on < until):
            yield Conflict(ConflictKind.ACCESS, grant.hat, "", since, until)


def people_led(audit: InternalAudit, auditor: Person, on: date) -> Iterator[Conflict]:
    """Who reports to whom is known for today alone."""
    if audit.departments:
        led = reports(audit.organisation_id, auditor.id).filter(department__in=audit.departments)
        here = [one for one in led if one.left_on is None or one.left_on > on]
        for department in sorted({one.department for one in here}):
            yield Conflict(ConflictKind.HEAD, department)
