"""Leadership message is old or partial.

What it looks at
    The latest message from top management to the staff: how old it is and whether a copy of it is kept. Where there
    are contractors, also whether any message of the last year that went to the staff went to them as well.

Why an auditor raises it
    Once a quarter convinces an auditor that leaders mean it; once a year does not. Contractors work under the same
    rules, and a message without a copy is only told of.

What clears it
    Send the next one, to everybody, and keep a copy. The prepared ideas take minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countersign.kernel.words import Words, listed, say
from countersign.messages.facts import Message
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, window, within
from countersign.readiness.dossier.leading import CONTRACTORS, is_for, messages_to_staff
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="COM-002",
    clauses=("5.1(d)", "7.4"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=1,
    ladder={
        Grade.OPPORTUNITY: "the latest message is more than 120 days old",
        Grade.OBSERVATION: "no copy of it is kept, or no message went to the contractors as well",
    },
    reads=("comms", "people", "top_management"),
    thresholds=(
        Threshold("fresh_days", 120, "a quarter and four weeks"),
        Threshold("window_days", 365, "once a year contractors should hear it too"),
    ),
    needs_clear=("COM-001",),
    needs_register=True,
    fits_one_person=False,
)


OLD = " Quarterly is what convinces auditors. Use one of the prepared ideas."
PARTIAL = " Send the next one to everybody, and keep a copy."


def judge(dossier: Dossier) -> Answers:
    messages = messages_to_staff(dossier, days_ago(dossier, date.min))
    latest = max((one.on for one in messages), default=None)
    if latest is None:
        return
    old = days_ago(dossier, latest) > RULE.limit(dossier, "fresh_days")
    gaps = gaps_in(dossier, messages, latest)
    if old or gaps:
        grade = Grade.OPPORTUNITY if old else Grade.OBSERVATION
        yield Finding(grade, words(latest, gaps, old=old), subject=str(latest))


def gaps_in(dossier: Dossier, messages: Sequence[Message], latest: date) -> list[str]:
    """What is wanting, whatever the age."""
    gaps = []
    if not all(one.evidence for one in messages if one.on == latest):
        gaps.append("no copy of it is attached")
    if dossier.org.has_contractors and not any(reaches_contractors(dossier, one) for one in messages):
        gaps.append("no recent one went to the contractors")
    return gaps


def reaches_contractors(dossier: Dossier, message: Message) -> bool:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    return within(dossier, message.on, days) and is_for(message, CONTRACTORS)


def words(latest: date, gaps: Sequence[str], *, old: bool) -> Words:
    return say(
        "The last message from leadership to the staff was on {date}{partial}." + (OLD if old else PARTIAL),
        date=latest,
        partial=f"; {listed(gaps)}" if gaps else "",
    )


ON, COPY, TO = "comms[0].on", "comms[0].evidence", "comms[0].audience"
CONTRACTED = {"org.has_contractors": True}
EARLIER = {"on": "2026-07-06", "by": "ada", "audience": "all"}

QUIET = (
    Quiet("The message is fresh, and a copy is kept", {}),
    Quiet("The message is 120 days old", {ON: "2026-07-23"}),
    Quiet("There are contractors, and it went to everybody", CONTRACTED),
    Quiet("There are contractors, and it went to staff and contractors", {**CONTRACTED, TO: ["staff", "contractors"]}),
    Quiet(
        "It went to the staff alone, and an earlier one to everybody", {**CONTRACTED, TO: "staff", "comms[+]": EARLIER}
    ),
    Quiet("It went to the staff alone, and there are no contractors", {TO: "staff"}),
    Quiet("An earlier message has no copy", {"comms[+]": {**EARLIER, "evidence": False}}),
    Quiet("There is none, which is said already", {"comms": []}),
    Quiet("A company of one", {ON: "2026-03-02", "org.headcount": 1}),
)

RAISED = (
    Raised("The message is 121 days old", {ON: "2026-07-22"}, (Grade.OPPORTUNITY,)),
    Raised("It is old, and has no copy", {ON: "2026-07-22", COPY: False}, (Grade.OPPORTUNITY,)),
    Raised(
        "A fresh one is by somebody else",
        {ON: "2026-07-22", "comms[+]": {**EARLIER, "on": "2026-10-05", "by": "ben"}},
        (Grade.OPPORTUNITY,),
    ),
    Raised("It has no copy", {COPY: False}, (Grade.OBSERVATION,)),
    Raised(
        "Another of that day has no copy",
        {"comms[+]": {**EARLIER, "on": "2026-09-14", "evidence": False}},
        (Grade.OBSERVATION,),
    ),
    Raised("It never went to the contractors", {**CONTRACTED, TO: "staff"}, (Grade.OBSERVATION,)),
    Raised(
        "It has no copy and did not go to the contractors",
        {**CONTRACTED, TO: "staff", COPY: False},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "What went to everybody was before the system began",
        {**CONTRACTED, TO: "staff", "comms[+]": {**EARLIER, "on": "2026-01-04"}},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "A message to contractors alone is not one to staff as well",
        {**CONTRACTED, TO: "staff", "comms[+]": {**EARLIER, "audience": "contractors"}},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The system has only just begun", {"org.isms_started": "2026-09-22", COPY: False}),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about messages", {"unknown": ["comms"]}),
)
