"""What the brief says of Larkbeam, from its own records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.changes.commands.assess_event import Following
from countersign.kernel.references import ref
from countersign.people.queries import organisation
from countersign.readiness.brief.part import Facing
from countersign.readiness.brief.parts import CORE, brief_of
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import dossier_of
from countersign.readiness.questions.asking import Answer, Asked
from tests.acknowledgements.worlds import accepted_by
from tests.cast import Cast
from tests.changes import worlds as changes
from tests.direction import worlds as direction
from tests.policies.worlds import AT, PASSAGES, after, change, in_force_from, lead, offered, second_leader, signed
from tests.readiness.living import ON, whole_story
from tests.reviews import worlds as reviews

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
    assert "You signed the policy on 11 January 2026." in said(found["You and the rules"])
    assert "You did your training on" in said(found["You and the rules"])
    assert "Plan: bring the policy to signature, by 20 February 2026 (Tom Okafor)." in said(
        found["Known gaps, and the plan"]
    )
    assert "Stage 2 of the certification" in said(found["Next days"])
    assert all(one.source for answers in found.values() for one in answers if one.says or one.quotes)
    before = after(1).date() - timedelta(days=1)
    assert "Interview with the auditor" in said(brief(larkbeam, before)["Next days"])
    assert "Interview with the auditor" not in said(brief(larkbeam, before, "tom")["Next days"]), "it is Priya's"


def test_a_name_counts_under_the_version_before_where_little_changed(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    second_leader(larkbeam, "mei")
    accepted_by(larkbeam, "mei", version)
    change(larkbeam, policy, "The same, with a comma.", at=after(2))
    signed(larkbeam, offered(larkbeam, policy, material=False, at=after(2)), at=after(2))
    assert "You accepted the policy on 7 January 2026." in said(brief(larkbeam, ON, "mei")["You and the rules"])


def test_an_exception_that_ended_is_not_put_right_by_that(larkbeam: Cast) -> None:
    mei = second_leader(larkbeam, "mei")
    direction.approved(larkbeam, direction.observed(larkbeam), by=mei)
    told = said(brief(larkbeam, direction.UNTIL + timedelta(days=1))["You and the rules"])
    assert "ended on 7 March 2026, and nothing put it right." in told


def test_an_incident_is_settled_by_looking_at_the_policy_again(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    id = changes.incident(larkbeam, happened_on=after(2).date(), at=after(2))
    learnt, touched = "Ring before paying.", Following(reviews_policy=True)
    changes.assessed(larkbeam, id, assessed_on=after(2).date(), following=touched, learnt=learnt, at=after(2))
    assert "not settled yet" in said(brief(larkbeam, ON)["Incidents"])
    change(larkbeam, policy, "What to do about ransom mails.", at=after(3))
    signed(larkbeam, offered(larkbeam, policy, at=after(3)), at=after(3))
    assert "the policy was looked at again on" in said(brief(larkbeam, ON)["Incidents"])


def test_what_nobody_signed_is_no_minutes(larkbeam: Cast) -> None:
    reviews.written(larkbeam)
    late = reviews.HELD.date() + timedelta(days=40)
    assert "Minutes of" not in said(brief(larkbeam, late)["The last management review"])


def test_an_hour_with_the_auditor_falls_with_the_visit(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    before = after(1).date() - timedelta(days=1)
    for visit in Gathered(organisation(larkbeam.organisation)).calendar.visits:
        call_off_visit(visit_id=visit.id, because="The contract fell through.", by=lead(larkbeam), at=after(40))
    assert "Interview with the auditor" not in said(brief(larkbeam, before)["Next days"])


@pytest.mark.parametrize("n", range(5))
def test_the_five_core_questions_are_asked(n: int) -> None:
    assert str(CORE[n]).endswith("?")
