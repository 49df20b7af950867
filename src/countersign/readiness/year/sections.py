"""What leaders decided, asked and said in a period, counted and named from the records. Nothing else is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from countersign.asks import queries as asks
from countersign.asks.queries.silence import days_silent
from countersign.audits import queries as audits
from countersign.audits.enums import VisitKind
from countersign.kernel.instants import day_begins, day_in, day_over
from countersign.kernel.words import Words, number, say, spelled
from countersign.messages import queries as messages
from countersign.policies.enums import PolicyKind
from countersign.readiness.ahead import VISITS
from countersign.readiness.counting import accepted
from countersign.readiness.gathered import Gathered
from countersign.readiness.performing import GRADES, share_of
from countersign.readiness.verdict import ADVISORY, Judgement
from countersign.readiness.year.period import Period
from countersign.resources.queries import Purse
from countersign.resources.queries.yearly import Year, picture
from countersign.reviews import queries as reviews
from countersign.risks import queries as risks
from countersign.risks.enums import Option


@dataclass(frozen=True)
class Told:
    """Everything that the sections are told from: the lists, what was judged today, and the period."""

    read: Gathered
    judged: Judgement
    period: Period


@dataclass(frozen=True)
class Section:
    """``none``: the sentence where nothing is on record."""

    heading: Words
    lines: tuple[Words, ...]
    none: Words


def reviewed(told: Told) -> Iterator[Words]:
    """Management reviews that were held and closed, with what they decided."""
    within = {"held_on__gte": told.period.first, "held_on__lte": told.period.last}
    found = list(reviews.held(told.read.firm.id).filter(**within).defer("agenda"))
    rows = list(reviews.decisions(told.read.firm.id, [one.id for one in found])) if found else []
    for one in sorted(found, key=lambda each: (each.held_on, each.id)):
        own = [row for row in rows if row.review_id == one.id]
        yield say("{day}: {n} decided.", day=one.held_on, n=number(len(own)))
        yield from (say("“{words}”", words=row.words) for row in own if row.words)


def spent(told: Told) -> Iterator[Words]:
    """Sums by currency, and each decision by its title: what cannot be counted in money is not left out."""
    purse, last = Purse(told.read.firm, told.read.held), told.period.last
    for line in picture(purse, Year(told.period.first, last), last):
        yield say(
            "{currency}: asked for {asked}, approved {approved}, refused {refused}, undecided {waiting}.",
            currency=line.currency,
            asked=line.asked,
            approved=line.approved,
            refused=line.refused,
            waiting=line.waiting,
        )
    for one in purse.standing(last):
        if one.final is not None and told.period.holds(one.final.decided_on) and not one.withdrawn:
            verb = one.state.value.lower()
            yield say("“{title}”: {verb} on {day}.", title=one.request.title, verb=verb, day=one.final.decided_on)


def pursued(told: Told) -> Iterator[Words]:
    """Objectives that were adopted, with where they began, where they are to go and where they stand."""
    last = told.period.last
    for one in told.read.pursuits.objectives:
        now = one.adopted(last)
        ended = one.objective.concluded_on
        if now is None or (ended is not None and ended < told.period.first):
            continue
        reading = one.last(last)
        yield say(
            "“{title}”: baseline {baseline}, target {target}, last {value}.",
            title=now.title,
            baseline=with_unit(now.baseline, now.unit),
            target=with_unit(now.target, now.unit),
            value=f"{with_unit(reading.value, now.unit)} on {spelled(reading.measured_on)}"
            if reading
            else "not measured",
        )


def with_unit(value: str, unit: str) -> str:
    return f"{value} {unit}".strip() if value else "not set"


DECIDED = {
    Option.REDUCE: "to be reduced",
    Option.AVOID: "to be avoided",
    Option.SHARE: "to be shared",
    Option.ACCEPT: "accepted",
}


def about_risks(told: Told) -> Iterator[Words]:
    zone, period = told.read.firm.time_zone, told.period
    within = {"approved_at__gte": day_begins(zone, period.first), "approved_at__lt": day_over(zone, period.last)}
    found = risks.treatments(told.read.firm.id).filter(**within).order_by("approved_at", "id")
    for title, option, at in found.values_list("risk__title", "option", "approved_at"):
        day = at and day_in(zone, at)
        yield say("“{title}”: {decided} on {day}.", title=title, decided=DECIDED[Option(option)], day=day)


def signed(told: Told) -> Iterator[Words]:
    """Versions by the day of their signature; then how many have accepted the one that is in force."""
    for one in sorted(told.read.shelf.versions, key=lambda each: (str(each.signed_on), each.id)):
        if told.period.holds(one.signed_on):
            yield say("{title}, version {label}: signed on {day}.", title=one.title, label=one.label, day=one.signed_on)
    in_force, found = told.read.shelf.parent_in_force, accepted(told.read, told.judged.dossier)
    if in_force is not None and in_force.policy.kind == PolicyKind.PARENT and found is not None:
        yield say("{title}, version {label}: accepted by {share} of those who had to by today.", title=in_force.title,
                  label=in_force.label, share=str(share_of(found)))  # fmt: skip


def audited(told: Told) -> Iterator[Words]:
    """Visits, audits of one's own, and the findings of both that were closed."""
    for one in told.read.calendar.visits:
        if one.called_off_at is None and told.period.holds(one.visit_on):
            yield say("{visit}, {day}.", visit=str(VISITS[VisitKind(one.kind)]), day=one.visit_on)
    for own in told.read.calendar.internal:
        if told.period.holds(own.conducted_on):
            yield say("Internal audit “{title}”, conducted on {day}.", title=own.title, day=own.conducted_on)
    days = (told.period.first, told.period.last)
    found = (
        audits.findings(told.read.firm.id)
        .filter(withdrawn_at=None)
        .aggregate(
            all=Count("id"),
            raised=Count("id", filter=Q(raised_on__range=days)),
            closed=Count("id", filter=Q(closed_on__range=days)),
            still=Count("id", filter=Q(closed_on=None)),
        )
    )
    if found.pop("all"):
        yield say("Findings of audits: {raised} raised, {closed} closed, {still} open today.", **found)


