"""What shows on a day that a holder is competent, and which plan there is."""

from __future__ import annotations

from datetime import date

from countersign.roles.commands.end import end
from countersign.roles.commands.withdraw_competence import withdraw_competence
from countersign.roles.enums import Basis
from countersign.roles.facts import Assignment
from countersign.roles.queries import collect_facts
from tests.cast import Cast
from tests.roles.competence import confirmed, judged, planned, shown
from tests.roles.worlds import AT, TODAY, after, held, lead, leader

LATER = date(2026, 4, 1)


def told(here: Cast, on: date = TODAY) -> tuple[str | None, str | None]:
    one = assignment(here, on)
    return one.competence, one.gap_plan


def assignment(here: Cast, on: date) -> Assignment:
    role = next(role for role in collect_facts(here.organisation, on) if role.key == "isms_lead")
    return role.assignments[-1]


def test_nothing_is_told_where_nothing_is_known(firm: Cast) -> None:
    held(firm)
    assert told(firm) == (None, None)


def test_the_latest_evidence_is_told_without_what_somebody_wrote(firm: Cast) -> None:
    id = held(firm)
    shown(firm, id)
    shown(firm, id, shown_on=date(2025, 12, 1), basis=Basis.EXPERIENCE)
    assert told(firm) == ("experience of 2025-12-01", None)


def test_evidence_counts_from_its_day_until_it_expires(firm: Cast) -> None:
    shown(firm, held(firm), expires_on=date(2026, 3, 31), shown_on=TODAY)
    assert told(firm, date(2026, 3, 31))[0] == "training of 2026-01-06"
    assert told(firm, LATER) == (None, None)


def test_what_a_holder_says_themselves_counts_once_it_is_confirmed(firm: Cast) -> None:
    id = shown(firm, held(firm), by=lead(firm))
    assert told(firm) == (None, None)
    confirmed(firm, id)
    assert told(firm)[0] == "training of 2025-10-02"


def test_what_was_withdrawn_counts_for_nothing(firm: Cast) -> None:
    id = shown(firm, held(firm))
    withdraw_competence(competence_id=id, because="Another Tom.", by=leader(firm), at=AT)
    assert told(firm) == (None, None)


def test_a_plan_is_told_until_its_day_has_passed(firm: Cast) -> None:
    id = held(firm)
    planned(firm, id, due_on=date(2026, 5, 1))
    planned(firm, id)
    assert told(firm) == (None, "2026-03-01")
    assert told(firm, date(2026, 3, 2)) == (None, "2026-05-01")
    assert told(firm, date(2026, 5, 2)) == (None, None)


def test_a_gap_found_closed_is_evidence_and_no_plan_any_more(firm: Cast) -> None:
    id = planned(firm, held(firm))
    judged(firm, id, evaluated_on=after(48).date(), at=after(48))
    assert told(firm, after(24).date()) == (None, "2026-03-01")
    assert told(firm, after(48).date()) == ("a gap found closed on 2026-02-23", None)


def test_a_gap_found_open_is_neither(firm: Cast) -> None:
    judged(firm, planned(firm, held(firm)), closed=False)
    assert told(firm) == (None, None)


def test_evidence_stays_with_the_person_when_they_are_appointed_again(firm: Cast) -> None:
    first = held(firm)
    shown(firm, first)
    end(appointment_id=first, held_until=TODAY, by=leader(firm), at=after(1))
    held(firm, at=after(2))
    assert told(firm)[0] == "training of 2025-10-02"
