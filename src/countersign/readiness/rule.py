"""What a rule declares, and what it may answer (DOMAIN, section 4 and 2.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from hashlib import sha256

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier


class Grade(IntEnum):
    """A forecast of how an auditor would grade it, the mildest first."""

    OBSERVATION = 1
    OPPORTUNITY = 2
    MINOR = 3
    MAJOR = 4

    @property
    def word(self) -> str:
        return self.name.lower()


class Basis(StrEnum):
    """What an auditor could hold a finding against."""

    CLAUSE = "R"
    ANNEX_A = "A"
    OWN_RULE = "O"
    GOOD_PRACTICE = "G"
    OBLIGATION = "L"
    """A law or a contract. No rule rests on one by itself: a regime lends it where it is applied."""


@dataclass(frozen=True)
class Reference:
    """Where a regime asks for the same. ``regime``: its key; ``cites``: the place; ``asks``: what it wants there."""

    regime: str
    cites: str
    asks: str


@dataclass(frozen=True)
class Finding:
    """Something an auditor would raise. ``subject``: whom or what it is about, in a few words.

    ``key`` tells findings of one rule apart where it raises one for each role or person; it stays the same while the
    finding stands. One of over ``LONGEST_KEY`` characters is shortened, always to the same. ``also``: what regimes say
    to it, where any are applied.
    """

    grade: Grade
    says: Words
    subject: str = ""
    key: str = ""
    also: tuple[Reference, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", bounded(self.key))


LONGEST_KEY = 80
"""In characters: what a turn has room for. Two ids of our own and what stands between them fit whole."""


def bounded(key: str) -> str:
    """A key as it is; a longer one as its beginning and its digest, so that it is still told from all others."""
    if len(key) <= LONGEST_KEY:
        return key
    told = sha256(key.encode(errors="surrogatepass")).hexdigest()[:32]
    return f"{key[: LONGEST_KEY - len(told) - 1]}#{told}"


@dataclass(frozen=True)
class CannotAssess:
    """A rule, or half of one, that cannot be judged, and why."""

    why: Words


Answers = Iterator[Finding | CannotAssess]


MOST: Mapping[str, float] = {"percent": 100, "share": 1, "week": 7, "days": 3650, "months": 120}
"""How far a threshold goes, by the last word of its name."""

LARGEST = 10_000

SUBCLAUSE = re.compile(r"(A\.)?\d+\.\d+")


@dataclass(frozen=True)
class Threshold:
    """A number that judges. It is a setting: the dossier may carry another, under ``CODE.name``.

    ``least`` and ``whole`` say what makes sense in its place; how far it goes, its last word says: a percentage
    ends at a hundred.
    """

    name: str
    default: float
    why: str
    least: float = 0
    whole: bool = True

    @property
    def most(self) -> float:
        return MOST.get(self.name.rpartition("_")[2], LARGEST)


@dataclass(frozen=True)
class Counts:
    """Which findings of other rules a rule looks at: those of these grades, but for some families or codes."""

    grades: tuple[Grade, ...]
    but: tuple[str, ...] = ()

    def takes(self, rule: Rule, finding: Finding) -> bool:
        return finding.grade in self.grades and rule.code not in self.but and rule.family not in self.but


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What is so of a rule, apart from its condition.

    ``clauses``: the first is the one it is raised against. ``ladder``: for each grade when it applies, the highest
    first. ``reads``: the keys of the dossier without which it cannot answer. ``silenced_by``: codes whose finding, of
    the grade given or any, makes this one superfluous. ``needs_clear``: codes that must have been judged clear.
    ``graver_with``: codes whose finding lifts this one's to the grade given. ``counts``: it looks at what others have
    raised. Such a rule is asked after all that do not, and raises no less when they raise more.
    ``another_auditor``: what certifiers are known to say who grade the same more gravely.
    """

    code: str
    clauses: tuple[str, ...]
    basis: Basis
    lead_days: int
    tier: int
    ladder: Mapping[Grade, str]
    reads: tuple[str, ...]
    thresholds: tuple[Threshold, ...] = ()
    silenced_by: Mapping[str, Grade] = field(default_factory=dict)
    needs_clear: tuple[str, ...] = ()
    graver_with: Mapping[str, Grade] = field(default_factory=dict)
    counts: Counts | None = None
    needs_register: bool = False
    needs_settled: bool = False
    fits_one_person: bool = True
    another_auditor: str = ""

    @property
    def family(self) -> str:
        return self.code.partition("-")[0]

    @property
    def subclause(self) -> str:
        """What it is raised against, without the item: 5.1 for "5.1(c)", 9.3 for "9.3.2", A.5.1."""
        found = SUBCLAUSE.match(self.clauses[0])
        return found.group() if found else self.clauses[0]

    def stricter_view(self, finding: Finding) -> str:
        """What another auditor might say to a finding; empty where it is as grave already as the rule grades."""
        return self.another_auditor if finding.grade < max(self.ladder) else ""

    def limit(self, dossier: Dossier, name: str) -> float:
        """The threshold of that name, as the dossier sets it or by default."""
        own = (dossier.thresholds or {}).get(f"{self.code}.{name}")
        return own if own is not None else next(one.default for one in self.thresholds if one.name == name)


Others = Sequence[tuple[Rule, Finding]]
"""What other rules have raised, in the order of the codes."""

Judge = Callable[[Dossier], Answers]
JudgeOfOthers = Callable[[Dossier, Others], Answers]
"""Of a rule that counts."""

ANY = Grade.OBSERVATION
"""In ``silenced_by``: a finding of whatever grade."""


def unknown(what: str) -> CannotAssess:
    """``unknown("when the version was approved")``."""
    return CannotAssess(say("It is not recorded {what}.", what=what))
