"""The first days of March: Larkbeam is set up, its people are entered, and Priya countersigns that she leads."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from countersign.examples.doing.people import joins, put_right, say_what_is_ours
from countersign.examples.larkbeam.cast import INES, PRIYA, PURPOSE, TERMS, THERE_ALREADY, TOM
from countersign.examples.larkbeam.year import BEFORE_SALES
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.people import queries as people
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.grant import grant

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
BEGINS_AT = time(9, 0)
ENTERED = tuple(BEFORE_SALES if one.first == BEFORE_SALES.first else one for one in THERE_ALREADY)


def tom_says_what_is_ours(stage: Stage) -> None:
    say_what_is_ours(stage, stage.by("Tom", Hat.ISMS_LEAD), PURPOSE, TERMS)


def countersign_the_register(stage: Stage) -> None:
    waiting = there(people.unconfirmed(stage.organisation, stage.person("Priya").id), "leader")
    confirm_leader(leader_id=waiting.id, by=stage.by("Priya"), at=stage.at)


def give_ruth_the_list(stage: Stage) -> None:
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    grant(person_id=stage.person("Ruth").id, hat=Hat.HR, by=leads, at=stage.at)


def take_it_from_tom(stage: Stage) -> None:
    """Tom set everything up; the list of people is Ruth's."""
    given = there(people.open_grant(stage.organisation, stage.person("Tom").id, Hat.HR), "grant")
    end_access(grant_id=given.id, by=stage.by("Priya", Hat.TOP_MANAGEMENT), at=stage.at)


ACTS = (
    Act(MONDAY, time(9, 12), "Tom says what is Larkbeam's own", tom_says_what_is_ours),
    Act(MONDAY, time(9, 20), "Priya is put right", partial(put_right, member=PRIYA, entered_by="Tom")),
    Act(MONDAY, time(9, 22), "Tom is put right", partial(put_right, member=TOM, entered_by="Tom")),
    *(
        Act(MONDAY, time(9, 30 + number), f"{member.first} is entered", partial(joins, member=member, entered_by="Tom"))
        for number, member in enumerate(ENTERED)
    ),
    Act(TUESDAY, time(8, 50), "Priya countersigns the register", countersign_the_register),
    Act(TUESDAY, time(8, 55), "Priya gives Ruth the list of people", give_ruth_the_list),
    Act(TUESDAY, time(8, 57), "Priya ends Tom's access to it", take_it_from_tom),
    Act(INES.joined_on, time(9, 5), "Ines is entered", partial(joins, member=INES, entered_by="Ruth")),
)
