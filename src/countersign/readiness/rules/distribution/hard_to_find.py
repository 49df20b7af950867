"""Policy is hard to find.

What it looks at
    Whether a place is recorded where the policy can be found, whether the link to at least one such place works or
    stopped working only days ago, and whether staff who were asked in spot checks could find it.

Why an auditor raises it
    Clause 5.2 wants the policy available as documented information. Staff are routinely asked to show where it is,
    and a dead link answers for them.

What clears it
    One obvious place that everybody can open without a special account, and a link that works.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.policies.facts import Location
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import percent
from countersign.readiness.dossier.audits import days_ago, within
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import parent
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="DIS-008",
    clauses=("5.2(f)", "7.5.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "no place is recorded, or every link has been dead for more than 7 days",
        Grade.OBSERVATION: "fewer than 80 percent of the staff who were asked could find it",
    },
    reads=("policies",),
    thresholds=(
        Threshold("broken_days", 7, "a link may break and be mended within a week"),
        Threshold("found_below_percent", 80, "one in five who cannot find it is more than chance"),
        Threshold("least_asked", 5, "fewer answers say nothing", least=1),
        Threshold("check_days", 180, "how long a spot check speaks for today"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
    fits_one_person=False,
)

HINT = " Staff are routinely asked where they would find the policy. Put it in one obvious place and check the link."


def judge(dossier: Dossier) -> Answers:
    policy = parent(dossier)
    if policy is None:
        return
    if dossier.knows("policies.locations") and all(is_dead(dossier, one) for one in policy.locations):
        yield Finding(Grade.MINOR, nowhere(policy), subject=", ".join(one.where or "" for one in policy.locations))
    elif dossier.knows("spot_checks"):
        yield from asked(dossier)
    else:
        yield unknown("whether staff can find the policy")


def is_dead(dossier: Dossier, place: Location) -> bool:
    """Failing, and not since yesterday; when nobody knows since when, for long."""
    days = RULE.limit(dossier, "broken_days")
    return not place.ok and (place.failing_since is None or days_ago(dossier, place.failing_since) > days)


def nowhere(policy: Policy) -> Words:
    if not policy.locations:
        return say("No place is recorded where {policy} can be found." + HINT, policy=policy.called)
    places = ", ".join(one.where or "a place without a name" for one in policy.locations)
    return say("No link to {policy} works ({places})." + HINT, policy=policy.called, places=places)


def asked(dossier: Dossier) -> Answers:
    """What the spot checks say, as far as there are enough of them."""
    days = int(RULE.limit(dossier, "check_days"))
    checks = [one for one in dossier.spot_checks if one.group == "staff" and within(dossier, one.on, days)]
    answers = [one.found for one in checks if one.found is not None]
    n, found = len(answers), sum(answers)
    if n >= RULE.limit(dossier, "least_asked") and percent(found, n) < RULE.limit(dossier, "found_below_percent"):
        says = say("Only {found} of {n} staff asked could find the policy." + HINT, found=found, n=n)
        yield Finding(Grade.OBSERVATION, says, subject=f"{found}/{n}")
    elif not dossier.knows("policies.locations"):
        yield unknown("where the policy can be found")


def checks(found: int, n: int, on: str = "2026-10-05") -> dict[str, object]:
    """The change that gives spot checks of staff."""
    check = {"on": on, "group": "staff", "passed": True}
    return {"spot_checks": [{**check, "found": place < found} for place in range(n)]}


DEAD = {"policies[0].locations[0].ok": False}
BROKEN = "policies[0].locations[0].failing_since"
PLACES_UNKNOWN = {"policies[0].locations": [], "unknown": ["policies.locations"]}

QUIET = (
    Quiet("It stands on the intranet, and staff found it", {}),
    Quiet("The link broke seven days ago", {**DEAD, BROKEN: "2026-11-13"}),
    Quiet("One of two links works", {**DEAD, "policies[0].locations[+]": {"where": "handbook", "ok": True}}),
    Quiet(
        "One of two links broke yesterday",
        {**DEAD, "policies[0].locations[+]": {"where": "handbook", "ok": False, "failing_since": "2026-11-19"}},
    ),
    Quiet("80 percent found it", checks(8, 10)),
    Quiet("Four were asked, and nobody found it", checks(0, 4)),
    Quiet("They were asked 181 days ago", checks(0, 10, on="2026-05-23")),
    Quiet("Nobody was asked whether they could find it", {"spot_checks": []}),
    Quiet(
        "Those who could not find it were not staff",
        {"spot_checks": [{"on": "2026-10-05", "group": "top", "passed": True, "found": False}] * 5},
    ),
    Quiet("Somebody works alone", {"policies[0].locations": [], "org.headcount": 1}),
)

RAISED = (
    Raised("No place is recorded", {"policies[0].locations": []}, (Grade.MINOR,)),
    Raised("The only link broke eight days ago", {**DEAD, BROKEN: "2026-11-12"}, (Grade.MINOR,)),
    Raised("The only link is broken, and nobody knows since when", DEAD, (Grade.MINOR,)),
    Raised(
        "Both links are broken",
        {**DEAD, "policies[0].locations[+]": {"ok": False, "failing_since": "2026-09-01"}},
        (Grade.MINOR,),
    ),
    Raised(
        "No place is recorded; spot checks are not known",
        {"policies[0].locations": [], "unknown": ["spot_checks"]},
        (Grade.MINOR,),
    ),
    Raised("Just under 80 percent found it", checks(79, 100), (Grade.OBSERVATION,)),
    Raised("Five were asked 180 days ago, and three found it", checks(3, 5, on="2026-05-24"), (Grade.OBSERVATION,)),
    Raised(
        "Places are not known, but staff could not find it", {**PLACES_UNKNOWN, **checks(3, 5)}, (Grade.OBSERVATION,)
    ),
)

CANNOT_ASSESS = (
    Unassessable("Places are not known, and staff found it", PLACES_UNKNOWN),
    Unassessable("There is a place; spot checks are not known", {"unknown": ["spot_checks"]}),
    Unassessable("Neither is known", {"unknown": ["policies.locations", "spot_checks"]}),
)
