"""Policy is hard to read.

What it looks at
    Three measures of the text: the length of an average sentence, lists and headings left out; the school grade by
    Flesch and Kincaid, counted as if the words of the trade were short ones; and how often it uses a lawyer's
    phrases. One that is over its limit is enough. The current version is read, or the latest draft while nothing is
    approved.

Why an auditor raises it
    The policy must reach the people it binds. They cannot follow what they cannot understand.

What clears it
    Shorten the longest sentences and put plain words for the legal phrases. Then have the new version approved.
"""

from __future__ import annotations

from collections.abc import Iterator

from countersign.kernel.words import listed, say
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import judged_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-013",
    clauses=("5.2(f)", "7.3"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OPPORTUNITY: "one of the three measures is over its limit"},
    reads=("policies.versions",),
    thresholds=(
        Threshold("sentence", 25, "words in an average sentence; the usual limit for plain English"),
        Threshold("grade", 12, "school grade; 95 of 100 public policies stay below it"),
        Threshold("legalese", 4, "legal phrases in 1,000 words; 90 of 100 policies stay about there", whole=False),
    ),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = judged_parent(dossier)
    if found is None:
        yield unknown("how the policy reads")
    elif why := list(hard(dossier, found[1])):
        says = say(
            "The policy is hard to read ({why}). People cannot follow what they cannot understand, and compliance is "
            "its purpose. Shorten the longest sentences and replace legal phrases.",
            why=listed(why),
        )
        yield Finding(Grade.OPPORTUNITY, says)
    elif None in measures(found[1]).values():
        yield unknown("how the policy reads, by all three measures")


def measures(version: Version) -> dict[str, float | None]:
    return {"sentence": version.avg_sentence, "grade": version.fk, "legalese": version.legalese}


def hard(dossier: Dossier, version: Version) -> Iterator[str]:
    """What is over its limit, in words."""
    words = {
        "sentence": "{value} words in an average sentence",
        "grade": "school grade {value}",
        "legalese": "{value} legal phrases in 1,000 words",
    }
    for name, value in measures(version).items():
        if value is not None and value > RULE.limit(dossier, name):
            yield words[name].format(value=f"{round(value, 2):g}")


VERSION = "policies[0].versions[0]"

QUIET = (
    Quiet("It reads well", {}),
    Quiet("All three at the limit", {f"{VERSION}.avg_sentence": 25, f"{VERSION}.fk": 12, f"{VERSION}.legalese": 4}),
)

RAISED = (
    Raised("Long sentences", {f"{VERSION}.avg_sentence": 25.1}, (Grade.OPPORTUNITY,)),
    Raised("A high school grade", {f"{VERSION}.fk": 12.1}, (Grade.OPPORTUNITY,)),
    Raised("Legal phrases", {f"{VERSION}.legalese": 4.1}, (Grade.OPPORTUNITY,)),
    Raised(
        "All three together are one finding",
        {f"{VERSION}.avg_sentence": 31, f"{VERSION}.fk": 15, f"{VERSION}.legalese": 9},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "Long sentences, the rest not measured",
        {f"{VERSION}.avg_sentence": 27, f"{VERSION}.fk": GONE},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is over its limit, and one measure is missing", {f"{VERSION}.fk": GONE}),
    Unassessable("There is no version to read", {"policies[0].versions": []}),
)
