"""What people know: who was trained, what those say who were drawn by lot, who can say what their role asks."""

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
from countersign.awareness.commands.record_interview import CORE as SAYS_ENOUGH
from countersign.awareness.commands.record_interview import record_interview
from countersign.awareness.commands.rehearse import rehearse
from countersign.awareness.commands.release_rehearsal import release_rehearsal
from countersign.awareness.enums import AskedAs, Bank, Mark
from countersign.awareness.library import CORE, MUST, staff_questions
from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import (
    ALED,
    ANITA,
    COLIN,
    DEAN,
    FARAH,
    GARETH,
    GRACE,
    HANNA,
    JOAN,
    KIM,
    Member,
    acting,
    by,
    who,
)
from countersign.examples.stonecross.crowd import CROWD
from countersign.kernel.actors import Hat

if TYPE_CHECKING:
    from countersign.awareness.models import Draw

DRAWN_ON, CLOSED_ON = date(2026, 10, 9), date(2026, 10, 20)
ANSWERING, KNOWING = 15, 9
"""So many of those who were drawn answered, and so many of them knew."""
COURSE = "Security at Stonecross, the yearly module"
TRAINED = {
    date(2025, 3, 1): (GARETH,),
    date(2026, 3, 1): (ANITA, DEAN),
    date(2026, 3, 2): (COLIN, *CROWD.old[10:110]),
}
"""By the day those who did the module, as the list of the course says."""
ASKED_ON, LED_ON, REHEARSED_ON = date(2026, 10, 20), date(2026, 10, 21), date(2026, 11, 5)
HOLDERS = ((FARAH, True), (JOAN, True), (GRACE, False), (KIM, False), (ALED, True), (HANNA, True))
HEADS = ((ALED, True), (GRACE, False))
"""Who was asked about a role, and as a manager, and whether they could say."""
SEED, EXPLAINED = "5-november", 3
"""Of the five questions that every leader is asked."""


def joan_records_the_training(stage: Stage, members: tuple[Member, ...], on: date) -> None:
    record_completion(
        people_ids=[who(stage, one).id for one in members],
        course=COURSE,
        completed_on=stage.day(on),
        by=by(stage, JOAN, Hat.HR),
        at=stage.at,
    )


def farah_writes_down_who_is_here(stage: Stage) -> None:
    fix_population(by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def the_draw(stage: Stage) -> Draw:
    return there(awareness.draws(stage.organisation).first(), "draw")


def farah_draws(stage: Stage) -> None:
    draw = the_draw(stage)
    draw_people(draw_id=draw.id, digest_shown=draw.population, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def somebody_answers(stage: Stage, number: int) -> None:
    """Whoever is next among those drawn. All find the policy; six do not know what it asks of them."""
    draw = the_draw(stage)
    asked = there(awareness.invitations(stage.organisation).filter(draw=draw).order_by("id").first(), "draw")
    knows = number < KNOWING
    questions = staff_questions(newcomer=asked.newcomer, outsider=asked.outsider)
    marks = {one.number: Mark.YES if knows else Mark.PARTLY for one in questions}
    if not knows:
        marks |= {MUST[0]: Mark.NO}
    answer_questions(draw_id=draw.id, marks=marks, found=True, by=acting(stage, asked.person), at=stage.at)


def the_box_is_emptied(stage: Stage) -> None:
    """As the worker does for everybody, once the days are over."""
    close_draw(draw_id=the_draw(stage).id, by=stage.system, at=stage.at)


def is_asked(stage: Stage, member: Member, how: AskedAs, *, knows: bool) -> None:
    """Farah asks; her, Dean does."""
    asker = DEAN if member is FARAH else FARAH
    marks = {one.number: Mark.YES for one in awareness.interview_questions(how)}
    if not knows:
        marks |= dict.fromkeys((number for number in SAYS_ENOUGH if number in marks), Mark.NO)
    record_interview(
        person_id=who(stage, member).id,
        asked_as=how,
        marks=marks,
        asked_on=stage.today,
        by=by(stage, asker, Hat.ISMS_LEAD),
        at=stage.at,
    )


def gareth_rehearses(stage: Stage) -> None:
    asked = [one.number for one in awareness.rehearsal_questions(Bank.LEADER, frozenset(), SEED)]
    missed = CORE[EXPLAINED:]
    scores = {number: 0 if number in missed else 1 for number in asked}
    rehearse(bank=Bank.LEADER, seed=SEED, scores=scores, by=by(stage, GARETH), at=stage.at)


def gareth_lets_others_see_it(stage: Stage) -> None:
    mine = there(awareness.rehearsals(stage.organisation).first(), "rehearsal")
    release_rehearsal(rehearsal_id=mine.id, by=by(stage, GARETH), at=stage.at)


ACTS = (
    *(
        Act(
            max(on, date(2026, 3, 2)),
            time(16, 40 + place),
            f"Joan records who was trained on {on}",
            partial(joan_records_the_training, members=members, on=on),
        )
        for place, (on, members) in enumerate(TRAINED.items())
    ),
    Act(DRAWN_ON, time(9, 10), "Farah writes down who could be drawn", farah_writes_down_who_is_here),
    Act(DRAWN_ON, time(9, 20), "Farah draws", farah_draws),
    *(
        Act(DRAWN_ON, time(10, 3 * number), f"somebody answers ({number})", partial(somebody_answers, number=number))
        for number in range(ANSWERING)
    ),
    Act(CLOSED_ON, time(0, 25), "the box is emptied", the_box_is_emptied),
    *(
        Act(
            ASKED_ON,
            time(14, 10 * place),
            f"{one.name} is asked about their role",
            partial(is_asked, member=one, how=AskedAs.ROLE, knows=knows),
        )
        for place, (one, knows) in enumerate(HOLDERS)
    ),
    *(
        Act(
            LED_ON,
            time(14, 10 * place),
            f"{one.name} is asked as a manager",
            partial(is_asked, member=one, how=AskedAs.MANAGER, knows=knows),
        )
        for place, (one, knows) in enumerate(HEADS)
    ),
    Act(REHEARSED_ON, time(18, 30), "Gareth rehearses", gareth_rehearses),
    Act(REHEARSED_ON, time(18, 55), "Gareth lets others see it", gareth_lets_others_see_it),
)
