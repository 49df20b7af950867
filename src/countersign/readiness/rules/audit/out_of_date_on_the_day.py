"""Will be out of date on audit day.

What it looks at
    What is in order today and falls due before the next audit: the review of the policy, the management review
    (unless the next one is planned in time), and the yearly training of each leader. What is overdue already is not
    repeated here; what falls due on the day of the audit is still in date.

Why an auditor raises it
    The auditor judges the day of the visit. A policy that is in date when you prepare, and out of date when they
    come, is an avoidable finding.

What clears it
    Renew it before the audit, or plan the management review before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from countersign.kernel.periods import days_after, months_after
from countersign.kernel.words import listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import SAMPLE
from countersign.readiness.dossier.audits import next_audit
from countersign.readiness.dossier.keys import called
from countersign.readiness.dossier.leadership import leaders
from countersign.readiness.dossier.reviewing import dates_ahead, interval_months, latest
from countersign.readiness.dossier.versions import current_parent, last_looked_at, look_again_by
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="AUD-002",
    clauses=("A.5.1", "9.3"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=2,
    ladder={Grade.OBSERVATION: "something falls due from today on and before the next audit"},
    reads=("audits",),
    thresholds=(Threshold("training_days", 365, "awareness training is a yearly thing almost everywhere"),),
)

ONE = "By the audit on {audit}, {list} will have fallen due. Do it before then."
SEVERAL = "By the audit on {audit} these will have fallen due: {list}. Do them before then."


@dataclass(frozen=True)
class Due:
    """Something that is in date up to a day, that day included."""

    subject: str
    what: str
    on: date


def judge(dossier: Dossier) -> Answers:
    audit = next_audit(dossier)
    if audit is None:
        return
    found = [one for keys, part in PARTS for one in (part(dossier) if not gaps(dossier, keys) else [])]
    due = [one for one in found if isinstance(one, Due) and dossier.as_of <= one.on < audit.on]
    if due:
        told = listed([f"{one.what} ({spelled(one.on)})" for one in due])
        says = say(ONE if len(due) == 1 else SEVERAL, audit=audit.on, list=told)
        yield Finding(Grade.OBSERVATION, says, subject=",".join(one.subject for one in due[:SAMPLE]))
    yield from (one for one in found if isinstance(one, CannotAssess))
    if missing := [key for keys, _ in PARTS for key in gaps(dossier, keys)]:
        yield CannotAssess(say("Nothing is known here about {keys}.", keys=called(dict.fromkeys(missing))))


def gaps(dossier: Dossier, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if not dossier.knows(key)]


def policy_review(dossier: Dossier) -> Iterator[Due | CannotAssess]:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    looked_at = last_looked_at(policy, version)
    if looked_at is None:
        yield unknown("when the current version was approved")
    elif policy.review_months is None:
        yield unknown("how often the policy is to be reviewed")
    else:
        yield Due("policy", "the review of the policy", look_again_by(looked_at, policy.review_months))


def management_review(dossier: Dossier) -> Iterator[Due]:
    found = latest(dossier)
    if found and not is_planned(dossier):
        yield Due("review", "the management review", months_after(found[0], interval_months(dossier)))


def is_planned(dossier: Dossier) -> bool:
    """Is the next management review planned in time for the audit?"""
    audit = next_audit(dossier)
    return audit is not None and any(day <= audit.on for day in dates_ahead(dossier))


def training(dossier: Dossier) -> Iterator[Due]:
    days = int(RULE.limit(dossier, "training_days"))
    for leader in leaders(dossier):
        taken = [one.on for one in dossier.training if one.person == leader.id]
        if taken:
            until = days_after(max(taken), days)
            yield Due(f"training:{leader.id}", f"the training of {leader.called}", until)


PARTS: tuple[tuple[tuple[str, ...], Callable[[Dossier], Iterator[Due | CannotAssess]]], ...] = (
    (("policies.versions", "policies.reviews", "policies.review_months"), policy_review),
    (("reviews", "review_interval_months"), management_review),
    (("training", "people", "top_management"), training),
)
"""What may fall due, with the keys without which that part cannot be judged."""

APPROVED_ON, AUDIT, TRAINED_ON = "policies[0].versions[0].approved_on", "audits[0].date", "training[0].on"
HELD_ON, NEXT_ON = "reviews[0].held_on", "reviews[0].next_planned_on"
HELD = {HELD_ON: "2026-02-27", NEXT_ON: GONE}
"""It falls due on 27 February 2027, two days before the audit."""

QUIET = (
    Quiet("Everything is in date on the day of the audit", {}),
    Quiet("The review of the policy falls due on the day of the audit", {AUDIT: "2027-03-02"}),
    Quiet("The policy is overdue already", {APPROVED_ON: "2025-11-19"}),
    Quiet("There is no policy", {"policies": []}),
    Quiet("The next management review is planned before the audit", {HELD_ON: "2026-02-27"}),
    Quiet("It is planned for the day of the audit", {**HELD, "reviews[+]": {"planned_on": "2027-03-01"}}),
    Quiet("No management review was held", {"reviews": []}),
    Quiet("A leader's training lasts to the day of the audit", {TRAINED_ON: "2026-03-01"}),
    Quiet("A leader's training is overdue already", {TRAINED_ON: "2025-11-19"}),
    Quiet("A leader was trained again", {"training[+]": {"person": "ada", "on": "2026-02-02"}}),
    Quiet("Somebody else's training runs out", {"training[+]": {"person": "ben", "on": "2026-02-02"}}),
    Quiet("No audit is set", {"audits": [], TRAINED_ON: "2026-02-28"}),
)

RAISED = (
    Raised("The policy is due the day before the audit", {AUDIT: "2027-03-03"}, (Grade.OBSERVATION,)),
    Raised("The policy is due today", {APPROVED_ON: "2025-11-20"}, (Grade.OBSERVATION,)),
    Raised("The management review, and none is planned", HELD, (Grade.OBSERVATION,)),
    Raised("The next one is planned for the day after", {**HELD, NEXT_ON: "2027-03-02"}, (Grade.OBSERVATION,)),
    Raised("The next one was planned for yesterday", {**HELD, NEXT_ON: "2026-11-19"}, (Grade.OBSERVATION,)),
    Raised("The interval is emptied: twelve months", {**HELD, "review_interval_months": None}, (Grade.OBSERVATION,)),
    Raised("A leader's training runs out the day before", {TRAINED_ON: "2026-02-28"}, (Grade.OBSERVATION,)),
    Raised("All three: one finding", {**HELD, AUDIT: "2027-03-03", TRAINED_ON: "2026-03-02"}, (Grade.OBSERVATION,)),
    Raised("Training alone is known", {TRAINED_ON: "2026-02-28", "unknown": ["reviews"]}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about audits", {"unknown": ["audits"]}),
    Unassessable("Nothing is known about management reviews", {"unknown": ["reviews"]}),
    Unassessable("Nothing is known about training", {"unknown": ["training"]}),
    Unassessable("It is not recorded when the policy was approved", {APPROVED_ON: GONE}),
    Unassessable("No interval is set for the policy", {"policies[0].review_months": GONE}),
)
