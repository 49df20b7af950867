"""New joiners acknowledge late.

What it looks at
    The employees who joined in the last year, after there was a policy to acknowledge, and whose days of grace are
    over. Late is who acknowledged no version of it at all, or the first one only after those days. It need not be
    the version of today.

Why an auditor raises it
    Induction is the one moment at which everybody can be reached, and auditors like to talk to new starters. A joiner
    who worked for weeks without the policy shows that nobody owns that moment.

What clears it
    Put the acknowledgement on the joiner checklist. The finding fades as later joiners are in time.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import acknowledging, percent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="DIS-005",
    clauses=("A.5.1", "A.6.3"),
    basis=Basis.ANNEX_A,
    lead_days=7,
    tier=2,
    ladder={
        Grade.MINOR: "two or more were late, and more than 10 percent of the joiners",
        Grade.OBSERVATION: "somebody was late",
    },
    reads=("policies.acks", "people"),
    thresholds=(
        Threshold("minor_from", 2, "one late joiner is a single case"),
        Threshold("minor_above_percent", 10, "in a large firm a few will always be late"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)

ONE = (
    "The one person who joined in the last year acknowledged the policy late or not at all. Induction is the easiest "
    "place to prove communication, and auditors like to interview new starters. Put the acknowledgement in the joiner "
    "checklist."
)
SEVERAL = (
    "{n} of {joiners} people who joined in the last year acknowledged the policy late or not at all. Induction is the "
    "easiest place to prove communication, and auditors like to interview new starters. Put the acknowledgement in "
    "the joiner checklist."
)


def judge(dossier: Dossier) -> Answers:
    counted = acknowledging(dossier)
    if counted is None:
        return
    if counted.joiners is None:
        yield unknown("when the policy first took effect")
    elif counted.joiners_late:
        late, joiners = counted.joiners_late, counted.joiners
        says = say(ONE if joiners == 1 else SEVERAL, n=late, joiners=joiners)
        yield Finding(grade(dossier, late, joiners), says, subject=f"{late}/{joiners}")


def grade(dossier: Dossier, late: int, joiners: int) -> Grade:
    many = late >= RULE.limit(dossier, "minor_from")
    above = percent(late, joiners) > RULE.limit(dossier, "minor_above_percent")
    return Grade.MINOR if many and above else Grade.OBSERVATION


def counted_as(joiners: int, late: int) -> dict[str, object]:
    """The change that gives acceptances counted."""
    return {"policies[0].ack_stats": {"due": 172, "acked": 172, "joiners": joiners, "joiners_late": late}}


LOU_JOINED = {"people[5].joined": "2026-06-01"}
LOU_SILENT = {"policies[0].acks[4].person": "ada"}
LOU_LATE = {**LOU_JOINED, "policies[0].acks[4].on": "2026-06-16"}
OLD = {"v": "0.9", "status": "superseded", "approved_by": "ada", "approved_on": "2025-02-03"}
NEW = {"v": "1.0", "status": "approved", "approved_on": "2026-03-02"}
OLD_AND_NEW = {"policies[0].versions": [OLD, NEW]}

QUIET = (
    Quiet("Nobody joined", {}),
    Quiet("The joiner acknowledged it on the fourteenth day", {**LOU_JOINED, "policies[0].acks[4].on": "2026-06-15"}),
    Quiet("The joiner acknowledged it before the first day", {**LOU_JOINED, "policies[0].acks[4].on": "2026-05-29"}),
    Quiet("The joiner came fourteen days ago", {**LOU_SILENT, "people[5].joined": "2026-11-06"}),
    Quiet(
        "The joiner acknowledged the version of that time",
        {
            **OLD_AND_NEW,
            "people[5].joined": "2026-02-02",
            "policies[0].acks[+]": {"person": "lou", "v": "0.9", "on": "2026-02-09"},
        },
    ),
    Quiet(
        "They joined the day before the policy took effect",
        {"people[5].joined": "2026-03-08", "policies[0].acks[4].on": "2026-07-01"},
    ),
    Quiet(
        "They joined before the management system began",
        {**OLD_AND_NEW, "people[5].joined": "2026-01-04", "policies[0].acks[4].on": "2026-07-01"},
    ),
    Quiet(
        "They joined 366 days ago",
        {
            **OLD_AND_NEW,
            "org.isms_started": "2025-01-06",
            "people[5].joined": "2025-11-19",
            "policies[0].acks[4].on": "2026-07-01",
        },
    ),
    Quiet("The late joiner is a director", {**LOU_LATE, "people[5].kind": "director"}),
    Quiet("The late joiner is on leave", {**LOU_LATE, "people[5].on_leave": True}),
    Quiet("The late joiner is exempt with a reason", {**LOU_LATE, "people[5].ack_exempt": True}),
    Quiet("The late joiner is outside the audience", {**LOU_LATE, "policies[0].audience": ["Operations"]}),
    Quiet("The late joiner has left", {**LOU_LATE, "people[5].left": "2026-10-01"}),
    Quiet("Nobody knows when they joined", {**LOU_LATE, "people[5].joined": GONE}),
    Quiet(
        "The joiner approved the version in time",
        {
            **LOU_JOINED,
            **LOU_SILENT,
            "policies[0].versions[+]": {**NEW, "approved_by": "lou", "approved_on": "2026-06-08"},
        },
    ),
    Quiet("Counted: nobody was late", counted_as(31, 0)),
    Quiet("Counted: joiners are not", {"policies[0].ack_stats": {"due": 172, "acked": 172}}),
)

RAISED = (
    Raised("The joiner acknowledged it on the fifteenth day", LOU_LATE, (Grade.OBSERVATION,)),
    Raised("The joiner never did", {**LOU_JOINED, **LOU_SILENT}, (Grade.OBSERVATION,)),
    Raised(
        "They came fifteen days ago and have not",
        {**LOU_SILENT, "people[5].joined": "2026-11-05"},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "They joined on the day the policy took effect",
        {"people[5].joined": "2026-03-09", "policies[0].acks[4].on": "2026-07-01"},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "They joined 365 days ago",
        {
            **OLD_AND_NEW,
            "org.isms_started": "2025-01-06",
            "people[5].joined": "2025-11-20",
            "policies[0].acks[4].on": "2026-07-01",
        },
        (Grade.OBSERVATION,),
    ),
    Raised(
        "Two joiners, both late",
        {**LOU_LATE, "people[4].joined": "2026-06-01", "policies[0].acks[3].on": "2026-08-03"},
        (Grade.MINOR,),
    ),
    Raised("Counted: one late of one", counted_as(1, 1), (Grade.OBSERVATION,)),
    Raised("Counted: 10 percent", counted_as(30, 3), (Grade.OBSERVATION,)),
    Raised("Counted: over 10 percent", counted_as(29, 3), (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about acceptances", {"unknown": ["policies.acks"]}),
    Unassessable(
        "It is not recorded when the policy first took effect",
        {"policies[0].versions[0].effective": GONE, "policies[0].versions[0].approved_on": GONE},
    ),
)
