"""Input d1: nonconformities and corrective actions, then and now."""

from __future__ import annotations

from datetime import date

from countersign.audits.enums import FindingGrade
from countersign.reviews.queries.shortcomings import corrective_actions, nonconformities
from tests.actions import worlds as actions
from tests.audits import found
from tests.cast import Cast

ON, SINCE = date(2026, 4, 10), date(2026, 1, 25)


def test_nonconformities_are_known_to_be_none(larkbeam: Cast) -> None:
    found.raised(larkbeam, grade=FindingGrade.OPPORTUNITY)
    lines = list(nonconformities(larkbeam.organisation, ON, None))
    assert [(str(one.says), one.stands.value) for one in lines] == [("No nonconformity is recorded.", "nothing")]


def test_open_nonconformities_are_told_with_owner_and_lateness_and_a_trend(larkbeam: Cast) -> None:
    audit = found.conducted(larkbeam)
    found.raised(larkbeam, audit)
    found.raised(larkbeam, audit, grade=FindingGrade.MAJOR, clause="9.2", due_on=date(2026, 5, 1))
    lines = list(nonconformities(larkbeam.organisation, ON, date(2026, 1, 5)))
    assert str(lines[0].says) == "2 nonconformities are open, of 2 recorded; on 5 January 2026 it was 0."
    told = {str(one.says) for one in lines[1:]}
    assert told == {
        "Minor nonconformity, A.5.18, 39 days late, due 2 March 2026 (Mei Sato)",
        "Major nonconformity, 9.2, due 1 May 2026 (Mei Sato)",
    }
    assert lines[0].trend
    assert {one.sub for one in lines} == {"d1"}


def test_a_closed_nonconformity_counts_only_in_what_was(larkbeam: Cast) -> None:
    id = found.done(larkbeam)
    found.verified(larkbeam, id)
    closed_on = found.found(larkbeam, id).closed_on
    assert closed_on
    first = next(iter(nonconformities(larkbeam.organisation, ON, found.found(larkbeam, id).raised_on)))
    assert str(first.says).startswith("0 nonconformities are open, of 1 recorded;")
    assert str(first.says).endswith("it was 1.")


def test_corrective_actions_are_told_with_what_is_late_and_what_waits(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    assert [one.stands.value for one in corrective_actions(here, ON, None)] == ["nothing"]
    actions.added(larkbeam)
    actions.completed(larkbeam, actions.added(larkbeam))
    actions.improvement(larkbeam)
    lines = list(corrective_actions(here, ON, SINCE))
    assert [str(one.says) for one in lines] == [
        "1 corrective actions are open, of 2 recorded; on 25 January 2026 it was 1.",
        "64 days late, due 5 February 2026: Close the accounts of people who left (Mei Sato)",
        "1 corrective actions are done, and nobody has looked yet whether they work.",
    ]
    assert [one.trend for one in lines] == [True, False, False]
