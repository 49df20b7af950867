"""Version control is broken.

What it looks at
    Whether two approved versions of the policy take effect on the same day, and whether two versions, drafts
    included, carry the same label. Retired versions cannot clash on a day. A version marked as the translation of
    another is left out, and so is a missing label or date.

Why an auditor raises it
    They check version and date first. When two versions apply at once, nobody can say which one binds.

What clears it
    Retire the old version, and give each version its own label and date. Link language editions as translations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from countersign.kernel.words import listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import approved, label_of, parent
from countersign.readiness.examples import Quiet, Raised
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="POL-014",
    clauses=("7.5.2", "7.5.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "two versions share a first day or a label"},
    reads=("policies.versions",),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    policy = parent(dossier)
    problems = [*same_day(policy), *same_label(policy)] if policy else []
    if policy and problems:
        says = say(
            "The version history of {policy} is ambiguous: {problem}. Auditors check version and date first. Retire "
            "the old version, give each version its own label and date.",
            policy=policy.called,
            problem="; ".join(problems),
        )
        yield Finding(Grade.MINOR, says)


def same_day(policy: Policy) -> Iterator[str]:
    """The days on which more than one approved version takes effect."""
    found: dict[date, list[str]] = {}
    for version in approved(policy):
        if version.takes_effect:
            found.setdefault(version.takes_effect, []).append(label_of(version))
    for day, labels in sorted(found.items()):
        if len(labels) > 1:
            yield f"versions {listed(labels)} take effect on the same day, {spelled(day)}"


def same_label(policy: Policy) -> Iterator[str]:
    """The labels that more than one version carries."""
    labels = Counter(version.v for version in policy.versions if version.v and not version.translation_of)
    for label, count in labels.items():
        if count > 1:
            yield f"{count} versions carry the label {label}"


def another(**more: object) -> dict[str, object]:
    version = {"v": "1.1", "status": "approved", "approved_by": "ada", "approved_on": "2026-03-04", **more}
    return {"policies[0].versions[+]": version}


QUIET = (
    Quiet("There is one version", {}),
    Quiet("A second one takes effect the day after", another(effective="2026-03-10")),
    Quiet("A second one is approved for a later day", another(effective="2026-12-01")),
    Quiet("A translation takes effect on the same day", another(effective="2026-03-09", translation_of="1.0")),
    Quiet("A translation carries the same label", another(v="1.0", effective="2026-03-10", translation_of="1.0")),
    Quiet("The other one on that day is retired", another(effective="2026-03-09", status="superseded")),
    Quiet("A draft is meant for the same day", another(effective="2026-03-09", status="draft")),
    Quiet(
        "Two versions have neither label nor date",
        {"policies[0].versions": [{"status": "approved"}, {"status": "approved"}]},
    ),
)

RAISED = (
    Raised("Two take effect on one day", another(effective="2026-03-09"), (Grade.MINOR,)),
    Raised("The day of approval counts where no other is given", another(approved_on="2026-03-09"), (Grade.MINOR,)),
    Raised("A draft carries the label of the approved version", another(v="1.0", status="draft"), (Grade.MINOR,)),
    Raised("So does a retired one", another(v="1.0", status="superseded"), (Grade.MINOR,)),
    Raised("Both at once are one finding", another(v="1.0", effective="2026-03-09"), (Grade.MINOR,)),
    Raised(
        "Nobody has the label of the other version on that day",
        another(v=None, effective="2026-03-09"),
        (Grade.MINOR,),
    ),
)
