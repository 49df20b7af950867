"""What a programme covers, what it leaves out, and what has changed since."""

from __future__ import annotations

from datetime import date

from countersign.audits.commands.plan_internal_audit import CLAUSES
from countersign.audits.queries import changed, coverage, in_force, internal_audits, programmes, unlisted
from tests.audits import internal
from tests.audits.commands.test_call_off_internal_audit import called_off
from tests.audits.programmed import found, put_forward
from tests.audits.programmed import in_force as approved_one
from tests.cast import Cast
from tests.policies.worlds import after


def test_coverage_names_for_each_clause_its_audits_and_the_first_day(larkbeam: Cast) -> None:
    early = internal.planned(larkbeam, covers=("4", "A"))
    internal.planned(larkbeam, audit_on=date(2026, 6, 1), covers=("4", "5"))
    called_off(larkbeam, internal.planned(larkbeam, audit_on=date(2026, 7, 1), covers=("6",)))
    told = {one.clause: one for one in coverage(CLAUSES, list(internal_audits(larkbeam.organisation)))}
    assert (len(told["4"].audits), told["4"].first_on, told["4"].conducted) == (2, date(2026, 1, 20), False)
    assert (told["6"].audits, told["6"].first_on) == ((), None)
    assert [one.id for one in told["A.7"].audits] == [early]
    internal.conducted(larkbeam, early)
    told = {one.clause: one for one in coverage(CLAUSES, list(internal_audits(larkbeam.organisation)))}
    assert (told["4"].conducted, told["5"].conducted) == (True, False)


def test_changed_names_what_is_planned_otherwise_or_was_called_off(larkbeam: Cast) -> None:
    one, two = internal.planned(larkbeam), internal.planned(larkbeam, audit_on=date(2026, 6, 1))
    row = found(larkbeam, put_forward(larkbeam, audit_ids=[one, two]))
    assert changed(row, internal_audits(larkbeam.organisation)) == []
    internal.changed(larkbeam, two, audit_on=date(2026, 6, 8))
    called_off(larkbeam, one)
    assert {each.id for each in changed(row, internal_audits(larkbeam.organisation))} == {one, two}


def test_conducting_an_audit_changes_nothing_of_the_programme(larkbeam: Cast) -> None:
    one = internal.planned(larkbeam)
    row = found(larkbeam, put_forward(larkbeam, audit_ids=[one]))
    internal.conducted(larkbeam, one)
    assert changed(row, internal_audits(larkbeam.organisation)) == []


def test_unlisted_names_audits_of_the_period_that_nobody_approved(larkbeam: Cast) -> None:
    row = found(larkbeam, put_forward(larkbeam))
    later = internal.planned(larkbeam, audit_on=date(2026, 9, 1))
    internal.planned(larkbeam, audit_on=date(2027, 9, 1))
    assert [one.id for one in unlisted(row, internal_audits(larkbeam.organisation))] == [later]


def test_in_force_is_the_newest_version_of_the_period(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    first = approved_one(larkbeam, audit_ids=[audit])
    second = approved_one(larkbeam, audit_ids=[audit], replaces_id=first)
    put_forward(larkbeam, audit_ids=[audit], replaces_id=second, at=after(3))
    known = list(programmes(larkbeam.organisation))
    current = in_force(known, date(2026, 3, 1))
    assert current
    assert current.id == second
    assert in_force(known, date(2027, 1, 1)) is None
