"""What will have lapsed by a day if nothing is done, and until when each of it can still be cured.

Pure: whoever asks says how a day is judged. Facts known today are carried forward unchanged (DOMAIN, 2.1 number 2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from countersign.readiness.rule import Finding, Rule
from countersign.readiness.verdict import Judgement

Standing = dict[tuple[str, str], tuple[Rule, Finding]]
"""What is raised on a day, by code and key."""

LEFT_OUT = frozenset({"AUD-001", "AUD-002", "AUD-003", "AGG-001", "AGG-002"})
"""Rules that count other findings, or the days to the audit: what they say of another day is no lapse of its own."""


@dataclass(frozen=True)
class Lapse:
    """Something that is in order today, or less grave, and will be raised on the day asked about.

    ``finding``: as it is raised on the day asked about. ``from_day``: the first day on which it is worse than today.
    ``begin_by``: the last day on which a typical organisation can begin to cure it so that it is in order, and shown to
    work, on the day asked about.
    """

    rule: Rule
    finding: Finding
    from_day: date
    begin_by: date


def lapses(judged: Callable[[date], Judgement], today: date, until: date) -> list[Lapse]:
    """Those that come first, first. ``judged``: the judgement of a day. Nothing when ``until`` is not ahead."""

    @cache
    def standing(day: date) -> Standing:
        return {(rule.code, finding.key): (rule, finding) for rule, finding in judged(day).findings()}

    if until <= today:
        return []
    return sorted(found(standing, today, until), key=lambda one: (one.from_day, -one.finding.grade, one.rule.code))


def found(standing: Callable[[date], Standing], today: date, until: date) -> Iterator[Lapse]:
    for named, (rule, finding) in standing(until).items():
        worse = partial(is_worse, standing, standing(today).get(named), named)
        if rule.code not in LEFT_OUT and worse(until):
            yield Lapse(rule, finding, first_day(worse, today, until), until - timedelta(days=rule.lead_days))


def is_worse(
    standing: Callable[[date], Standing], now: tuple[Rule, Finding] | None, named: tuple[str, str], day: date
) -> bool:
    """Is it raised on a day, and not now, or not as gravely?"""
    then = standing(day).get(named)
    return then is not None and (now is None or then[1].grade > now[1].grade)


def first_day(raised: Callable[[date], bool], before: date, after: date) -> date:
    """The first day on which it is raised and stays so. ``before`` it is not, ``after`` it is; by halving between."""
    while (after - before).days > 1:
        middle = before + (after - before) // 2
        before, after = (before, middle) if raised(middle) else (middle, after)
    return after
