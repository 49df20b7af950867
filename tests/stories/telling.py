"""Reading a story: a page of Markdown whose days hold acts, and what is found on each.

``## 12 January 2026`` begins a day. ``* Tom writes the policy`` is an act, done by the commands of the product at nine
in the morning and then a minute apart. ``Found: POL-016 minor, DIS-002 minor`` is what the rules of the families that
the story is about say that evening, all of it; ``Found: nothing`` says so. ``Cannot tell: POL-006`` names a rule that
cannot be assessed then, ``Clear: POL-006`` one that can, and raises nothing. ``Begins: POL-016 minor`` is found on that
day and was not on the day before, ``Ends: POL-016 minor`` was, and is no more. All other words are for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from countersign.readiness.rule import Grade
from countersign.readiness.verdict import Judgement
from tests.cast import Cast

DAY = re.compile(r"^## (\d{1,2} \w+ \d{4})$")
ACT = re.compile(r"^\* (.+?)\.?$")
FOUND = re.compile(r"^Found: (.+?)\.?$")
OPEN = re.compile(r"^Cannot tell: (.+?)\.?$")
CLEAR = re.compile(r"^Clear: (.+?)\.?$")
BEGINS = re.compile(r"^Begins: (.+?)\.?$")
ENDS = re.compile(r"^Ends: (.+?)\.?$")
FIRST, APART = timedelta(hours=9), timedelta(minutes=1)


@dataclass(frozen=True)
class Day:
    """One day of a story. ``found``: the findings that are expected; none where the story says nothing.

    ``cannot_tell``: rules that cannot be assessed on that day; ``clear``: some that can, and raise nothing. ``begins``
    and ``ends``: what is found since that day, and what is found no more.
    """

    on: date
    acts: tuple[str, ...] = ()
    found: frozenset[str] | None = None
    cannot_tell: frozenset[str] = frozenset()
    clear: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


@dataclass
class Telling:
    """Where a story has come to. ``known``: what acts leave for later ones, by name."""

    here: Cast
    at: datetime
    known: dict[str, object] = field(default_factory=dict)


type Doing = Callable[..., None]
DOINGS: list[tuple[re.Pattern[str], Doing]] = []


def doing(words: str) -> Callable[[Doing], Doing]:
    """This function does the acts that are written so. ``{who}`` stands for a first name, ``{words}`` for what stands
    in quotation marks.
    """
    first, *again = re.escape(words).split(r"\{who\}")
    pattern = first + "".join(("(?P=who)" if n else r"(?P<who>[A-Z]\w+)") + part for n, part in enumerate(again))
    pattern = pattern.replace(r"\{words\}", "“(?P<words>[^”]+)”")

    def known(function: Doing) -> Doing:
        DOINGS.append((re.compile(pattern), function))
        return function

    return known


def read(file: Path) -> list[Day]:
    """Raises ValueError for a day out of order: a story is told forwards."""
    days: list[Day] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if begun := DAY.match(line):
            days.append(Day(day_of(begun[1])))
            if len(days) > 1 and days[-1].on <= days[-2].on:
                raise ValueError(f"{line}: a story is told forwards")
        elif act := ACT.match(line):
            days[-1] = replace(days[-1], acts=(*days[-1].acts, act[1]))
        elif said := FOUND.match(line):
            days[-1] = replace(days[-1], found=frozenset() if said[1] == "nothing" else frozenset(said[1].split(", ")))
        elif said := OPEN.match(line):
            days[-1] = replace(days[-1], cannot_tell=frozenset(said[1].split(", ")))
        elif said := CLEAR.match(line):
            days[-1] = replace(days[-1], clear=frozenset(said[1].split(", ")))
        elif said := BEGINS.match(line):
            days[-1] = replace(days[-1], begins=frozenset(said[1].split(", ")))
        elif said := ENDS.match(line):
            days[-1] = replace(days[-1], ends=frozenset(said[1].split(", ")))
    return days


def never_known(file: Path) -> frozenset[str]:
    """The rules that cannot be assessed on some day of a story, or on any, as a line of it says once."""
    said = re.search(r"^Not known here: (.+?)\.?$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(said[1].split(", ")) if said else frozenset()


def day_of(words: str) -> date:
    return datetime.strptime(words, "%d %B %Y").replace(tzinfo=UTC).date()


def live(telling: Telling, day: Day) -> None:
    """Do what was done on a day."""
    telling.at = datetime.combine(day.on, datetime.min.time(), UTC) + FIRST
    for act in day.acts:
        meant = [(found, function) for pattern, function in DOINGS if (found := pattern.fullmatch(act))]
        if len(meant) != 1:
            raise ValueError(
                f"{day.on}: {act!r} can be done in {len(meant)} ways: write it as tests/stories/acts.py does"
            )
        found, function = meant[0]
        function(telling, **found.groupdict())
        telling.at += APART


def findings(judged: Judgement, families: tuple[str, ...]) -> frozenset[str]:
    """``POL-016 minor`` for each rule of these families that raises something, with its gravest grade."""
    found: dict[str, Grade] = {}
    for rule, one in judged.findings():
        if rule.code.startswith(families):
            found[rule.code] = max(found.get(rule.code, one.grade), one.grade)
    return frozenset(f"{code} {grade.word}" for code, grade in found.items())
