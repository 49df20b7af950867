"""Staff spot checks show people do not know the policy.

What it looks at
    The spot checks of staff in the last 180 days: how many of those asked could say that there is a policy, what it
    means for them and where it is. It runs also while there is no policy.

Why an auditor raises it
    Clause 7.3 wants people to be aware of the policy, and the auditor asks the same three questions. This is what
    they will hear.

What clears it
    Brief the teams where the misses were, in their own words, and ask again. Fewer than five answers tell nothing,
    neither good nor bad.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import percent
from countersign.readiness.dossier.checking import staff_checked
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="DIS-009",
    clauses=("7.3", "A.6.3"),
    basis=Basis.CLAUSE,
    lead_days=30,
    tier=1,
    ladder={
        Grade.MAJOR: "fewer than half passed, and at least ten were asked",
        Grade.MINOR: "fewer than 80 percent passed",
        Grade.OBSERVATION: "fewer than 90 percent passed",
    },
    reads=("spot_checks",),
    thresholds=(
        Threshold("check_days", 180, "how long a spot check speaks for today"),
        Threshold("least_asked", 5, "fewer answers say nothing", least=1),
        Threshold("observation_below_percent", 90, "one in ten may have had a bad day"),
        Threshold("minor_below_percent", 80, "one in five is more than chance"),
        Threshold("major_below_percent", 50, "most people do not know it"),
        Threshold("major_least_asked", 10, "so grave a result needs more answers"),
    ),
    another_auditor="Three in ten who do not know it are systemic: major below 70 percent, not only below half.",
)


def judge(dossier: Dossier) -> Answers:
    passed, n = staff_checked(dossier, int(RULE.limit(dossier, "check_days")))
    if n < RULE.limit(dossier, "least_asked"):
        yield CannotAssess(say("Too few staff were asked in the last months to tell ({n}).", n=n))
    elif found := grade(dossier, passed, n):
        says = say(
            "{passed} of {n} people asked could say the policy exists, what it means for them and where it is. "
            "Auditors ask the same three questions. Brief the teams where the misses were.",
            passed=passed,
            n=n,
        )
        yield Finding(found, says, subject=f"{passed}/{n}")


def grade(dossier: Dossier, passed: int, n: int) -> Grade | None:
    share = percent(passed, n)
    if share >= RULE.limit(dossier, "observation_below_percent"):
        return None
    if share >= RULE.limit(dossier, "minor_below_percent"):
        return Grade.OBSERVATION
    enough = n >= RULE.limit(dossier, "major_least_asked")
    return Grade.MAJOR if enough and share < RULE.limit(dossier, "major_below_percent") else Grade.MINOR


def checks(passed: int, n: int, on: str = "2026-10-05", group: str = "staff") -> dict[str, object]:
    """The change that gives spot checks."""
    return {"spot_checks": [{"on": on, "group": group, "passed": place < passed} for place in range(n)]}


def counted_as(passed: int, n: int) -> dict[str, object]:
    """The change that gives them counted."""
    return {"spot_stats": {"staff_asked": n, "staff_passed": passed}}


QUIET = (
    Quiet("Everybody asked knew it", {}),
    Quiet("Nine of ten", checks(9, 10)),
    Quiet("Counted: 90 percent", counted_as(900, 1_000)),
    Quiet("What is counted stands in for the single checks", {**checks(0, 10), **counted_as(10, 10)}),
)

RAISED = (
    Raised("Just under 90 percent", checks(89, 100), (Grade.OBSERVATION,)),
    Raised("80 percent", checks(8, 10), (Grade.OBSERVATION,)),
    Raised("Four of five, 180 days ago", checks(4, 5, on="2026-05-24"), (Grade.OBSERVATION,)),
    Raised("Just under 80 percent", checks(79, 100), (Grade.MINOR,)),
    Raised("Half", checks(5, 10), (Grade.MINOR,)),
    Raised("Nobody, of nine", checks(0, 9), (Grade.MINOR,)),
    Raised("Four of ten", checks(4, 10), (Grade.MAJOR,)),
    Raised("Counted: just under half", counted_as(499, 1_000), (Grade.MAJOR,)),
    Raised("There is no policy either", {**checks(4, 10), "policies": []}, (Grade.MAJOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Four were asked", checks(0, 4)),
    Unassessable("They were asked 181 days ago", checks(0, 10, on="2026-05-23")),
    Unassessable("Only managers were asked", checks(0, 10, group="manager")),
    Unassessable("Counted: four", counted_as(4, 4)),
    Unassessable("Nothing is known about spot checks", {"unknown": ["spot_checks"]}),
)
