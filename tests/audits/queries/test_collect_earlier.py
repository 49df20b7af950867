"""What earlier audits found, and whether an interview is booked, as the rules see it."""

from __future__ import annotations

from datetime import date

from countersign.audits.commands.change_visit import change_visit
from countersign.audits.enums import FindingGrade, VisitKind
from countersign.audits.facts import EarlierFinding
from countersign.audits.queries import collect_earlier, collect_interview
from countersign.people.queries import organisation
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import dossier_of, judgement_of
from tests.audits import internal
from tests.audits.commands.test_end_interview import ended
from tests.audits.commands.test_withdraw_finding import withdrawn
from tests.audits.found import DUE, LAST_VISIT, agreed, closed_elsewhere, raised, recorded, visited
from tests.audits.programmed import booked
from tests.audits.worlds import PLAN, STAGE_2, found, planned
from tests.cast import Cast
from tests.policies.worlds import after, lead

ON = date(2026, 2, 1)


def codes(here: Cast, on: date) -> dict[str, str]:
    """The rules that raise something on a day, with the grade."""
    return {rule.code: one.grade.name for rule, one in judgement_of(here.organisation, on).findings()}


def test_collect_earlier_tells_what_certifiers_found(larkbeam: Cast) -> None:
    recorded(larkbeam, code="ROL-007", grade=FindingGrade.MAJOR)
    [one] = collect_earlier(larkbeam.organisation, ON)
    assert one == EarlierFinding(code="ROL-007", on=LAST_VISIT, grade="major", due=DUE)
    assert collect_earlier(larkbeam.organisation, date(2025, 12, 14)) == ()


def test_collect_earlier_calls_it_as_the_certifier_does_or_by_its_clause(larkbeam: Cast) -> None:
    visit = visited(larkbeam)
    recorded(larkbeam, visit, reference="NC-1")
    recorded(larkbeam, visit, at=after(21))
    assert [one.code for one in collect_earlier(larkbeam.organisation, ON)] == ["NC-1", "Clause A.5.18"]


def test_collect_earlier_leaves_out_one_s_own_audits_customers_and_mistakes(larkbeam: Cast) -> None:
    raised(larkbeam)
    recorded(larkbeam, visited(larkbeam, kind=VisitKind.OTHER))
    withdrawn(larkbeam, recorded(larkbeam), by=lead(larkbeam))
    assert collect_earlier(larkbeam.organisation, ON) == ()


def test_collect_earlier_reads_the_day_that_was_agreed_by_then(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    agreed(larkbeam, id)
    closed_elsewhere(larkbeam, id, closed_on=date(2026, 1, 28))
    told = {on: collect_earlier(larkbeam.organisation, on)[0] for on in (date(2026, 1, 23), date(2026, 1, 24), ON)}
    assert [one.due for one in told.values()] == [DUE, date(2026, 4, 1), date(2026, 4, 1)]
    assert [one.closed_on for one in told.values()] == [None, None, date(2026, 1, 28)]


def test_an_open_one_past_its_day_is_raised_by_the_rule_and_cleared_by_closing(larkbeam: Cast) -> None:
    id = recorded(larkbeam, due_on=date(2026, 1, 10))
    assert codes(larkbeam, ON)["AUD-007"] == "MINOR"
    closed_elsewhere(larkbeam, id)
    assert "AUD-007" not in codes(larkbeam, ON)


def test_a_rule_that_a_certifier_raised_before_goes_up_a_grade(larkbeam: Cast) -> None:
    own = internal.planned(larkbeam, covers=("4",))
    internal.conducted(larkbeam, own)
    planned(larkbeam, visit_on=date(2026, 3, 1))
    before = codes(larkbeam, ON)
    assert (before["AUD-004"], "AGG-002" in before) == ("MINOR", False)
    closed_elsewhere(larkbeam, recorded(larkbeam, code="AUD-004"))
    assert codes(larkbeam, ON)["AGG-002"] == "MAJOR"


def test_the_dossier_knows_both_from_the_first_day(larkbeam: Cast) -> None:
    told = dossier_of(larkbeam.organisation, ON)
    assert (told.prev_findings, told.interview_booked) == ((), False)
    assert told.knows("prev_findings")
    assert told.knows("interview_booked")


def test_collect_interview_is_of_the_next_audit_and_from_the_day_of_booking(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    assert not collect_interview(larkbeam.organisation, ON)
    slot = booked(larkbeam, id)
    read = Gathered(organisation(larkbeam.organisation))
    days = {date(2026, 1, 6): False, date(2026, 1, 7): True, STAGE_2: True, date(2027, 1, 26): False}
    assert {on: collect_interview(larkbeam.organisation, on, read.calendar) for on in days} == days
    ended(larkbeam, slot)
    assert not collect_interview(larkbeam.organisation, ON)


def test_collect_interview_does_not_hold_for_an_audit_that_moved(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    booked(larkbeam, id)
    moved = PLAN | {"visit_on": date(2027, 2, 8)}
    change_visit(visit_id=id, revision_shown=found(larkbeam, id).revision, **moved, by=lead(larkbeam), at=after(2))
    assert not collect_interview(larkbeam.organisation, ON)


def test_collect_interview_of_a_customer_s_audit_says_nothing(larkbeam: Cast) -> None:
    booked(larkbeam, planned(larkbeam, kind=VisitKind.OTHER))
    planned(larkbeam, visit_on=date(2027, 3, 1))
    assert not collect_interview(larkbeam.organisation, ON)
