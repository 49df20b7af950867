"""Leader could not answer the core questions in rehearsal.

What it looks at
    For everybody in top management the latest rehearsal of the last 60 days that was scored and that they released:
    how many of five core points they could explain. These are what the management system does, the main risks, what
    the policy says, which resources they decided on, and how they are kept informed. To look it up in the right
    place counts.

Why an auditor raises it
    Clause 5 is mostly judged in conversation. A leader who cannot explain these points is seen as not leading,
    whatever the records say.

What clears it
    Read the one-page briefing and rehearse again. Without a released rehearsal nothing can be said, neither good nor
    bad: the result belongs to the leader.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import next_audit, within
from countersign.readiness.dossier.leadership import top_managers
from countersign.readiness.dossier.persons import name_of, names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="TOP-004",
    clauses=("5.1",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "none or one of five core points",
        Grade.MINOR: "two of five",
        Grade.OPPORTUNITY: "three of five",
    },
    reads=("rehearsals", "top_management", "people"),
    thresholds=(
        Threshold("rehearsal_days", 60, "what was rehearsed longer ago is forgotten again"),
        Threshold("major_up_to", 1, "a leader who knows one point knows nothing"),
        Threshold("minor_up_to", 2, "less than half"),
        Threshold("opportunity_up_to", 3, "more than half, with gaps an auditor will find"),
    ),
    needs_register=True,
)

CORE_POINTS = 5


def judge(dossier: Dossier) -> Answers:
    scores = {person.id: latest_score(dossier, person.id) for person in top_managers(dossier)}
    for person, ok in scores.items():
        if ok is not None and (found := grade(dossier, ok)):
            yield Finding(found, message(dossier, person, ok), subject=person, key=person)
    silent = [person for person, ok in scores.items() if ok is None]
    if silent or not scores:
        who = names_of(dossier, silent) if silent else "top management"
        yield CannotAssess(say("No rehearsal of {who} that was scored and released is recent enough.", who=who))


def latest_score(dossier: Dossier, person: str) -> int | None:
    """From the latest rehearsal that was scored, released and recent; of two on one day the one listed last."""
    days = int(RULE.limit(dossier, "rehearsal_days"))
    scores = [
        (one.on, one.core_ok)
        for one in dossier.rehearsals
        if one.person == person and one.core_ok is not None and one.released and within(dossier, one.on, days)
    ]
    return max(reversed(scores), key=lambda one: one[0])[1] if scores else None


def grade(dossier: Dossier, ok: int) -> Grade | None:
    rungs = (("major_up_to", Grade.MAJOR), ("minor_up_to", Grade.MINOR), ("opportunity_up_to", Grade.OPPORTUNITY))
    return next((grade for name, grade in rungs if ok <= RULE.limit(dossier, name)), None)


def message(dossier: Dossier, person: str, ok: int) -> Words:
    audit = next_audit(dossier)
    return say(
        "In rehearsal {name} could explain {ok} of {points} core points. An auditor who gets these answers will "
        "conclude the clause is not met whatever the records say. Use the one-page briefing and rehearse again before "
        "{audit}.",
        name=name_of(dossier, person),
        ok=ok,
        points=CORE_POINTS,
        audit=f"the audit of {spelled(audit.on)}" if audit else "the audit",
    )


def rehearsed(core_ok: int, on: str = "2026-11-10", **more: object) -> dict[str, object]:
    return {"person": "ada", "on": on, "core_ok": core_ok, **more}


BEN_LEADS = {"top_management[+]": {"person": "ben", "basis": "director", "from": "2025-01-06"}}

QUIET = (
    Quiet("Five of five", {}),
    Quiet("Four of five", {"rehearsals": [rehearsed(4)]}),
    Quiet("Better the second time", {"rehearsals": [rehearsed(1, "2026-10-12"), rehearsed(4)]}),
    Quiet("The worse one is not released", {"rehearsals": [rehearsed(4, "2026-10-12"), rehearsed(1, released=False)]}),
    Quiet(
        "The last one was only a briefing",
        {"rehearsals": [rehearsed(4, "2026-10-12"), {"person": "ada", "on": "2026-11-10"}]},
    ),
    Quiet("Who failed does not lead", {"rehearsals[+]": rehearsed(0, person="ben")}),
    Quiet("The worse one was longer ago", {"rehearsals": [rehearsed(4), rehearsed(1, "2026-10-12")]}),
)

RAISED = (
    Raised("Three of five", {"rehearsals": [rehearsed(3)]}, (Grade.OPPORTUNITY,)),
    Raised("Two of five", {"rehearsals": [rehearsed(2)]}, (Grade.MINOR,)),
    Raised("One of five", {"rehearsals": [rehearsed(1)]}, (Grade.MAJOR,)),
    Raised("Nothing of five, 60 days ago", {"rehearsals": [rehearsed(0, "2026-09-21")]}, (Grade.MAJOR,)),
    Raised("No audit is planned", {"rehearsals": [rehearsed(3)], "audits": []}, (Grade.OPPORTUNITY,)),
    Raised(
        "Two leaders, one finding each",
        {**BEN_LEADS, "rehearsals": [rehearsed(2), rehearsed(3, person="ben")]},
        (Grade.MINOR, Grade.OPPORTUNITY),
    ),
    Raised("One failed, of the other nothing is known", {**BEN_LEADS, "rehearsals": [rehearsed(2)]}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("No rehearsal was held", {"rehearsals": []}),
    Unassessable("The rehearsal was 61 days ago", {"rehearsals": [rehearsed(0, "2026-09-20")]}),
    Unassessable("The leader has not released it", {"rehearsals": [rehearsed(0, released=False)]}),
    Unassessable("It was a briefing", {"rehearsals[0].core_ok": GONE}),
    Unassessable("One did well, of the other nothing is known", BEN_LEADS),
    Unassessable("Nobody leads any more", {"top_management[0].to": "2026-10-01"}),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about rehearsals", {"unknown": ["rehearsals"]}),
)
