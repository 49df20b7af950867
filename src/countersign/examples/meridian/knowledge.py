"""What people know: four leaders did the training, one of 24 who were drawn did not know, and Rita asked Clara."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.awareness import queries as awareness
from countersign.awareness.commands.answer_questions import answer_questions
from countersign.awareness.commands.close_draw import close_draw
from countersign.awareness.commands.draw_people import draw_people
from countersign.awareness.commands.fix_population import fix_population
from countersign.awareness.commands.record_completion import record_completion
from countersign.awareness.commands.record_interview import record_interview
from countersign.awareness.enums import AskedAs, Mark
from countersign.awareness.library import FIND, MUST, staff_questions
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.awareness.models import Draw

TRAINED_ON, DRAWN_ON, ASKED_ON = date(2026, 2, 20), date(2026, 10, 5), date(2026, 10, 9)
COURSE = "What leaders of critical services answer for: one day"
TRAINED = ("Ingrid", "Thandi", "Yusuf", "Ben")
"""Helen was in court that day, and never made up for it."""
ASKED = 24


def clara_records_the_training(stage: Stage) -> None:
    record_completion(
        people_ids=[stage.person(name).id for name in TRAINED],
        course=COURSE,
        completed_on=stage.today,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def clara_writes_down_who_is_here(stage: Stage) -> None:
    fix_population(size=ASKED, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def the_draw(stage: Stage) -> Draw:
    return there(awareness.draws(stage.organisation).first(), "draw")


def clara_draws(stage: Stage) -> None:
    draw = the_draw(stage)
    lead = stage.by("Clara", Hat.ISMS_LEAD)
    draw_people(draw_id=draw.id, digest_shown=draw.population, by=lead, at=stage.at)


def somebody_answers(stage: Stage, number: int) -> None:
    """Whoever is next among those drawn. Nobody sees afterwards who it was."""
    draw = the_draw(stage)
    asked = there(awareness.invitations(stage.organisation).filter(draw=draw).order_by("id").first(), "draw")
    knows = number < ASKED
    questions = staff_questions(newcomer=asked.newcomer, outsider=asked.outsider)
    marks = {one.number: Mark.YES if knows else Mark.PARTLY for one in questions}
    if not knows:
        marks |= {FIND: Mark.NO, MUST[0]: Mark.NO}
    worn = people.hats(stage.organisation, asked.person_id, stage.at)
    by = Actor(ActorKind.PERSON, stage.organisation, asked.person_id, Hat.STAFF, worn, ("example",), "story")
    answer_questions(draw_id=draw.id, marks=marks, found=knows, by=by, at=stage.at)


def the_box_is_emptied(stage: Stage) -> None:
    """As the worker does for everybody, once everybody has answered or the days are over."""
    close_draw(draw_id=the_draw(stage).id, by=stage.system, at=stage.at)


def rita_asks_clara(stage: Stage) -> None:
    marks = {one.number: Mark.YES for one in awareness.interview_questions(AskedAs.ROLE)}
    record_interview(
        person_id=stage.person("Clara").id,
        asked_as=AskedAs.ROLE,
        marks=marks,
        asked_on=stage.today,
        by=stage.by("Rita", Hat.INTERNAL_AUDITOR),
        at=stage.at,
    )


ACTS = (
    Act(TRAINED_ON, time(17, 0), "Clara records who was trained", clara_records_the_training),
    Act(DRAWN_ON, time(9, 0), "Clara writes down who could be drawn", clara_writes_down_who_is_here),
    Act(DRAWN_ON, time(9, 10), "Clara draws", clara_draws),
    *(
        Act(
            DRAWN_ON,
            time(10 + number // 6, 9 * (number % 6)),
            f"somebody answers ({number})",
            partial(somebody_answers, number=number),
        )
        for number in range(1, ASKED + 1)
    ),
    Act(date(2026, 10, 16), time(0, 25), "the box is emptied", the_box_is_emptied),
    Act(ASKED_ON, time(14, 0), "Rita asks Clara about her role", rita_asks_clara),
)