def said(told: Told) -> Iterator[Words]:
    within = {"said_on__gte": told.period.first, "said_on__lte": told.period.last}
    for one in messages.messages(told.read.firm.id).filter(withdrawn_at=None, **within).order_by("said_on", "id"):
        yield say("{day}: “{title}”, from {name}.", day=one.said_on, title=one.title, name=str(one.leader))


def asked(told: Told) -> Iterator[Words]:
    """What leaders were asked, by what became of it; whose day passed in silence is counted, and named by nobody."""
    last = told.period.last
    within = {"asked_on__gte": told.period.first, "asked_on__lte": last}
    found = list(asks.asks(told.read.firm.id).filter(withdrawn_at=None, **within))
    if not found:
        return
    answered = [one for one in found if one.answered_on is not None and one.answered_on <= last]
    late = [one for one in answered if one.answered_on and one.answered_on > one.due_on]
    silent = [days for one in found if one not in answered and (days := days_silent(one, one.leader, last))]
    yield say("Asked: {n}. Answered: {answered}, of them late: {late}.", n=len(found), answered=len(answered),
              late=len(late))  # fmt: skip
    if silent:
        yield say(
            "Without an answer after their day: {n}, the longest for {days} days.", n=len(silent), days=max(silent)
        )


def open_today(told: Told) -> Iterator[Words]:
    """What an auditor would raise today: counted by grade, the gravest named."""
    found = [finding for _rule, finding in told.judged.counted()]
    for grade, called in GRADES:
        if n := sum(one.grade is grade for one in found):
            yield say("{called}: {n}.", called=str(called), n=n)
    named = [one for one in told.judged.worst_first() if one[0].code not in ADVISORY]
    for rule, finding in named[:GRAVEST]:
        yield say("{code}: {says}", code=rule.code, says=str(finding.says))

    if len(named) > GRAVEST:
        yield say("And {n} more.", n=len(named) - GRAVEST)


GRAVEST = 10
"""So many are told word for word; the page of findings has all."""

SECTIONS: tuple[tuple[Words, Callable[[Told], Iterator[Words]], Words], ...] = (
    (say("Management reviews"), reviewed, say("No management review was held and closed.")),
    (say("Money, people and time"), spent, say("Nothing was asked for or decided.")),
    (say("Objectives"), pursued, say("No objective was adopted.")),
    (say("Risks decided"), about_risks, say("Nothing was decided about a risk.")),
    (say("Policies signed and accepted"), signed, say("No policy was signed.")),
    (say("Audits and their findings"), audited, say("No audit took place.")),
    (say("What leaders told people"), said, say("No message of a leader is on record.")),
    (say("What leaders were asked"), asked, say("Nobody in top management was asked for anything.")),
    (say("Open today"), open_today, say("Nothing that Countersign knows of is open.")),
)
"""One more: its heading, what tells it, and what is said of nothing."""


def sections_of(told: Told) -> list[Section]:
    return [Section(heading, tuple(tell(told)), none) for heading, tell, none in SECTIONS]
