"""What will have lapsed by a day if nothing is done, and until when each of it can still be cured.

Pure. Facts known today are carried forward unchanged (DOMAIN, 2.1 number 2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import next_audit
from countersign.readiness.judging import asked_before, judge
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.rules import BY_CODE, RuleFile
from countersign.readiness.verdict import Judgement

Named = tuple[str, str]
"""What tells a finding from others: its code and key."""

Standing = dict[Named, tuple[Rule, Finding]]
"""What is raised on a day."""

LEFT_OUT = frozenset({"AUD-001", "AUD-002", "AUD-003", "AGG-001", "AGG-002"})
"""Rules that count other findings, or the days to the audit: what they say of another day is no lapse of its own."""


@dataclass(frozen=True)
class Lapse:
    """Something that is in order today, or less grave, and will be raised on the day asked about.

    ``finding``: as it is raised on the day asked about. ``from_day``: the first day on which it is worse than today;
    None where the facts do not tell. ``begin_by``: the last day on which a typical organisation can begin to cure it
    so that it is in order, and shown to work, on the day asked about.
    """

    rule: Rule
    finding: Finding
    from_day: date | None
    begin_by: date


@dataclass(frozen=True)
class NoGo:
    """The rules of what is major and takes longer to cure, and to show that it works, than the next audit leaves.

    ``left``: the days until it, 0 on its day.
    """

    audit_on: date
    left: int
    late: tuple[Rule, ...]


def lapses(now: Judgement, then: Judgement) -> list[Lapse]:
    """Those that come first, first. Nothing when ``then`` is not ahead of ``now``."""
    today, until = now.dossier.as_of, then.dossier.as_of
    if until <= today:
        return []
    known = standing(now)
    worse = {
        named: (rule, finding)
        for named, (rule, finding) in standing(then).items()
        if rule.code not in LEFT_OUT and is_worse(finding, known.get(named))
    }
    on = between(then, {code for code, _key in worse})
    found = (
        Lapse(rule, finding, since(on, named, now, then), until - timedelta(days=rule.lead_days))
        for named, (rule, finding) in worse.items()
    )
    return sorted(found, key=lambda one: (one.from_day or date.max, -one.finding.grade, one.rule.code))


def standing(judged: Judgement) -> Standing:
    return {(rule.code, finding.key): (rule, finding) for rule, finding in judged.findings()}


def is_worse(finding: Finding, before: tuple[Rule, Finding] | None) -> bool:
    return before is None or finding.grade > before[1].grade


def between(then: Judgement, codes: Iterable[str]) -> Callable[[date], Standing]:
    """What these rules raise on an earlier day, by the facts of a later one without what is dated after it."""
    rules = asked_with(codes)

    @cache
    def on(day: date) -> Standing:
        earlier = replace(then.dossier, as_of=day)
        return standing(Judgement(earlier, judge(earlier, rules, then.regimes)))

    return on


def asked_with(codes: Iterable[str]) -> list[RuleFile]:
    """The rules of these codes, and all that have a say in what they answer."""
    found: set[str] = set()
    more = {*codes} & BY_CODE.keys()
    while more:
        found |= more
        more = {other for code in more for other in asked_before(BY_CODE[code].rule)} & BY_CODE.keys() - found
    return [BY_CODE[code] for code in sorted(found)]


def since(on: Callable[[date], Standing], named: Named, now: Judgement, then: Judgement) -> date | None:
    """The first day on which it is worse than now; None where the facts of one day do not tell of another."""
    known, today = standing(now).get(named), now.dossier.as_of

    def worse(day: date) -> bool:
        found = on(day).get(named)
        return found is not None and is_worse(found[1], known)

    if counted_for_the_day(BY_CODE[named[0]].rule, then.dossier) or worse(today):
        return None
    return first_day(worse, today, then.dossier.as_of)


def counted_for_the_day(rule: Rule, dossier: Dossier) -> bool:
    """Does it look at acceptances that somebody counted for one day?"""
    return rule.family == "DIS" and any(policy.ack_stats for policy in dossier.policies)


def first_day(raised: Callable[[date], bool], before: date, after: date) -> date:
    """The first day on which it is raised and stays so. ``before`` it is not, ``after`` it is; by halving between."""
    while (after - before).days > 1:
        middle = before + (after - before) // 2
        before, after = (before, middle) if raised(middle) else (middle, after)
    return after


def no_go(judged: Judgement, today: date) -> NoGo | None:
    """None while all that is major can be cured in time, or no audit is set.

    ``today``: from when the days are counted where the judgement is one of a day ahead; of a past day, they are
    counted from it.
    """
    audit = next_audit(judged.dossier)
    if audit is None:
        return None
    left = (audit.on - min(today, judged.dossier.as_of)).days
    late = {
        rule.code: rule
        for rule, finding in judged.worst_first()
        if finding.grade is Grade.MAJOR and rule.family != "AGG" and rule.lead_days > left
    }
    return NoGo(audit.on, left, tuple(late.values())) if late else None
