"""Four management reviews: Ingrid chairs, Clara minutes, and every input has its data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.meridian.minutes import QUARTERS, Quarter
from countersign.examples.meridian.policy import LABEL
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.digests import digest_value
from countersign.ledger import files
from countersign.people.commands.change_setting import change_setting
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
from countersign.reviews.enums import INPUTS, SUB_ITEMS, WITH_DATA, DecisionKind, Part
from countersign.reviews.settings import INTERVAL, KINDS

if TYPE_CHECKING:
    from countersign.reviews.models import Review

THERE = ("Ingrid", "Thandi", "Yusuf", "Clara", "Ben")
DONE_BY = date(2026, 12, 31)
MONTHS = 3
SEES_TO = {DecisionKind.IMPROVEMENT: "Yusuf", DecisionKind.OBJECTIVE: "Yusuf", DecisionKind.RESOURCES: "Thandi"}


def quarterly(stage: Stage) -> None:
    change_setting(
        key=INTERVAL.key,
        value=Decimal(MONTHS),
        from_on=stage.today,
        reason="The board reviews every quarter, since 2023.",
        shown=None,
        registry=KINDS,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def clara_plans(stage: Stage, quarter: Quarter) -> None:
    plan = Plan(
        planned_on=stage.day(quarter.held_on),
        begins="10:00",
        place="Board room, and by video from the ports",
        chair_id=stage.person("Ingrid").id,
        invited=[stage.person(name).id for name in THERE],
    )
    plan_review(plan=plan, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def the_review(stage: Stage, quarter: Quarter) -> Review:
    return reviews.reviews(stage.organisation).get(planned_on=stage.day(quarter.held_on))


def ingrid_opens(stage: Stage, quarter: Quarter) -> None:
    review, leads = the_review(stage, quarter), stage.by("Ingrid", Hat.TOP_MANAGEMENT)
    open_review(review_id=review.id, revision_shown=review.revision, by=leads, at=stage.at)


def was_there(stage: Stage, quarter: Quarter, name: str) -> None:
    confirm_attendance(review_id=the_review(stage, quarter).id, by=stage.by(name), at=stage.at)


def clara_minutes(stage: Stage, quarter: Quarter, part: Part) -> None:
    keep_minutes(
        review_id=the_review(stage, quarter).id,
        part=part,
        revision_shown=0,
        text=quarter.said[part],
        level=WITH_DATA if part in INPUTS else 0,
        items=SUB_ITEMS if part is Part.D else (),
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def ingrid_concludes(stage: Stage, quarter: Quarter) -> None:
    keep_minutes(
        review_id=the_review(stage, quarter).id,
        part=Part.CONCLUSION,
        revision_shown=0,
        text=quarter.conclusion,
        by=stage.by("Ingrid", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def decided(stage: Stage, quarter: Quarter, kind: DecisionKind, words: str) -> None:
    """Where something is to be done, somebody sees to it until the year is out."""
    owner = SEES_TO.get(kind)
    said = Decided(
        kind=kind,
        words=words,
        decided_by_id=stage.person("Ingrid").id,
        owner_id=stage.person(owner).id if owner else None,
        due_on=stage.day(DONE_BY) if owner else None,
    )
    lead = stage.by("Clara", Hat.ISMS_LEAD)
    write_decision(review_id=the_review(stage, quarter).id, decided=said, by=lead, at=stage.at)


def clara_notes_the_next(stage: Stage, quarter: Quarter) -> None:
    review = the_review(stage, quarter)
    note_next(
        review_id=review.id,
        revision_shown=review.revision,
        next_planned_on=stage.day(quarter.next_on),
        endorsed=[LABEL],
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def ingrid_signs(stage: Stage, quarter: Quarter) -> None:
    review, leads = the_review(stage, quarter), stage.by("Ingrid", Hat.TOP_MANAGEMENT)
    document = reviews.minutes_digest(reviews.minutes_of(review))
    capacity = capacity_of(stage.organisation, leads.person, stage.at)
    statement = reviews.signing_statement(review, document, person=stage.person("Ingrid").id, capacity=capacity)
    sign_minutes(
        review_id=review.id,
        digest_shown=document,
        words_shown=reviews.signing_words(review),
        signature=by_story(digest_value(statement)),
        by=leads,
        at=stage.at,
    )


def by_story(statement: str) -> Signature:
    """No code was mailed to anybody: it counts as the weakest there is, one that everybody could read."""
    return Signature(SignatureMethod.MAILED_CODE, {"statement": statement, "mailbox": True, "example": True})


def print_it(stage: Stage) -> None:
    """As the worker does for everybody, on the day of the signature."""
    review = there(reviews.unrendered(stage.organisation).first(), "managementreview")
    pdf = files.keep(stage.organisation, render(review))
    render_minutes(review_id=review.id, pdf=pdf, by=stage.system, at=stage.at)


def acts_of(quarter: Quarter) -> Iterator[Act]:
    on, signed, named = quarter.held_on, quarter.signed_on, f"the review of {quarter.held_on}"
    yield Act(quarter.planned_on, time(11, 0), f"Clara plans {named}", partial(clara_plans, quarter=quarter))
    yield Act(on, time(10, 0), f"Ingrid opens {named}", partial(ingrid_opens, quarter=quarter))
    for place, name in enumerate(THERE):
        does = partial(was_there, quarter=quarter, name=name)
        yield Act(on, time(10, 2 + place), f"{name} is at {named}", does)
    for place, part in enumerate(quarter.said):
        does = partial(clara_minutes, quarter=quarter, part=part)
        yield Act(on, time(10, 10 + 5 * place), f"Clara minutes {part} of {named}", does)
    for place, (kind, words) in enumerate(quarter.decided):
        does = partial(decided, quarter=quarter, kind=kind, words=words)
        yield Act(on, time(11, place), f"Clara writes down {kind} of {named}", does)
    yield Act(on, time(11, 20), f"Clara notes what follows {named}", partial(clara_notes_the_next, quarter=quarter))
    yield Act(signed, time(9, 0), f"Ingrid concludes {named}", partial(ingrid_concludes, quarter=quarter))
    yield Act(signed, time(9, 20), f"Ingrid signs {named}", partial(ingrid_signs, quarter=quarter))
    yield Act(signed, time(9, 21), f"the PDF of {named} is made", print_it)


ACTS = (
    Act(date(2026, 1, 14), time(14, 0), "Clara says that reviews are quarterly", quarterly),
    *(act for quarter in QUARTERS for act in acts_of(quarter)),
)
