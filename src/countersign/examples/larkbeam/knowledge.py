"""What people know: two did the training, six of those drawn by lot answered, and Mei asked Tom about his role."""

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
from countersign.kernel.actors import Hat

if TYPE_CHECKING:
    from countersign.awareness.models import Draw

TRAINED_ON, DRAWN_ON, ASKED_ON = date(2026, 4, 10), date(2026, 10, 22), date(2026, 11, 3)
COURSE = "Security for everybody who works with care homes"
ANSWERING = 6
"""So many of those who were drawn answered, and the last of them did not know."""


def ruth_records_the_training(stage: Stage) -> None:
    record_completion(
        people_ids=[stage.person(name).id for name in ("Priya", "Tom")],
        course=COURSE,
        completed_on=stage.today,
        by=stage.by("Ruth", Hat.HR),
        at=stage.at,
    )


def tom_writes_down_who_is_here(stage: Stage) -> None:
    fix_population(by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def the_draw(stage: Stage) -> Draw:
    return there(awareness.draws(stage.organisation).first(), "draw")


def tom_draws(stage: Stage) -> None:
    draw = the_draw(stage)
    lead = stage.by("Tom", Hat.ISMS_LEAD)
    draw_people(draw_id=draw.id, digest_shown=draw.population, by=lead, at=stage.at)


def somebody_answers(stage: Stage, number: int) -> None:
    """Whoever is next among those drawn. Nobody sees afterwards who it was."""
    draw = the_draw(stage)
    asked = there(awareness.invitations(stage.organisation).filter(draw=draw).order_by("id").first(), "draw")
    knows = number < ANSWERING
    questions = staff_questions(newcomer=asked.newcomer, outsider=asked.outsider)
    marks = {one.number: Mark.YES if knows else Mark.PARTLY for one in questions}
    if not knows:
        marks |= {FIND: Mark.NO, MUST[0]: Mark.NO}
    name = str(asked.person).split(" ")[0]
    answer_questions(draw_id=draw.id, marks=marks, found=knows, by=stage.by(name), at=stage.at)


def the_box_is_emptied(stage: Stage) -> None:
    """As the worker does for everybody, once the days are over."""
    close_draw(draw_id=the_draw(stage).id, by=stage.system, at=stage.at)


def mei_asks_tom(stage: Stage) -> None:
    marks = {one.number: Mark.YES for one in awareness.interview_questions(AskedAs.ROLE)}
    record_interview(
        person_id=stage.person("Tom").id,
        asked_as=AskedAs.ROLE,
        marks=marks,
        asked_on=stage.today,
        by=stage.by("Mei", Hat.INTERNAL_AUDITOR),
        at=stage.at,
    )


ACTS = (
    Act(TRAINED_ON, time(16, 40), "Ruth records who was trained", ruth_records_the_training),
    Act(DRAWN_ON, time(9, 10), "Tom writes down who could be drawn", tom_writes_down_who_is_here),
    Act(DRAWN_ON, time(9, 20), "Tom draws", tom_draws),
    *(
        Act(DRAWN_ON, time(10 + number, 35), f"somebody answers ({number})", partial(somebody_answers, number=number))
        for number in range(1, ANSWERING + 1)
    ),
    Act(date(2026, 11, 2), time(0, 25), "the box is emptied", the_box_is_emptied),
    Act(ASKED_ON, time(13, 30), "Mei asks Tom about his role", mei_asks_tom),
)
