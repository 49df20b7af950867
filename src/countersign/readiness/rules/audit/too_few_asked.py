"""Too few spot checks to know.

What it looks at
    When the next audit is at most 120 days away: how many spot checks of staff were made in the last 180 days,
    against the smallest sample that would meet somebody unaware with 90 percent certainty if one in ten were. For 12
    people that is 11, for 50 it is 18, and 22 are enough for any size.

Why an auditor raises it
    Nobody raises it: no requirement says how many to ask. But the auditor will ask a few people in the corridor
    (7.3), and whoever has asked too few does not know what they will answer.

What clears it
    Ask a few more, across teams, with newcomers and contractors among them. In a firm of fewer than five, everybody
    knows.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.sampling import sample_needed
from countersign.kernel.words import number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.checking import staff_checked
from countersign.readiness.dossier.countdown import is_near
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="AUD-005",
    clauses=("7.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OBSERVATION: "fewer were asked than it takes to meet somebody who does not know"},
    reads=("audits", "spot_checks"),
    thresholds=(
        Threshold("headcount", 5, "in a smaller firm everybody knows what everybody knows"),
        Threshold("audit_days", 120, "earlier there is time to ask"),
        Threshold("check_days", 180, "how long a spot check speaks for today"),
        Threshold("unaware_percent", 10, "fewer than that an auditor is unlikely to meet", least=1),
        Threshold("sure_percent", 90, "how sure to be of meeting one of them"),
        Threshold("most_asked", 22, "enough for any size above some 500 people"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    small = dossier.org.headcount < RULE.limit(dossier, "headcount")
    if small or not is_near(dossier, RULE.limit(dossier, "audit_days")):
        return
    _, asked = staff_checked(dossier, int(RULE.limit(dossier, "check_days")))
    needed = sample_needed(
        dossier.org.headcount,
        percent=int(RULE.limit(dossier, "unaware_percent")),
        sure=int(RULE.limit(dossier, "sure_percent")),
        most=int(RULE.limit(dossier, "most_asked")),
    )
    if asked < needed:
        says = say(
            "Staff asked in spot checks so far: {asked}, where {needed} are suggested for a firm of {headcount}. You "
            "do not know yet what an auditor will hear. Ask {more} more, across teams.",
            asked=number(asked),
            needed=number(needed),
            headcount=number(dossier.org.headcount),
            more=number(needed - asked),
        )
        yield Finding(Grade.OBSERVATION, says, subject=f"{asked}/{needed}")


def asked(n: int, headcount: int, audit: str = "2027-03-20") -> dict[str, Any]:
    """The change that gives so many spot checks, counted, in a firm of that size; the audit is 120 days away."""
    return {
        "audits[0].date": audit,
        "org.headcount": headcount,
        "spot_stats": {"staff_asked": n, "staff_passed": n},
    }


def checks(n: int, on: str, group: str = "staff") -> dict[str, Any]:
    """The change that gives them one by one, in a firm of 12."""
    return {"spot_checks": [{"on": on, "group": group, "passed": True} for _ in range(n)]}


QUIET = (
    Quiet("Twelve checks among twelve people", {}),
    Quiet("11 of 12", asked(11, 12)),
    Quiet("13 of 25", asked(13, 25)),
    Quiet("18 of 50", asked(18, 50)),
    Quiet("21 of 180", asked(21, 180)),
    Quiet("22 of 2,400", asked(22, 2_400)),
    Quiet("22 of a million", asked(22, 1_000_000)),
    Quiet("Eleven checks, 180 days ago", checks(11, on="2026-05-24")),
    Quiet("Nobody, in a firm of four", asked(0, 4)),
    Quiet("Nobody, and the audit is 121 days away", asked(0, 12, audit="2027-03-21")),
    Quiet("Nobody, and no audit is set", {"audits": [], "spot_checks": []}),
)

RAISED = (
    Raised("10 of 12", asked(10, 12), (Grade.OBSERVATION,)),
    Raised("12 of 25", asked(12, 25), (Grade.OBSERVATION,)),
    Raised("17 of 50", asked(17, 50), (Grade.OBSERVATION,)),
    Raised("20 of 180", asked(20, 180), (Grade.OBSERVATION,)),
    Raised("21 of 2,400", asked(21, 2_400), (Grade.OBSERVATION,)),
    Raised("Four of five", asked(4, 5), (Grade.OBSERVATION,)),
    Raised("Eleven checks, 181 days ago", checks(11, on="2026-05-23"), (Grade.OBSERVATION,)),
    Raised("Only managers were asked", checks(11, on="2026-10-05", group="manager"), (Grade.OBSERVATION,)),
    Raised("Nobody, and the audit is today", asked(0, 12, audit="2026-11-20"), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about audits", {"unknown": ["audits"]}),
    Unassessable("Nothing is known about spot checks", {"unknown": ["spot_checks"]}),
)
