"""What acknowledgements tells readiness about a day: acceptances of the parent policy, counted by the database.

Who is due, and who has acknowledged, is what DOMAIN.md §2.1, number 8 says. It differs from what is owed in that
people have some days of grace, and in that the approver of an earlier version is not spared a later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, DateField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from countersign.acknowledgements.enums import Confirmed
from countersign.acknowledgements.facts import AcceptanceCounts, Unreached
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries.asking import fresh_since
from countersign.acknowledgements.queries.binding import under_contract
from countersign.acknowledgements.queries.exempting import holding_exemptions
from countersign.acknowledgements.queries.remembered import DECIDE, EVERYBODY, Some, numbers
from countersign.kernel.instants import day_begins, day_in
from countersign.kernel.references import Ref, ref
from countersign.ledger.remembering import recalled
from countersign.people import queries as people
from countersign.people.enums import PersonKind
from countersign.policies import queries as policies
from countersign.policies.substance import same_substance

if TYPE_CHECKING:
    from countersign.people.models import Bounce, Leader, Organisation, Person
    from countersign.policies.models import Policy

JOINED_WITHIN_DAYS = 365
SAMPLE = 20

STAFF = Q(kind__in=[PersonKind.EMPLOYEE.value, PersonKind.DIRECTOR.value])
OUTSIDERS = Q(kind__in=[PersonKind.CONTRACTOR.value, PersonKind.SUPPLIER.value])


def collect_facts(organisation: UUID, as_of: date, shelf: policies.Shelf | None = None) -> AcceptanceCounts:
    """How far the parent policy was acknowledged by a day. Nobody is due before a version of it applies.

    ``shelf``: what whoever asks has read already.
    """
    shelf = shelf or policies.Shelf(people.organisation(organisation))
    versions = shelf.parent_standings(as_of)
    applies = policies.current(versions)
    if applies is None:
        return AcceptanceCounts(due=0, acked=0)
    roll = Roll(shelf.firm, as_of, applies, versions)
    told = numbers(organisation, "acknowledged", as_of, roll.facts, roll.counted)
    missing = recalled(organisation, ("leaders missing", as_of, roll.facts), DECIDE, roll.leaders_missing)
    return AcceptanceCounts(**told, exec_missing=missing)


def collect_unreached(organisation: UUID, as_of: date, shelf: policies.Shelf | None = None) -> Unreached | None:
    """Who has not acknowledged the parent policy by a day, and could not be asked by mail on it; None for nobody."""
    shelf = shelf or policies.Shelf(people.organisation(organisation))
    next_day = day_begins(shelf.firm.time_zone, as_of + timedelta(days=1))
    came_back = people.bounces(organisation, next_day)
    versions = shelf.parent_standings(as_of)
    applies = policies.current(versions)
    if applies is None or not came_back.exists():
        return None
    roll = Roll(shelf.firm, as_of, applies, versions)
    return recalled(organisation, ("unreached", as_of, roll.facts), UNREACHED_BY, partial(unreached, roll, came_back))


UNREACHED_BY = DECIDE | {"bounce", "change"}
"""What it is worked out from."""


def unreached(roll: Roll, came_back: QuerySet[Bounce]) -> Unreached | None:
    missed = came_back.order_by().values("person_id")
    owing = roll.owing.filter(id__in=missed)  # or else everybody is gone through
    found = came_back.filter(person_id__in=owing.order_by().values("id"))
    rows = found.values_list("person_id", "bounced_at")[: SAMPLE + 1]
    if not rows:
        return None
    return Unreached(
        n=len(rows) if len(rows) <= SAMPLE else found.count(),
        since=day_in(roll.firm.time_zone, rows[0][1]),
        people=tuple(ref("person", id) for id, _ in rows[:SAMPLE]),
    )


@dataclass(frozen=True)
class Roll:
    """Everybody who could be asked about the version that applies on a day, or some of them.

    ``versions`` are those of its policy.
    """

    firm: Organisation
    as_of: date
    applies: policies.Standing
    versions: list[policies.Standing]
    some: Some = EVERYBODY

    @property
    def policy(self) -> Policy:
        """Of which it is a version: how long people have, and when they are asked again."""
        return self.applies.version.policy

    @property
    def grace_began(self) -> date:
        """Whoever was asked after this day may still take their time, and on it too."""
        return self.as_of - timedelta(days=self.policy.ack_days)

    @property
    def facts(self) -> tuple[UUID, ...]:
        """The newest entries of the rows that it was made from."""
        return (self.firm.entry, self.policy.entry, *(one.version.entry for one in self.versions))

    @property
    def everybody(self) -> QuerySet[Person]:
        here = people.people(self.firm.id).order_by()
        return here if self.some.people is None else here.filter(pk__in=self.some.people)

    @property
    def asked(self) -> Q:
        """Who is here, neither on leave nor exempt."""
        exempt = Q(pk__in=holding_exemptions(self.firm.id, self.as_of).order_by().values("person_id"))
        return people.is_active(self.as_of) & people.not_away(self.as_of) & ~(exempt & ~self.leads)

    @property
    def ripe(self) -> Q:
        """Who has been asked for longer than the days of grace.

        Leave pauses: whoever is back has their days again.
        """
        here = self.asked & people.back_before(self.grace_began, self.as_of)
        return here & (Q(joined_on=None) | Q(joined_on__lt=self.grace_began))

    @property
    def owing(self) -> QuerySet[Person]:
        """Who has not acknowledged it, in time or late; people from outside whom a contract binds owe nothing."""
        bound = OUTSIDERS & ~self.on_register & under_contract(self.firm.id, self.as_of)
        return self.everybody.filter(self.asked).exclude(self.acknowledged).exclude(bound)

    @property
    def is_due(self) -> bool:
        """Is what the version says older than the days of grace? Until then it is due from nobody."""
        effective = self.same[0].takes_effect
        return effective is not None and effective < self.grace_began

    @property
    def same(self) -> Sequence[policies.Standing]:
        """The versions that say what the one that applies says, the oldest first and it last."""
        last = self.applies.version.number
        approved = [one for one in self.versions if one.approved_on and one.version.number <= last]
        oldest_first = sorted(approved, key=lambda one: one.version.number)
        return same_substance(oldest_first, lambda one: one.version.material)

    @property
    def names(self) -> QuerySet[Acceptance]:
        """Names that stood under any version of the policy by the day, somebody's."""
        return self.names_under([one.version.id for one in self.versions]).filter(person=OuterRef("pk"))

    @property
    def counting(self) -> QuerySet[Acceptance]:
        """Everybody's names under the version, or under an earlier one that says the same."""
        return self.names_under([one.version.id for one in self.same])

    def names_under(self, versions: list[UUID]) -> QuerySet[Acceptance]:
        here = Acceptance.objects.filter(organisation_id=self.firm.id, accepted_on__lte=self.as_of)
        here = here.filter(version_id__in=versions)
        return here.exclude(pk__in=self.some.without) if self.some.without else here

    @property
    def accepted(self) -> Q:
        return Q(Exists(self.counting.filter(person=OuterRef("pk"))))

    @property
    def approved(self) -> Q:
        return Q(pk=self.applies.version.signed_by_id)

    @property
    def acknowledged(self) -> Q:
        return self.accepted | self.approved

    @property
    def out_of_date(self) -> Q:
        """Acknowledged on a recorded day, of whichever version, and too long ago by the organisation's own rule."""
        fresh = fresh_since(self.policy, self.as_of)
        if fresh is None:
            return Q(pk__in=[])
        approved = self.applies.approved_on
        by_approving = Q(pk=self.applies.version.signed_by_id) if approved and approved >= fresh else Q(pk__in=[])
        return Q(Exists(self.names)) & ~Q(Exists(self.names.filter(accepted_on__gte=fresh))) & ~by_approving

    @property
    def leads(self) -> Q:
        return self.on_register | Q(executive=True)

    @property
    def register(self) -> QuerySet[Leader]:
        return people.leaders(self.firm.id, self.as_of).order_by()

    @property
    def on_register(self) -> Q:
        return Q(pk__in=self.register.values("person_id"))

    def counted(self, some: Some = EVERYBODY) -> Counter[str]:
        """Everybody once: those who are due, and those who joined in the last year."""
        here = replace(self, some=some)
        return Counter({**here.of_those(*here.joiners()), **here.of_due()})

    def of_those(self, whom: Q, sorts: Mapping[str, Q]) -> Mapping[str, int]:
        """How many of some people who have been asked for long enough are of each sort."""
        counts = {name: Count("id", filter=sort) for name, sort in sorts.items()}
        return self.everybody.filter(self.ripe, whom).aggregate(**counts)

    def of_due(self) -> Mapping[str, int]:
        if not self.is_due:
            return {"due": 0, "acked": 0}
        told = dict(self.of_those(Q(), self.dues()))
        acked = self.accepting() - told.pop("others") + told.pop("approving")
        return {"acked": acked, **told}

    def accepting(self) -> int:
        """How many have accepted, of whatever sort: all whose name counts, but for whoever was not asked long enough.

        Nearly everybody was, so that few have to be looked up one by one.
        """
        names = self.counting.order_by().values("person").distinct()
        if self.some.people is not None:
            names = names.filter(person__in=self.some.people)
        return names.count() - self.everybody.exclude(self.ripe).filter(self.accepted).count()

    def dues(self) -> Mapping[str, Q]:
        """Employees and directors; contractors and suppliers who are not top management apart."""
        outsiders = OUTSIDERS & ~self.on_register
        return {
            "due": STAFF,
            "others": ~STAFF & self.accepted,
            "approving": self.approved & STAFF & ~self.accepted,
            "stale": STAFF & self.acknowledged & self.out_of_date,
            "proxy": STAFF & Q(pk__in=self.entered_by_others.values("person")),
            "contractor_due": outsiders,
            "contractor_acked": outsiders & (self.acknowledged | under_contract(self.firm.id, self.as_of)),
        }

    @property
    def entered_by_others(self) -> QuerySet[Acceptance]:
        """Names that somebody else entered elsewhere, of people who have set none themselves, and signed no sheet."""
        others = self.counting.filter(confirmed=Confirmed.OTHER_HANDS.value).order_by()
        own = self.counting.exclude(confirmed=Confirmed.OTHER_HANDS.value)
        return others.exclude(Exists(own.filter(person=OuterRef("person"))))

    def leaders_missing(self) -> tuple[Ref, ...]:
        """A few leaders who are due and have not, those first who were entered first."""
        if not self.is_due:
            return ()
        executives = people.executives(self.firm.id).filter(STAFF)
        asked_first = Q(pk__in=self.register.values("person_id").union(executives.values("id")))
        missing = self.everybody.filter(asked_first, self.ripe).exclude(kind=PersonKind.EXTERNAL.value)
        missing = missing.exclude(self.acknowledged)
        return tuple(ref("person", id) for id in missing.order_by("id").values_list("id", flat=True)[:SAMPLE])

    def joiners(self) -> tuple[Q, Mapping[str, Q]]:
        """Employees who joined in the last year, since there was a policy to accept, and those who took too long."""
        first = min(one.takes_effect for one in self.versions if one.takes_effect and one.status != "draft")
        since = max(first, self.firm.isms_started_on, self.as_of - timedelta(days=JOINED_WITHIN_DAYS))
        joined = Q(kind=PersonKind.EMPLOYEE.value, joined_on__gte=since)
        return joined, {"joiners": Q(), "joiners_late": ~self.in_time()}

    def in_time(self) -> Q:
        """Within the days of grace after joining, whichever version it was. Approving a version counts for itself."""
        grace = timedelta(days=self.policy.ack_days)
        began = Greatest(OuterRef("joined_on"), Coalesce(OuterRef("back_on"), OuterRef("joined_on")))
        last_day = ExpressionWrapper(began + grace, output_field=DateField())
        approved = self.applies.approved_on or self.as_of
        by_approving = Q(pk=self.applies.version.signed_by_id, joined_on__gte=approved - grace)
        after_leave = ExpressionWrapper(OuterRef("leave_until") + grace, output_field=DateField())
        back_in_time = Q(Exists(self.names.filter(accepted_on__lte=after_leave)), leave_until__lte=self.as_of)
        return Q(Exists(self.names.filter(accepted_on__lte=last_day))) | back_in_time | by_approving
