"""The report on how the ISMS performs, made from facts of a day (5.3 b, 9.1). What nobody knows here is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from countersign.kernel.figures import Count
from countersign.kernel.words import Words, say
from countersign.objectives.enums import Direction, Outcome
from countersign.readiness.counting import accepted, leaders_ready
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, next_audit
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import dossier_of
from countersign.readiness.rule import Grade
from countersign.readiness.verdict import own_judgement

if TYPE_CHECKING:
    from countersign.objectives.models import Measurement, ObjectiveTerms
    from countersign.objectives.queries import Pursued

YEAR = 365


@dataclass(frozen=True)
class Line:
    """What is reported, how it stands, and what belongs beside it."""

    what: Words
    value: Words
    note: Words | None = None


@dataclass(frozen=True)
class Section:
    heading: Words
    lines: tuple[Line, ...]


GRADES = (
    (Grade.MAJOR, say("Likely major nonconformities")),
    (Grade.MINOR, say("Likely minor nonconformities")),
    (Grade.OBSERVATION, say("Observations")),
    (Grade.OPPORTUNITY, say("Opportunities")),
)


def sections(read: Gathered, on: date) -> list[Section]:
    """Everything that this product knows of how the ISMS performs, part by part; parts without a line are left out."""
    dossier = dossier_of(read.firm.id, on, read)
    found = [Section(heading, tuple(lines(read, dossier))) for heading, lines in PARTS]
    return [one for one in found if one.lines]


def pursued(read: Gathered, dossier: Dossier) -> Iterator[Line]:
    """The objectives, with the last value and where it came from."""
    on = dossier.as_of
    for one in read.pursuits.pursued(on):
        if now := one.terms(on):
            yield Line(say("{title}", title=now.title), stands(one, now, on), trend(one, now, on))


def stands(one: Pursued, now: ObjectiveTerms, on: date) -> Words:
    last = one.last(on)
    if last is None:
        return say("Not measured yet")
    return say("{value} on {day}", value=f"{last.value} {now.unit}".strip(), day=last.measured_on)


def trend(one: Pursued, now: ObjectiveTerms, on: date) -> Words:
    """The target, and what was measured before."""
    if not now.target:
        return say("No number is practicable") if now.not_practicable else say("No target is set")
    side = say("at least") if now.direction == Direction.AT_LEAST else say("at most")
    before = [row for row in one.readings if row.measured_on <= on][:-1]
    told = {"side": str(side), "target": f"{now.target} {now.unit}".strip()}
    if not before:
        return say("Target: {side} {target}.", **told)
    was = before[-1]
    return say("Target: {side} {target}. Before: {value} on {day}.", **told, value=was.value, day=was.measured_on)


def reaches(row: Measurement, now: ObjectiveTerms) -> bool:
    """Is a value on the right side of the target?"""
    value, target = Decimal(row.value), Decimal(now.target)
    return value >= target if now.direction == Direction.AT_LEAST else value <= target


def concluded(read: Gathered, dossier: Dossier) -> Iterator[Line]:
    """What was concluded in the last year."""
    words = {
        Outcome.MET: say("Met"),
        Outcome.NOT_MET: say("Not met"),
        Outcome.REPLACED: say("Replaced by another"),
    }
    for one in read.pursuits.objectives:
        day = one.objective.concluded_on
        if day is not None and 0 <= days_ago(dossier, day) <= YEAR:
            title = say("{title}", title=one.latest.title)
            yield Line(title, words[Outcome(one.objective.outcome)], say("Concluded on {day}", day=day))


def policy(read: Gathered, dossier: Dossier) -> Iterator[Line]:
    """Who has accepted the policy, and whether leaders do what they ask of others."""
    if found := accepted(read, dossier):
        yield Line(say("People who have accepted the policy, of those due"), share_of(found))
    if found := leaders_ready(read, dossier):
        yield Line(say("Leaders trained in the last year who have accepted the policy"), share_of(found))


def share_of(found: Count) -> Words:
    return say("{part} of {whole} ({share} %)", part=found.part, whole=found.whole, share=found.value)


def findings(read: Gathered, dossier: Dossier) -> Iterator[Line]:
    """How an auditor would probably grade what the product finds, counted."""
    counts = Counter(finding.grade for _rule, finding in own_judgement(dossier).findings())
    yield from (Line(called, say("{n}", n=counts[grade])) for grade, called in GRADES)


def audits(read: Gathered, dossier: Dossier) -> Iterator[Line]:
    if ahead := next_audit(dossier):
        left = -days_ago(dossier, ahead.on)
        yield Line(say("Next audit"), say("{day}", day=ahead.on), say("in {n} days", n=left))
    recent = [one for one in dossier.audit_internal if 0 <= days_ago(dossier, one.on) <= YEAR]
    last = max((one.on for one in recent), default=None)
    note = say("the last on {day}", day=last) if last else None
    yield Line(say("Internal audits conducted in the last year"), say("{n}", n=len(recent)), note)


PARTS: tuple[tuple[Words, Callable[[Gathered, Dossier], Iterator[Line]]], ...] = (
    (say("Objectives"), pursued),
    (say("Objectives concluded in the last year"), concluded),
    (say("Policy and example"), policy),
    (say("Findings by likely grade"), findings),
    (say("Audits"), audits),
)
"""The parts of the report, in their order. One more: its heading, and the function that makes its lines."""
