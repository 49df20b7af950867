"""Who has acknowledged the policy, counted before any rule looks (DOMAIN, 2.1 number 8; decision 21).

A dossier lists acceptances one by one, or gives them counted; what is counted then takes the place of the lists of
people and of acceptances. The rules see one shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from statistics import median

from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.kernel.periods import months_after
from countersign.people.facts import Person
from countersign.policies.facts import Version
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import top_managers
from countersign.readiness.dossier.persons import active
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current, parent, saying_the_same, says_the_same

STAFF = ("employee", "director")
OUTSIDERS = ("contractor", "supplier")
JOINED_WITHIN_DAYS = 365
"""Part of what ``joiners`` means in the counted form, so no setting of a rule."""
SAMPLE = 20


@dataclass(frozen=True, kw_only=True)
class Acknowledging:
    """How far the policy has been acknowledged: employees and directors, where nothing else is said.

    ``missing``: a few of them, managers first; nobody where only the counts are known. ``contractors_*``: contractors
    and suppliers with access. ``joiners`` is None while nobody knows since when there is a policy to acknowledge.
    ``renewable``: who has acknowledged on a recorded day. ``recorded``, ``by_proxy`` and ``timed`` count acceptances
    of whatever version by whomever. ``on_record``: is there one at all, and is there one for the current version?
    """

    due: int
    acknowledged: int
    missing: tuple[str, ...] = ()
    leaders_missing: tuple[str, ...] = ()
    contractors_due: int
    contractors_covered: int
    joiners: int | None
    joiners_late: int
    renewable: int
    stale: int
    recorded: int
    by_proxy: int
    timed: int
    median_seconds: float | None
    on_record: bool
    current_on_record: bool


def once[Value](count: Callable[[Dossier], Value]) -> Callable[[Dossier], Value]:
    """Count once for each dossier and keep the answer beside it, as a cached_property of the dossier would."""

    @wraps(count)
    def kept(dossier: Dossier) -> Value:
        beside = vars(dossier)
        if count.__qualname__ not in beside:
            beside[count.__qualname__] = count(dossier)
        found: Value = beside[count.__qualname__]
        return found

    return kept


@once
def acknowledging(dossier: Dossier) -> Acknowledging | None:
    """The counts of the parent policy; None while there is none."""
    policy = parent(dossier)
    if policy is None:
        return None
    return given(policy, policy.ack_stats) if policy.ack_stats else Roll(dossier, policy).counted()


def given(policy: Policy, stats: AcceptanceCounts) -> Acknowledging:
    """What the dossier has counted already."""
    timed, seconds = timing(policy)
    return Acknowledging(
        due=stats.due,
        acknowledged=stats.acked,
        leaders_missing=tuple(dict.fromkeys(stats.exec_missing)),
        contractors_due=stats.contractor_due,
        contractors_covered=stats.contractor_acked,
        joiners=stats.joiners or 0,
        joiners_late=stats.joiners_late or 0,
        renewable=stats.acked,
        stale=stats.stale,
        recorded=stats.acked,
        by_proxy=stats.proxy,
        timed=timed,
        median_seconds=seconds,
        on_record=stats.acked > 0,
        current_on_record=stats.acked > 0,
    )


def timing(policy: Policy) -> tuple[int, float | None]:
    """How many acceptances were timed, and the median time from opening to accepting."""
    if policy.read_stats:
        return policy.read_stats.n, policy.read_stats.median_s
    seconds = [one.read_s for one in policy.acks if one.read_s is not None]
    return len(seconds), median(seconds) if seconds else None


def percent(part: int, whole: int) -> float:
    """How many of a hundred: never over 100, and 100 of nothing at all where there is a part of it."""
    if part >= whole:
        return 100.0 if part > 0 else 0.0
    return 100 * part / whole


@dataclass(frozen=True)
class Roll:
    """A policy whose acceptances are listed one by one."""

    dossier: Dossier
    policy: Policy

    def counted(self) -> Acknowledging:
        staff = [person for person in self.due if person.kind in STAFF]
        done = [person.id for person in staff if person.id in self.covered]
        outsiders = [one for one in self.due if one.kind in OUTSIDERS and one.access and one.id not in self.top]
        joiners = self.joiners()
        latest = [days[-1] for id in done if (days := self.days.get(id))]
        timed, seconds = timing(self.policy)
        return Acknowledging(
            due=len(staff),
            acknowledged=len(done),
            missing=self.managers_first([person for person in staff if person.id not in self.covered]),
            leaders_missing=self.leaders_missing(),
            contractors_due=len(outsiders),
            contractors_covered=sum(person.clause or person.id in self.covered for person in outsiders),
            joiners=None if joiners is None else len(joiners),
            joiners_late=sum(self.is_late(person) for person in joiners or ()),
            renewable=len(latest),
            stale=sum(self.is_stale(day) for day in latest),
            recorded=len(self.policy.acks),
            by_proxy=sum(one.by not in (None, one.person) and not one.form for one in self.policy.acks),
            timed=timed,
            median_seconds=seconds,
            on_record=bool(self.policy.acks),
            current_on_record=any(one.v in self.labels for one in self.policy.acks),
        )

    @cached_property
    def version(self) -> Version | None:
        return current(self.policy, self.dossier.as_of)

    @cached_property
    def top(self) -> set[str]:
        return {person.id for person in top_managers(self.dossier)}

    @cached_property
    def days(self) -> dict[str, list[date]]:
        """For each person the days on which they acknowledged any version, in order."""
        found: dict[str, list[date]] = {}
        for one in sorted(self.policy.acks, key=lambda one: one.on):
            found.setdefault(one.person, []).append(one.on)
        return found

    @cached_property
    def covered(self) -> set[str]:
        """Who has acknowledged the current version: by a record, or by approving it."""
        found = {one.person for one in self.policy.acks if one.v in self.labels}
        approver = self.version.approved_by if self.version else None
        return found | {approver} if approver else found

    @cached_property
    def labels(self) -> set[str]:
        """The versions whose acceptance holds for the current one: itself, its translations, and what says the same."""
        used = {one.v for one in self.policy.acks}
        return {label for label in used if self.version and says_the_same(self.policy, label, self.version)}

    @cached_property
    def asked(self) -> list[Person]:
        """Active people in the audience, neither on leave nor exempt."""
        audience = frozenset(self.policy.audience or ["all"])
        return [
            person
            for person in active(self.dossier)
            if not person.on_leave and not person.ack_exempt and is_in(person, audience)
        ]

    @cached_property
    def due(self) -> list[Person]:
        """Those asked whose days of grace are over; nobody while it is not recorded when the version took effect."""
        effective = saying_the_same(self.policy, self.version)[0].takes_effect if self.version else None
        if effective is None or effective >= self.grace_began:
            return []
        return [person for person in self.asked if person.joined is None or person.joined < self.grace_began]

    @cached_property
    def grace_began(self) -> date:
        """Whoever was asked on this day or later may still take their time."""
        return date.fromordinal(max(1, self.dossier.as_of.toordinal() - self.policy.ack_days))

    def leaders_missing(self) -> tuple[str, ...]:
        """Leaders who are due and not covered: executives on the payroll, and whoever is on the register."""
        return tuple(
            person.id
            for person in self.due
            if person.id not in self.covered
            and person.kind != "external"
            and (person.id in self.top or (person.exec and person.kind in STAFF))
        )

    def managers_first(self, people: list[Person]) -> tuple[str, ...]:
        """A few of them, those first to whom others report."""
        managers = {person.reports_to for person in self.dossier.people}
        return tuple(person.id for person in sorted(people, key=lambda one: one.id not in managers)[:SAMPLE])

    def joiners(self) -> list[Person] | None:
        """Employees who joined in the last year, since there is something to acknowledge, and had their grace."""
        effective = [
            version.takes_effect
            for version in self.policy.versions
            if version.status != "draft" and not version.translation_of and version.takes_effect
        ]
        if not effective:
            return None
        start = max(min(effective), self.dossier.org.isms_started)
        return [
            person
            for person in self.asked
            if person.kind == "employee"
            and person.joined
            and start <= person.joined
            and person.joined < self.grace_began
            and days_ago(self.dossier, person.joined) <= JOINED_WITHIN_DAYS
        ]

    def is_late(self, joiner: Person) -> bool:
        """Nothing within the days of grace. Who approved the version acknowledged it on that day."""
        days = self.days.get(joiner.id, [])[:1]
        if self.version and self.version.approved_by == joiner.id:
            days.append(self.version.approved_on or date.min)
        return not days or (min(days) - (joiner.joined or date.min)).days > self.policy.ack_days

    def is_stale(self, day: date) -> bool:
        months = self.policy.ack_refresh_months
        return months is not None and months_after(day, months) < self.dossier.as_of


def is_in(person: Person, audience: frozenset[str]) -> bool:
    """Is this person among those named? One match is enough."""
    return (
        "all" in audience
        or ("staff" in audience and person.kind in STAFF)
        or not audience.isdisjoint((person.kind, person.dept, person.id))
    )
