"""The first days of March: Larkbeam is set up, its people are entered, and Priya countersigns that she leads."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from countersign.examples.larkbeam.cast import INES, PRIYA, PURPOSE, TERMS, THERE_ALREADY, TOM, ZONE, Member
from countersign.examples.larkbeam.year import BEFORE_SALES
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.people import queries as people
from countersign.people.commands.change import change
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.enter import enter
from countersign.people.commands.grant import grant
from countersign.people.enums import Scope

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
BEGINS_AT = time(9, 0)
ENTERED = tuple(BEFORE_SALES if one.first == BEFORE_SALES.first else one for one in THERE_ALREADY)


def put_right(stage: Stage, member: Member) -> None:
    """What the set-up did not ask about those who were there in the first minute."""
    who = stage.person(member.first)
    change(
        person_id=who.id,
        revision_shown=who.revision,
        name=member.name,
        title=member.title,
        department=member.department,
        kind=member.kind,
        manager_id=stage.person(member.manager).id if member.manager else None,
        joined_on=stage.day(member.joined_on),
        on_leave=False,
        executive=member.executive,
        by=stage.by("Tom", Hat.HR),
        at=stage.at,
    )


def joins(stage: Stage, member: Member, entered_by: str) -> None:
    enter(
        name=member.name,
        email=member.email,
        title=member.title,
        department=member.department,
        kind=member.kind,
        executive=member.executive,
        manager_id=stage.person(member.manager).id if member.manager else None,
        joined_on=stage.day(member.joined_on),
        by=stage.by(entered_by, Hat.HR),
        at=stage.at,
    )


def say_what_is_ours(stage: Stage) -> None:
    """The words that only Larkbeam would use, by which a policy shows that it is theirs."""
    firm = people.organisation(stage.organisation)
    change_organisation(
        revision_shown=firm.revision,
        name=firm.name,
        purpose=PURPOSE,
        context_terms=TERMS,
        isms_scope=Scope.WHOLE,
        isms_scope_statement="",
        isms_started_on=firm.isms_started_on,
        time_zone=ZONE,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


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
    Act(MONDAY, time(9, 12), "Tom says what is Larkbeam's own", say_what_is_ours),
    Act(MONDAY, time(9, 20), "Priya is put right", partial(put_right, member=PRIYA)),
    Act(MONDAY, time(9, 22), "Tom is put right", partial(put_right, member=TOM)),
    *(
        Act(MONDAY, time(9, 30 + number), f"{member.first} is entered", partial(joins, member=member, entered_by="Tom"))
        for number, member in enumerate(ENTERED)
    ),
    Act(TUESDAY, time(8, 50), "Priya countersigns the register", countersign_the_register),
    Act(TUESDAY, time(8, 55), "Priya gives Ruth the list of people", give_ruth_the_list),
    Act(TUESDAY, time(8, 57), "Priya ends Tom's access to it", take_it_from_tom),
    Act(INES.joined_on, time(9, 5), "Ines is entered", partial(joins, member=INES, entered_by="Ruth")),
)
