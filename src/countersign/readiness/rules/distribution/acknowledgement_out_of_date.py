"""Acknowledgement no longer current.

What it looks at
    Only where the organisation has set an interval after which people acknowledge the policy again: of those who are
    due, have acknowledged the current version and did so on a recorded day, how many did it longer ago than that.
    Who acknowledged only a version that has been replaced in substance is missing, not out of date.

Why an auditor raises it
    ISO/IEC 27001 asks for no yearly repeat. But auditors hold an organisation to the rules it made for itself.

What clears it
    Ask again those whose acknowledgement is too old, or set the interval to one you mean to keep.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import Acknowledging, acknowledging, percent
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import parent
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="DIS-006",
    clauses=("A.5.1", "7.3"),
    basis=Basis.OWN_RULE,
    lead_days=14,
    tier=2,
    ladder={
        Grade.MINOR: "more than 30 percent are older than the interval",
        Grade.OBSERVATION: "more than 5 percent are",
    },
    reads=("policies.acks", "policies.ack_refresh_months", "people"),
    thresholds=(
        Threshold("minor_above_percent", 30, "the usual point at which auditors speak of a system, not of cases"),
        Threshold("observation_above_percent", 5, "a few are always between two requests"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY, "DIS-001": ANY, "DIS-002": Grade.MAJOR},
)

ONE = (
    "The one person who acknowledged {policy} did so longer ago than {interval} you set yourselves. Auditors hold you "
    "to your own rules. Re-issue the request."
)
SEVERAL = (
    "{n} of {due} people acknowledged {policy} longer ago than {interval} you set yourselves. Auditors hold you to "
    "your own rules. Re-issue the request."
)


def judge(dossier: Dossier) -> Answers:
    policy, counted = parent(dossier), acknowledging(dossier)
    if policy is None or counted is None or policy.ack_refresh_months is None:
        return
    share = percent(counted.stale, counted.renewable)
    if share > RULE.limit(dossier, "observation_above_percent"):
        grade = Grade.MINOR if share > RULE.limit(dossier, "minor_above_percent") else Grade.OBSERVATION
        yield Finding(grade, message(policy, counted), subject=f"{counted.stale}/{counted.renewable}")


def message(policy: Policy, counted: Acknowledging) -> Words:
    months = policy.ack_refresh_months
    return say(
        ONE if counted.renewable == 1 else SEVERAL,
        n=counted.stale,
        due=counted.renewable,
        policy=policy.called,
        interval="the month" if months == 1 else f"the {months} months",
    )


def counted_as(stale: int, acked: int, due: int = 1_000) -> dict[str, object]:
    """The change that gives acceptances counted."""
    return {"policies[0].ack_refresh_months": 12, "policies[0].ack_stats": {"due": due, "acked": acked, "stale": stale}}


HALF_YEARLY = {"policies[0].ack_refresh_months": 6}
ALL_RECENT = {f"policies[0].acks[{place}].on": "2026-11-02" for place in range(6)}
LOU_OLD = {**HALF_YEARLY, **ALL_RECENT, "policies[0].acks[4].on": "2026-05-19"}

QUIET = (
    Quiet("The organisation has set no interval", {}),
    Quiet("Everybody is within it", {"policies[0].ack_refresh_months": 12}),
    Quiet("The interval ends today", {**LOU_OLD, "policies[0].acks[4].on": "2026-05-20"}),
    Quiet(
        "A shorter month ends earlier",
        {**HALF_YEARLY, **ALL_RECENT, "as_of": "2027-02-28", "policies[0].acks[4].on": "2026-08-31"},
    ),
    Quiet(
        "They have acknowledged it again",
        {**LOU_OLD, "policies[0].acks[+]": {"person": "lou", "v": "1.0", "on": "2026-11-02"}},
    ),
    Quiet("Who is out of date has left", {**LOU_OLD, "people[5].left": "2026-11-01"}),
    Quiet("Who is out of date is a contractor", {**LOU_OLD, "people[5].kind": "contractor"}),
    Quiet(
        "They acknowledged only what has been replaced: that is a gap, not age",
        {**LOU_OLD, "policies[0].acks[4].v": "0.9"},
    ),
    Quiet("Counted: 5 percent", counted_as(50, 1_000)),
    Quiet(
        "Counted: nobody has acknowledged it, which is said already",
        {**counted_as(0, 0), "policies[0].distributions": []},
    ),
    Quiet("Most are missing: that is said already", counted_as(400, 499)),
)

RAISED = (
    Raised("One of five, by a day", LOU_OLD, (Grade.OBSERVATION,)),
    Raised("Everybody", HALF_YEARLY, (Grade.MINOR,)),
    Raised(
        "An editorial version carries old acceptances forward",
        {**LOU_OLD, "policies[0].versions[0].material": False, "policies[0].acks[4].v": "0.9"},
        (Grade.OBSERVATION,),
    ),
    Raised("Counted: just over 5 percent", counted_as(51, 1_000), (Grade.OBSERVATION,)),
    Raised("Counted: 30 percent", counted_as(300, 1_000), (Grade.OBSERVATION,)),
    Raised("Counted: just over 30 percent", counted_as(301, 1_000), (Grade.MINOR,)),
    Raised("Counted: half are missing, most of the others out of date", counted_as(400, 500), (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about acceptances", {**HALF_YEARLY, "unknown": ["policies.acks"]}),
    Unassessable("Nobody has said whether there is an interval", {"unknown": ["policies.ack_refresh_months"]}),
)
