"""Significant change without a policy review.

What it looks at
    Events that touch security and happened more than 30 days ago: a major incident, a new law, a new product or
    service, a reorganisation, an acquisition, a change of scope or of a key supplier. An event is settled by a review
    of the policy on that day or later, by a current version approved on that day or later, or by somebody's dated
    finding that it does not affect the policy. One review may settle several.

Why an auditor raises it
    The control asks for a review when something significant happens, and not only on the anniversary.

What clears it
    Record a review and what you concluded, or assess the event as without effect.
"""

from __future__ import annotations

from countersign.changes.facts import Trigger
from countersign.kernel.words import Words, listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current_parent, last_review
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-019",
    clauses=("A.5.1", "6.3"),
    basis=Basis.ANNEX_A,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MINOR: "one of the events is more than 60 days old",
        Grade.OBSERVATION: "all of them are 31 to 60 days old",
    },
    reads=("policies.versions", "policies.reviews", "triggers"),
    thresholds=(
        Threshold("grace_days", 30, "time to see what an event means for the policy"),
        Threshold("late_days", 60, "after twice that time the event was passed over"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    unreviewed = open_events(dossier, policy)
    if unreviewed and version.approved_on is None:
        yield unknown("when the current version was approved")
        return
    events = [event for event in unreviewed if version.approved_on and version.approved_on < event.on]
    if events:
        late = any(days_ago(dossier, event.on) > RULE.limit(dossier, "late_days") for event in events)
        subject = ",".join(called(event) for event in events)
        yield Finding(Grade.MINOR if late else Grade.OBSERVATION, message(policy, events), subject=subject)


def open_events(dossier: Dossier, policy: Policy) -> list[Trigger]:
    """What happened long enough ago and was neither assessed nor followed by a review, the earliest first."""
    grace, reviewed = RULE.limit(dossier, "grace_days"), last_review(policy)
    found = [
        event
        for event in dossier.triggers
        if days_ago(dossier, event.on) > grace
        and event.assessed_on is None
        and (reviewed is None or reviewed < event.on)
    ]
    return sorted(found, key=lambda event: event.on)


def message(policy: Policy, events: list[Trigger]) -> Words:
    if len(events) == 1:
        event = called(events[0])
        return say(
            "{event} on {date} should have led to a review of {policy}; none is recorded. Policies must be revisited "
            "when something significant happens, not only on the anniversary. Record a review and what you concluded.",
            event=event[:1].upper() + event[1:],
            date=events[0].on,
            policy=policy.called,
        )
    return say(
        "Each of these should have led to a review of {policy}: {events}; none is recorded. Policies must be revisited "
        "when something significant happens, not only on the anniversary. Record a review and what you concluded.",
        events=listed([f"{called(event)} on {spelled(event.on)}" for event in events]),
        policy=policy.called,
    )


def called(event: Trigger) -> str:
    return event.kind or "a significant change"


def happened(*days: str) -> dict[str, object]:
    return {"triggers": [{"kind": "reorganisation", "on": day} for day in days]}


QUIET = (
    Quiet("Nothing happened", {}),
    Quiet("It happened 30 days ago", happened("2026-10-21")),
    Quiet("It happened on the day of the approval", happened("2026-03-02")),
    Quiet(
        "The policy was reviewed that day", {**happened("2026-09-20"), "policies[0].reviews": [{"on": "2026-09-20"}]}
    ),
    Quiet(
        "One review after two events",
        {**happened("2026-07-01", "2026-09-20"), "policies[0].reviews": [{"on": "2026-10-05"}]},
    ),
    Quiet("It was assessed as without effect", {**happened("2026-09-20"), "triggers[0].assessed_on": "2026-09-25"}),
)

RAISED = (
    Raised("31 days ago", happened("2026-10-20"), (Grade.OBSERVATION,)),
    Raised("60 days ago", happened("2026-09-21"), (Grade.OBSERVATION,)),
    Raised("61 days ago", happened("2026-09-20"), (Grade.MINOR,)),
    Raised("The day after the approval", happened("2026-03-03"), (Grade.MINOR,)),
    Raised("Two events are one finding", happened("2026-10-20", "2026-07-01"), (Grade.MINOR,)),
    Raised(
        "The review came before it",
        {**happened("2026-10-20"), "policies[0].reviews": [{"on": "2026-10-19"}]},
        (Grade.OBSERVATION,),
    ),
    Raised("What happened is not said", {"triggers": [{"on": "2026-10-20"}]}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable(
        "The day of the approval is missing",
        {**happened("2026-10-20"), "policies[0].versions[0].approved_on": GONE},
    ),
    Unassessable("Nothing is known about events", {"unknown": ["triggers"]}),
)
