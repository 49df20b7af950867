from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countersign.kernel.actors import Hat
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.commands.leave import leave
from countersign.people.enums import Scope
from countersign.people.queries import Register, organisation
from countersign.policies.enums import Occasion
from countersign.policies.queries import Shelf, reviews_due, suggested
from tests.cast import Cast
from tests.policies.reviewing import confirmed
from tests.policies.worlds import after, in_force_from, lead, leader, off_the_register, second_leader


def seen(here: Cast, on: date) -> list[tuple[Occasion, str]]:
    firm = organisation(here.organisation)
    (due,) = reviews_due(Shelf(firm), on)
    return [(one.occasion, str(one.says)) for one in suggested(Register(firm), due, on)]


def renamed(here: Cast, *, at: datetime, **other: Any) -> None:
    firm = organisation(here.organisation)
    now: dict[str, Any] = {
        "name": firm.name,
        "purpose": firm.purpose,
        "context_terms": firm.context_terms,
        "isms_scope": Scope(firm.isms_scope),
        "isms_scope_statement": firm.isms_scope_statement,
        "isms_started_on": firm.isms_started_on,
        "time_zone": firm.time_zone,
    }
    change_organisation(revision_shown=firm.revision, **{**now, **other}, by=lead(here), at=at)


def test_nothing_when_nothing_happened(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    renamed(larkbeam, at=after(2), purpose="Software for care homes.")
    assert seen(larkbeam, after(3).date()) == []


def test_whoever_signed_leads_no_longer_and_somebody_else_does(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    second_leader(larkbeam, "ruth", on=date(2026, 1, 20))
    off_the_register(larkbeam, "priya", date(2026, 2, 1))
    assert seen(larkbeam, date(2026, 1, 31)) == [(Occasion.ORGANISATION, "New in top management: Ruth Ellis.")]
    assert seen(larkbeam, date(2026, 2, 1)) == [
        (Occasion.SIGNATORY_GONE, "Priya Raman, who signed version 1.0, left top management on 1 February 2026."),
        (Occasion.ORGANISATION, "New in top management: Ruth Ellis."),
    ]


def test_a_leader_who_left_altogether_is_named_once(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    second_leader(larkbeam, "ruth")
    person = larkbeam.person("ruth").id
    leave(person_id=person, left_on=date(2026, 3, 1), by=larkbeam.actor("tom", Hat.HR), at=after(60))
    assert seen(larkbeam, after(60).date()) == [(Occasion.ORGANISATION, "No longer in top management: Ruth Ellis.")]


def test_another_name_or_scope_is_said_until_somebody_has_looked(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    renamed(larkbeam, at=after(5), name="Larkbeam Care Ltd")
    renamed(larkbeam, at=after(8), isms_scope=Scope.PART, isms_scope_statement="Payroll alone.")
    assert seen(larkbeam, after(9).date()) == [
        (Occasion.ORGANISATION, "The scope of the ISMS changed on 14 January 2026."),
        (Occasion.ORGANISATION, "The organisation has another name since 11 January 2026."),
    ]
    confirmed(larkbeam, id, by=leader(larkbeam), at=after(10))
    assert seen(larkbeam, after(11).date()) == []


def test_what_was_changed_back_is_no_occasion(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    before = organisation(larkbeam.organisation).name
    renamed(larkbeam, at=after(5), name="Larkbeam Care Ltd")
    renamed(larkbeam, at=after(6), name=before)
    assert seen(larkbeam, after(9).date()) == []
