"""Mail to people who have not acknowledged the policy comes back.

What it looks at
    Who is here and has not acknowledged the current version, and cannot be asked for it by mail either: what was sent
    there came back for good, and since then nobody has put the address right or had it tried again.

Why an auditor raises it
    The policy has to be made known within the organisation. A list of mails that were sent shows that only as far as
    they arrived, and a mail server has said that these did not.

What clears it
    Put the mail address right, or have it tried again once the mailbox takes mail. Whoever reads no mail can sign a
    sheet of paper.
"""

from __future__ import annotations

from countersign.acknowledgements.facts import Unreached
from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="DIS-010",
    clauses=("5.2(f)", "7.4"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MINOR: "mail to somebody has come back for more than 14 days",
        Grade.OBSERVATION: "mail to somebody who has not acknowledged the policy comes back",
    },
    reads=("unreached",),
    thresholds=(Threshold("minor_after_days", 14, "as long as people have to acknowledge the policy"),),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
    fits_one_person=False,
)

ONE = (
    "Mail to {names} has come back since {day}, so the policy was never made known there, and has not been "
    "acknowledged. Put the address right, or have it tried again."
)
SEVERAL = (
    "Mail to {n} people ({names}) comes back, to the first of them since {day}, so the policy was never made known "
    "there, and none of them has acknowledged it. Put the addresses right, or have them tried again."
)


def judge(dossier: Dossier) -> Answers:
    found = dossier.unreached
    if found is None or found.n == 0:
        return
    one = found.n == 1
    says = say(ONE if one else SEVERAL, n=found.n, names=called(dossier, found), day=found.since)
    long = days_ago(dossier, found.since) > RULE.limit(dossier, "minor_after_days")
    yield Finding(Grade.MINOR if long else Grade.OBSERVATION, says, subject=str(found.n))


def called(dossier: Dossier, found: Unreached) -> str:
    """A dossier names a few of many, and in a file nobody at all may be named."""
    if not found.people:
        return "somebody" if found.n == 1 else "not named here"
    names = names_of(dossier, found.people)
    return names if found.n <= len(found.people) else f"{names} among them"


def since(day: str, n: int = 1) -> dict[str, object]:
    """The change that has mail to some people come back."""
    return {"unreached": {"n": n, "since": day, "people": ["eve", "max"][:n]}}


QUIET = (
    Quiet("No mail has come back", {}),
    Quiet("Whoever it came back from has acknowledged the policy", {"unreached": {"n": 0, "since": "2026-10-01"}}),
    Quiet("There is no policy that anybody could acknowledge", {**since("2026-10-01"), "policies": []}),
)

RAISED = (
    Raised("It came back today", since("2026-11-20"), (Grade.OBSERVATION,)),
    Raised("It has for fourteen days", since("2026-11-06"), (Grade.OBSERVATION,)),
    Raised("It has for fifteen days", since("2026-11-05"), (Grade.MINOR,)),
    Raised("It does to two people: one finding", since("2026-10-01", 2), (Grade.MINOR,)),
    Raised("More than are named", {"unreached": {"n": 31, "since": "2026-11-19"}}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about mail that came back", {"unknown": ["unreached"]}),)
