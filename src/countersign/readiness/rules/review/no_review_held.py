"""No management review has been held.

What it looks at
    Whether any management review has been held. In the first half year of an ISMS it counts that one is planned
    before the next audit, or within a year where no audit is set.

Why an auditor raises it
    Clause 9.3.1 has top management review the ISMS at planned intervals. It is the clearest sign of leadership
    involvement, and a certifier cannot recommend certification without one.

What clears it
    Hold one with every required input on the agenda. A review held under another standard counts if it covered them.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, next_audit
from countersign.readiness.dossier.reviewing import dates_ahead, held
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="REV-001",
    clauses=("9.3.1", "5.1"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "none was held, and the ISMS is not young or none is planned in time",
        Grade.OBSERVATION: "the ISMS is younger than 180 days, and one is planned before the next audit",
    },
    reads=("reviews",),
    thresholds=(
        Threshold("young_days", 180, "in its first half year an ISMS may still have its first review ahead"),
        Threshold("ahead_days", 365, "where no audit is set, a review within a year is planned in time"),
    ),
)

HINT = (
    " It is the clearest sign of leadership involvement, and certification cannot proceed without one. Hold it with "
    "every required input on the agenda."
)


def judge(dossier: Dossier) -> Answers:
    if held(dossier):
        return
    planned = next(iter(dates_ahead(dossier)), None)
    young = days_ago(dossier, dossier.org.isms_started) < RULE.limit(dossier, "young_days")
    in_time = planned is not None and young and is_in_time(dossier, planned)
    yield Finding(Grade.OBSERVATION if in_time else Grade.MAJOR, words(planned))


def is_in_time(dossier: Dossier, planned: date) -> bool:
    """Where audits are not known, the mildest grade stands."""
    if not dossier.knows("audits"):
        return True
    if audit := next_audit(dossier):
        return planned < audit.on
    return -days_ago(dossier, planned) <= RULE.limit(dossier, "ahead_days")


def words(planned: date | None) -> Words:
    if planned is None:
        return say("No management review has been held, and none is planned." + HINT)
    return say("No management review has been held; the first is planned for {planned}." + HINT, planned=planned)


def only_planned(on: str, since: str = "2026-05-25", **more: object) -> dict[str, object]:
    """No review but a planned one, in an ISMS of 179 days unless another start is given; the audit is in March."""
    audits = [{"kind": "stage2", "date": "2027-03-15"}]
    return {"reviews": [{"planned_on": on}], "org.isms_started": since, "audits": audits, **more}


QUIET = (
    Quiet("One was held this year", {}),
    Quiet("One was held years ago; that is another finding", {"reviews[0].held_on": "2021-03-02"}),
    Quiet("One is held today", {"reviews[0].held_on": "2026-11-20"}),
)

RAISED = (
    Raised("There is none", {"reviews": []}, (Grade.MAJOR,)),
    Raised("It is held tomorrow, in an ISMS of 319 days", {"reviews[0].held_on": "2026-11-21"}, (Grade.MAJOR,)),
    Raised("A young ISMS, none planned", {"reviews": [], "org.isms_started": "2026-10-05"}, (Grade.MAJOR,)),
    Raised("The planned day has passed", only_planned("2026-11-19"), (Grade.MAJOR,)),
    Raised("The ISMS is 180 days old", only_planned("2026-12-10", since="2026-05-24"), (Grade.MAJOR,)),
    Raised("It is planned for the day of the audit", only_planned("2027-03-15"), (Grade.MAJOR,)),
    Raised("No audit, planned 366 days ahead", only_planned("2027-11-21", audits=[]), (Grade.MAJOR,)),
    Raised(
        "A next date in a review that was not held", {"reviews": [{"next_planned_on": "2026-12-10"}]}, (Grade.MAJOR,)
    ),
    Raised("Planned for today", only_planned("2026-11-20"), (Grade.OBSERVATION,)),
    Raised("Planned for the day before the audit", only_planned("2027-03-14"), (Grade.OBSERVATION,)),
    Raised("No audit, planned 365 days ahead", only_planned("2027-11-20", audits=[]), (Grade.OBSERVATION,)),
    Raised(
        "It is held tomorrow, in an ISMS of 179 days",
        {"reviews[0].held_on": "2026-11-21", "org.isms_started": "2026-05-25"},
        (Grade.OBSERVATION,),
    ),
    Raised("Audits are not known", only_planned("2027-12-01", unknown=["audits"]), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),)
