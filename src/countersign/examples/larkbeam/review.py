"""The management review of October: Priya chaired it, Tom minuted it, and input c was left out (what others expect)."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.actions import queries as actions
from countersign.actions.commands.complete_action import complete_action
from countersign.examples.larkbeam.policy import by_story
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.digests import digest_value
from countersign.kernel.references import parse_ref
from countersign.ledger import files
from countersign.people.queries import capacity_of
from countersign.reviews import queries as reviews
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.commands.keep_minutes import keep_minutes
from countersign.reviews.commands.note_next import note_next
from countersign.reviews.commands.open_review import open_review
from countersign.reviews.commands.plan_review import Plan, plan_review
from countersign.reviews.commands.render_minutes import render_minutes
from countersign.reviews.commands.sign_minutes import sign_minutes
from countersign.reviews.commands.write_decision import Decided, write_decision
from countersign.reviews.documents.rendering import render
from countersign.reviews.enums import MENTIONED, SUB_ITEMS, WITH_DATA, DecisionKind, Part

if TYPE_CHECKING:
    from countersign.reviews.models import Review

HELD_ON, SIGNED_ON, NEXT_ON = date(2026, 10, 14), date(2026, 10, 20), date(2027, 4, 14)
THERE = ("Priya", "Tom", "Ruth")

SAID = {
    Part.A: (WITH_DATA, "It is the first review: there are no actions of one before. The audit of September left one."),
    Part.B: (
        WITH_DATA,
        "The care group wants a certificate by the end of February. Ines has joined; Lee has moved to sales. The heat "
        "of the summer stopped the office for a day, and nobody outside noticed.",
    ),
    Part.D: (
        WITH_DATA,
        "Nothing is open but two suppliers who were never assessed. Restores: two of two. Training: 92 %. Critical "
        "patches within a week: 97 %. The internal audit covered clauses 4, 6 and 8; clause 5 is still to come.",
    ),
    Part.E: (MENTIONED, "Two care homes asked how we keep passwords. We did not go through the questionnaires."),
    Part.F: (
        WITH_DATA,
        "Three risks, one of them high: a leak of payroll data. Its owner is Priya; two-step sign-in is in since May.",
    ),
    Part.G: (WITH_DATA, "Sam asks for a list of suppliers with an owner each. Mei wants to try a restore unannounced."),
    Part.PRESENTED: (0, "Tom showed the one page of the third quarter, and the three objectives with their numbers."),
    Part.QUESTIONS: (0, "Priya asked what happens if Mei is on holiday when a home needs its data back."),
}
"""What Tom wrote, part by part, and how far each input was covered."""
CONCLUSION = (
    "It suits us, and it is enough for thirteen people. It works where somebody's name stands beside a thing; where "
    "none does, as with the suppliers, it does not yet."
)
RESTORE = "Restore one home's data unannounced, while Mei is away, and write down how long it took."
SUPPLIERS = "Put every supplier that sees customers' data on one list, with an owner and the day of the last look."
NO_CHANGE = "The policy stays as it is: what we do has not changed, and the objectives stand beside it."
LISTED = "The list has eleven suppliers; two were looked at for the first time."


def tom_plans_it(stage: Stage) -> None:
    plan = Plan(
        planned_on=stage.day(HELD_ON),
        begins="10:00",
        place="The long table",
        chair_id=stage.person("Priya").id,
        invited=[stage.person(name).id for name in THERE],
    )
    plan_review(plan=plan, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def the_review(stage: Stage) -> Review:
    return there(reviews.reviews(stage.organisation).first(), "managementreview")


def priya_opens_it(stage: Stage) -> None:
    review, leads = the_review(stage), stage.by("Priya", Hat.TOP_MANAGEMENT)
    open_review(review_id=review.id, revision_shown=review.revision, by=leads, at=stage.at)


def was_there(stage: Stage, name: str) -> None:
    confirm_attendance(review_id=the_review(stage).id, by=stage.by(name), at=stage.at)


def tom_minutes(stage: Stage, part: Part) -> None:
    level, text = SAID[part]
    keep_minutes(
        review_id=the_review(stage).id,
        part=part,
        revision_shown=0,
        text=text,
        level=level,
        items=SUB_ITEMS if part is Part.D else (),
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def priya_concludes(stage: Stage) -> None:
    keep_minutes(
        review_id=the_review(stage).id,
        part=Part.CONCLUSION,
        revision_shown=0,
        text=CONCLUSION,
        by=stage.by("Priya", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def tom_writes_down_to_restore(stage: Stage) -> None:
    decided(stage, DecisionKind.IMPROVEMENT, RESTORE, "Mei", date(2026, 11, 10))


def tom_writes_down_the_list(stage: Stage) -> None:
    decided(stage, DecisionKind.IMPROVEMENT, SUPPLIERS, "Nia", date(2026, 11, 5))


def tom_writes_down_that_the_policy_stays(stage: Stage) -> None:
    decided(stage, DecisionKind.NO_CHANGE, NO_CHANGE)


def decided(stage: Stage, kind: DecisionKind, words: str, owner: str = "", due: date | None = None) -> None:
    said = Decided(
        kind=kind,
        words=words,
        decided_by_id=stage.person("Priya").id,
        owner_id=stage.person(owner).id if owner else None,
        due_on=stage.day(due) if due else None,
    )
    lead = stage.by("Tom", Hat.ISMS_LEAD)
    write_decision(review_id=the_review(stage).id, decided=said, by=lead, at=stage.at)


def tom_notes_the_next(stage: Stage) -> None:
    review = the_review(stage)
    note_next(
        review_id=review.id,
        revision_shown=review.revision,
        next_planned_on=stage.day(NEXT_ON),
        endorsed=["1.0"],
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def priya_signs_it(stage: Stage) -> None:
    review, leads = the_review(stage), stage.by("Priya", Hat.TOP_MANAGEMENT)
    document = reviews.minutes_digest(reviews.minutes_of(review))
    capacity = capacity_of(stage.organisation, leads.person, stage.at)
    statement = reviews.signing_statement(review, document, person=stage.person("Priya").id, capacity=capacity)
    sign_minutes(
        review_id=review.id,
        digest_shown=document,
        words_shown=reviews.signing_words(review),
        signature=by_story(digest_value(statement)),
        by=leads,
        at=stage.at,
    )


def print_it(stage: Stage) -> None:
    """As the worker does for everybody, on the day of the signature."""
    review = there(reviews.unrendered(stage.organisation).first(), "managementreview")
    pdf = files.keep(stage.organisation, render(review))
    render_minutes(review_id=review.id, pdf=pdf, by=stage.system, at=stage.at)


def nia_has_made_the_list(stage: Stage) -> None:
    found = reviews.decisions(stage.organisation, [the_review(stage).id])
    mine = next(one for one in found if one.words == SUPPLIERS)
    made = actions.action(stage.organisation, parse_ref(mine.made or "")[1])
    told = {"revision_shown": made.revision, "done_on": stage.today, "outcome": LISTED}
    complete_action(action_id=made.id, **told, by=stage.by("Nia"), at=stage.at)  # type: ignore[arg-type]


ACTS = (
    Act(date(2026, 9, 16), time(10, 30), "Tom plans the review", tom_plans_it),
    Act(HELD_ON, time(10, 2), "Priya opens the review", priya_opens_it),
    *(
        Act(HELD_ON, time(10, 5 + place), f"{name} is at the review", partial(was_there, name=name))
        for place, name in enumerate(THERE)
    ),
    *(
        Act(HELD_ON, time(10, 12 + 5 * place), f"Tom minutes {part}", partial(tom_minutes, part=part))
        for place, part in enumerate(SAID)
    ),
    Act(HELD_ON, time(10, 53), "Tom writes down the restore test", tom_writes_down_to_restore),
    Act(HELD_ON, time(10, 55), "Tom writes down the list of suppliers", tom_writes_down_the_list),
    Act(HELD_ON, time(10, 57), "Tom writes down that the policy stays", tom_writes_down_that_the_policy_stays),
    Act(HELD_ON, time(11, 0), "Tom notes the next review", tom_notes_the_next),
    Act(SIGNED_ON, time(8, 40), "Priya concludes the review", priya_concludes),
    Act(SIGNED_ON, time(9, 5), "Priya signs the minutes", priya_signs_it),
    Act(SIGNED_ON, time(9, 6), "the PDF of the minutes is made", print_it),
    Act(date(2026, 11, 3), time(14, 45), "Nia has made the list of suppliers", nia_has_made_the_list),
)
