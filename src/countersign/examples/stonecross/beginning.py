"""January: Farah sets Countersign up, and Dean puts himself at the top. A week later Gareth reads what he was sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.doing.people import say_what_is_ours
from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross import lists
from countersign.examples.stonecross.cast import (
    ANITA,
    DEAN,
    DEPARTMENTS,
    EXECUTIVES,
    FARAH,
    GARETH,
    JOAN,
    LEFT_ON,
    NAMED,
    PIOTR,
    PURPOSE,
    STEVE,
    TERMS,
    Member,
    by,
    who,
)
from countersign.examples.stonecross.crowd import CROWD, away
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id, parse_ref
from countersign.ledger.acts import asked_for
from countersign.people import queries as people
from countersign.people.commands.apply_import import apply_import, plan_of
from countersign.people.commands.change import change
from countersign.people.commands.change_setting import change_setting
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.commands.preview_import import preview_import
from countersign.people.commands.set_departments import set_departments
from countersign.people.enums import Basis
from countersign.people.imports.reading import read_people
from countersign.people.imports.values import lines_of
from countersign.people.permissions import IMPORT
from countersign.readiness.settings import APPLYING, KINDS

if TYPE_CHECKING:
    from countersign.people.models import Leader, Person

MONDAY, TUESDAY, FRIDAY = date(2026, 1, 12), date(2026, 1, 13), date(2026, 1, 16)
PUT_RIGHT_ON = date(2026, 1, 20)
BEGINS_AT = time(9, 0)
NIS2 = "Customers in Ireland, and managed services: the EU implementing regulation applies to us."


def farah_says_what_is_ours(stage: Stage) -> None:
    say_what_is_ours(stage, by(stage, FARAH, Hat.ISMS_LEAD), PURPOSE, TERMS)


def farah_names_the_departments(stage: Stage) -> None:
    firm = people.organisation(stage.organisation)
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    set_departments(departments=DEPARTMENTS, revision_shown=firm.revision, by=lead, at=stage.at)


def farah_says_which_rules_apply(stage: Stage) -> None:
    change_setting(
        key=APPLYING.key,
        value=("NIS2-CIR",),
        from_on=stage.today,
        reason=NIS2,
        shown=None,
        registry=KINDS,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def takes_a_list(stage: Stage, members: Iterable[Member], reader: Member) -> None:
    """Read, looked at, and taken in exactly as the page shows it. Reading changes nothing, and may be done again."""
    sheet = read_people(lists.of_people(members, stage.day), "people.csv")
    hr = by(stage, reader, Hat.HR)
    with asked_for(new_id(stage.at)):
        _, id = parse_ref(
            preview_import(
                file_name="people.csv",
                file_digest=sheet.digest,
                lines=lines_of(sheet),
                remarks=sheet.remarks,
                by=hr,
                at=stage.at,
            )
        )
    shown = plan_of(there(people.import_preview(stage.organisation, id), "import"), stage.at).digest
    apply_import(import_id=id, plan_shown=shown, by=replace(hr, via=IMPORT), at=stage.at)


def says_of(stage: Stage, member: Member, *, executive: bool = False, on_leave: bool = False) -> None:
    """What no list tells."""
    one: Person = who(stage, member)
    change(
        person_id=one.id,
        revision_shown=one.revision,
        name=one.name or "",
        title=one.title or "",
        department=one.department,
        kind=member.kind,
        manager_id=one.manager_id,
        joined_on=one.joined_on,
        on_leave=on_leave,
        leave_from=None,
        leave_until=None,
        executive=executive,
        by=by(stage, JOAN, Hat.HR),
        at=stage.at,
    )


def countersigns(stage: Stage, member: Member) -> None:
    waiting = there(people.unconfirmed(stage.organisation, who(stage, member).id), "leader")
    confirm_leader(leader_id=waiting.id, by=by(stage, member), at=stage.at)


def dean_gives(stage: Stage, member: Member, hat: Hat) -> None:
    grant(person_id=who(stage, member).id, hat=hat, by=by(stage, DEAN, Hat.TOP_MANAGEMENT), at=stage.at)


def gareth_gives(stage: Stage, member: Member, hat: Hat) -> None:
    grant(person_id=who(stage, member).id, hat=hat, by=by(stage, GARETH, Hat.TOP_MANAGEMENT), at=stage.at)


def dean_enters(stage: Stage, member: Member) -> None:
    enter_leader(
        person_id=who(stage, member).id,
        basis=Basis.DIRECTOR,
        leads_from=stage.day(member.joined_on),
        by=by(stage, DEAN, Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def gareth_puts_it_right(stage: Stage) -> None:
    """Dean runs IT; he does not direct the company, and did not a week ago either."""
    entry = entry_of(stage, DEAN)
    leads = by(stage, GARETH, Hat.TOP_MANAGEMENT)
    end_leader(leader_id=entry.id, leads_until=entry.leads_from, by=leads, at=stage.at)


def entry_of(stage: Stage, member: Member) -> Leader:
    person = who(stage, member).id
    return next(one for one in people.register(stage.organisation) if one.person_id == person)


def goes(stage: Stage, member: Member) -> None:
    left_on = stage.day(LEFT_ON[member.email])
    leave(person_id=who(stage, member).id, left_on=left_on, by=by(stage, JOAN, Hat.HR), at=stage.at)


def came_by(last: date) -> list[Member]:
    """Those who joined up to a day, of those who came in the year."""
    return [one for one in (*CROWD.joiners, *CROWD.fresh) if one.joined_on <= last]


def newcomers() -> dict[date, list[Member]]:
    """Who is entered on the first day on which anybody of a month has come: HR sends one list a month."""
    found: dict[date, list[Member]] = {}
    for one in came_by(date.max)[len(came_by(MONDAY)) :]:
        found.setdefault(one.joined_on, []).append(one)
    return found


HERE = (*NAMED, *CROWD.old, *came_by(MONDAY), *CROWD.outside)
AWAY_SINCE = (date(2026, 2, 16), date(2026, 5, 11), date(2026, 7, 6), date(2026, 9, 21))

ACTS = (
    Act(MONDAY, time(9, 12), "Farah says what is Stonecross's own", farah_says_what_is_ours),
    Act(MONDAY, time(9, 34), "Farah takes the list of people in", partial(takes_a_list, members=HERE, reader=FARAH)),
    Act(MONDAY, time(9, 50), "Farah names the departments", farah_names_the_departments),
    Act(MONDAY, time(10, 5), "Farah says which rules apply", farah_says_which_rules_apply),
    Act(TUESDAY, time(8, 40), "Dean countersigns that he leads", partial(countersigns, member=DEAN)),
    Act(TUESDAY, time(8, 45), "Dean gives Joan the list", partial(dean_gives, member=JOAN, hat=Hat.HR)),
    *(
        Act(TUESDAY, time(9, place), f"Joan marks {one.name}", partial(says_of, member=one, executive=True))
        for place, one in enumerate(EXECUTIVES)
    ),
    Act(FRIDAY, time(9, 0), "Dean enters Gareth", partial(dean_enters, member=GARETH)),
    Act(FRIDAY, time(9, 2), "Dean enters Anita", partial(dean_enters, member=ANITA)),
    Act(date(2026, 1, 19), time(17, 40), "Gareth countersigns", partial(countersigns, member=GARETH)),
    Act(date(2026, 1, 20), time(8, 10), "Anita countersigns", partial(countersigns, member=ANITA)),
    Act(PUT_RIGHT_ON, time(8, 30), "Gareth takes Dean off the register", gareth_puts_it_right),
    Act(PUT_RIGHT_ON, time(8, 35), "Gareth lets Dean run it", partial(gareth_gives, member=DEAN, hat=Hat.ISMS_LEAD)),
    Act(
        PUT_RIGHT_ON,
        time(8, 36),
        "Gareth lets Farah record audits",
        partial(gareth_gives, member=FARAH, hat=Hat.INTERNAL_AUDITOR),
    ),
    *(
        Act(on, time(8, 52), f"Joan takes the list of {on} in", partial(takes_a_list, members=some, reader=JOAN))
        for on, some in newcomers().items()
    ),
    *(
        Act(on, time(10, 15), f"{one.name} is away", partial(says_of, member=one, on_leave=True))
        for one, on in zip(away(), AWAY_SINCE, strict=True)
    ),
    *(Act(LEFT_ON[one.email], time(16, 0), f"{one.name} leaves", partial(goes, member=one)) for one in (STEVE, PIOTR)),
)
