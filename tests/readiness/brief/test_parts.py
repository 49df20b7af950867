"""What the brief says of Larkbeam, from its own records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.kernel.references import ref
from countersign.people.queries import organisation
from countersign.readiness.brief.part import Facing
from countersign.readiness.brief.parts import CORE, brief_of
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import dossier_of
from countersign.readiness.questions.asking import Answer, Asked
from tests.cast import Cast
from tests.policies.worlds import AT, PASSAGES, after
from tests.readiness.living import ON, whole_story

HEADINGS = [
    "What it is for, and why now",
    "Scope",
    "The largest risks",
    "What the policy says",
    "Objectives",
    "Money, people and time",
    "The last management review",
    "Your word to staff",
    "Who runs it, who reports",
    "You and the rules",
    "Incidents",
    "What changed",
    "Known gaps, and the plan",
    "Next days",
]
PASSAGE = next(iter(PASSAGES.values()))


def brief(here: Cast, on: date, first: str = "priya") -> dict[str, tuple[Answer, ...]]:
    read = Gathered(organisation(here.organisation))
    asked = Asked(dossier_of(here.organisation, on, read), ref("person", here.person(first).id), {"purpose": PASSAGE})
    return {str(part.heading): part.answers for part in brief_of(Facing(asked, read)).parts}


def said(answers: tuple[Answer, ...]) -> str:
    found = [[*map(str, one.says), *one.quotes, str(one.missing or ""), str(one.source or "")] for one in answers]
    return " ".join(words for each in found for words in each if words)


def test_a_fresh_organisation_reads_what_is_not_there_and_nothing_made_up(larkbeam: Cast) -> None:
    found = brief(larkbeam, AT.date())
    assert list(found) == HEADINGS
    assert "No version of the policy has been signed." in said(found["What the policy says"])
    assert said(found["The largest risks"]) == "No risk is written down here."
    assert said(found["Objectives"]) == "No objective is pursued."
    assert said(found["Money, people and time"]) == "No decision on money, people or time is on record."
    assert said(found["The last management review"]) == "No management review is on record."
    assert said(found["Known gaps, and the plan"]) == "Top management has declared no gap."
    assert "no training is recorded here" in said(found["You and the rules"])
    assert "The ISMS covers the whole organisation." in said(found["Scope"])


def test_a_lived_year_is_told_with_days_and_sources(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    found = brief(larkbeam, ON)
    assert list(found) == HEADINGS
    assert "Software for care homes." in said(found["What it is for, and why now"])
    assert "nobody has written down which" in said(found["Scope"])
    assert "signed by you on 11 January 2026" in said(found["What the policy says"])
    assert "Target: at least" in said(found["Objectives"])
    assert "refused" in said(found["Money, people and time"])
    assert "Undecided since" in said(found["Money, people and time"])
    assert "Minutes of" in said(found["The last management review"])
    assert "You signed the policy in force on 11 January 2026." in said(found["You and the rules"])
    assert "You did your training on" in said(found["You and the rules"])
    assert "Plan: bring the policy to signature, by 20 February 2026 (Tom Okafor)." in said(
        found["Known gaps, and the plan"]
    )
    assert "Stage 2 of the certification" in said(found["Next days"])
    assert all(one.source for answers in found.values() for one in answers if one.says or one.quotes)
    before = after(1).date() - timedelta(days=1)
    assert "Interview with the auditor" in said(brief(larkbeam, before)["Next days"])
    assert "Interview with the auditor" not in said(brief(larkbeam, before, "tom")["Next days"]), "it is Priya's"


@pytest.mark.parametrize("n", range(5))
def test_the_five_core_questions_are_asked(n: int) -> None:
    assert str(CORE[n]).endswith("?")
