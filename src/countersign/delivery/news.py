"""What a channel is told: what happened, how often, and where to look. No person is named, and no text is quoted.

A thing that happened is told once (``about``), and what adds up is told in one message a day or a week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.acknowledgements import queries as acknowledgements
from countersign.acknowledgements.queries import Asked
from countersign.delivery.enums import News
from countersign.delivery.formats import Message
from countersign.kernel.instants import instant
from countersign.kernel.words import listed
from countersign.ledger.queries import of_kinds
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.readiness import queries as readiness
from countersign.readiness.rule import Grade

if TYPE_CHECKING:
    from countersign.policies.models import Version

LOOKS_BACK = timedelta(days=7)
"""A worker that was down for longer tells nobody of old news."""

MORNING = time(8)
"""Of the Monday on which numbers are told, where the organisation is."""

MOST_LINES = 10

type Told = Iterator[tuple[str, Callable[[], Message | None]]]
"""What each message is about; what it says is worked out for whoever was not told yet, None where that is nothing."""


def news(kind: News, organisation: UUID, since: datetime, at: datetime) -> Told:
    """What there is to tell now to somebody who wants to know what happens after ``since``."""
    return TELLS[kind](organisation, since, at)


def came_into_force(organisation: UUID, since: datetime, at: datetime) -> Told:
    zone, today = zone_of(organisation), people.today(organisation, at)
    first = (at - LOOKS_BACK).date()
    for version in policies.in_force_by_policy(organisation).values():
        on, published = version.effective_on, version.published_at
        if on is None or published is None or on > today or max(on, published.astimezone(zone).date()) < first:
            continue
        if published >= since or on > since.astimezone(zone).date():
            yield f"in force {version.id}", partial(in_force, organisation, version)


def in_force(organisation: UUID, version: Version) -> Message:
    title = _("{title} {label} is in force").format(title=version.title, label=version.label)
    line = _("Since {day}.").format(day=date_format(cast("date", version.effective_on), "j F Y"))
    return told(organisation, title, [line], "policies:policy", _("Read it"), version.policy_id)


def how_many_accepted(organisation: UUID, since: datetime, at: datetime) -> Told:
    """On Monday morning, or when a worker is there again; nobody is told of a week that began before they asked."""
    zone, today = zone_of(organisation), people.today(organisation, at)
    monday = today - timedelta(days=today.weekday())
    begins = datetime.combine(monday, MORNING, zone)
    if not since < begins <= at:
        return
    yield f"counts {monday}", partial(counts, organisation, monday, today)


def counts(organisation: UUID, monday: date, today: date) -> Message | None:
    asks = acknowledgements.asked(organisation, today)
    lines = [line for line in (standing(organisation, one, today) for one in asks[:MOST_LINES]) if line]
    if not lines:
        return None
    if more := len(asks[MOST_LINES:]):
        lines.append(ngettext("And one more.", "And {n} more.", more).format(n=more))
    title = _("How many have accepted, on {day}").format(day=date_format(monday, "j F Y"))
    return told(organisation, title, lines, "acceptances:late", _("See how long they are late"))


def standing(organisation: UUID, ask: Asked, today: date) -> str:
    """Empty where nobody is asked."""
    counted = acknowledgements.stats(organisation, ask.version, today).everybody
    if not counted.due:
        return ""
    said = _("{title} {label}: {accepted} of {due} have accepted").format(
        title=ask.title, label=ask.label, accepted=counted.accepted, due=counted.due
    )
    late = ngettext("{n} is late", "{n} are late", counted.late).format(n=counted.late) if counted.late else ""
    return f"{said}; {late}." if late else f"{said}."


def new_findings(organisation: UUID, since: datetime, at: datetime) -> Told:
    """Those of today, once they were looked at; from the day on after somebody asked."""
    today = people.today(organisation, at)
    if since.astimezone(zone_of(organisation)).date() >= today or not readiness.looked_on(organisation, today):
        return
    yield f"findings {today}", partial(raised_on, organisation, today)


def raised_on(organisation: UUID, today: date) -> Message | None:
    turned = readiness.turned(organisation, today, today)
    by_grade = Counter(one.grade for one in turned if one.raised and one.on == today)
    n = by_grade.total()
    title = ngettext("One finding is new", "{n} findings are new", n).format(n=n)
    line = listed([f"{by_grade[one]} {one.word}" for one in sorted(Grade, reverse=True) if by_grade[one]])
    return told(organisation, title, [f"{line}."], "findings:list", _("Look at the findings")) if n else None


def failed_verifications(organisation: UUID, since: datetime, at: datetime) -> Told:
    """Once a day, whoever asked for it and however often."""
    zone = zone_of(organisation)
    for leaf in of_kinds(organisation, ["verification.done"], max(since, at - LOOKS_BACK)):
        n, on = leaf["state"]["problems"], instant(leaf["at"]).astimezone(zone).date()
        if n:
            yield f"verification {on}", partial(failed, organisation, n)


def failed(organisation: UUID, n: int) -> Message:
    line = ngettext(
        "One thing is not as it was recorded. The page Health says what to do.",
        "{n} things are not as they were recorded. The page Health says what to do.",
        n,
    )
    return told(organisation, _("The verification failed"), [line.format(n=n)], "health:page", _("Open Health"))


TELLS: dict[News, Callable[[UUID, datetime, datetime], Told]] = {
    News.IN_FORCE: came_into_force,
    News.COUNTS: how_many_accepted,
    News.FINDINGS: new_findings,
    News.VERIFICATION: failed_verifications,
}


def words_of_a_test(organisation: UUID) -> Message:
    line = _("Whoever reads this reads what Countersign posts here. It names nobody.")
    return told(organisation, _("This is a test"), [line], "settings:channels", _("Which news are posted"))


def told(organisation: UUID, title: str, lines: list[str], path: str, label: str, *values: object) -> Message:
    firm = people.organisation(organisation)
    link = settings.COUNTERSIGN_URL + reverse(path, args=[firm.slug, *values])
    return Message(
        title, tuple(lines), link, label, _("{organisation}, from Countersign").format(organisation=firm.name)
    )


def zone_of(organisation: UUID) -> ZoneInfo:
    return ZoneInfo(people.organisation(organisation).time_zone)
