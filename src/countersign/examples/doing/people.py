"""People as HR would write them down, entered and put right; and the words that an organisation calls its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from countersign.examples.stage import Stage
from countersign.kernel.actors import Actor, Hat
from countersign.people import queries as people
from countersign.people.commands.change import change
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.commands.enter import enter
from countersign.people.enums import PersonKind, Scope


@dataclass(frozen=True)
class Colleague(ABC):
    """Somebody as HR would write them down. ``manager``: the first name of whom they report to."""

    name: str
    title: str
    department: str
    joined_on: date
    manager: str = ""
    kind: PersonKind = PersonKind.EMPLOYEE
    executive: bool = False

    @property
    def first(self) -> str:
        return self.name.split(" ")[0]

    @property
    @abstractmethod
    def email(self) -> str:
        """Each firm makes addresses in its own way."""


def put_right(stage: Stage, member: Colleague, entered_by: str) -> None:
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
        leave_from=None,
        leave_until=None,
        executive=member.executive,
        by=stage.by(entered_by, Hat.HR),
        at=stage.at,
    )


def joins(stage: Stage, member: Colleague, entered_by: str) -> None:
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


def say_what_is_ours(stage: Stage, by: Actor, purpose: str, terms: Sequence[str]) -> None:
    """The words that only this firm would use, by which a policy shows that it is theirs. All of it is in scope."""
    firm = people.organisation(stage.organisation)
    change_organisation(
        revision_shown=firm.revision,
        name=firm.name,
        purpose=purpose,
        context_terms=terms,
        isms_scope=Scope.WHOLE,
        isms_scope_statement="",
        isms_started_on=firm.isms_started_on,
        time_zone=firm.time_zone,
        by=by,
        at=stage.at,
    )
