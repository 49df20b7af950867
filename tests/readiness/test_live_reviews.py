"""What the record of reviews clears in a live organisation, and what falls due before an audit."""

from __future__ import annotations

from datetime import date, timedelta

from countersign.readiness.queries import judgement_of
from countersign.readiness.rule import Grade
from tests.acknowledgements.worlds import topic
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.policies.reviewing import asked_for_change, confirmed, held_elsewhere
from tests.policies.worlds import after, in_force_from, off_the_register, second_leader
from tests.readiness.living import live

ONE = timedelta(days=1)
DUE = date(2027, 1, 6)


def grade(here: Cast, code: str, on: date) -> Grade | None:
    found = judgement_of(here.organisation, on).findings()
    return next((one.grade for rule, one in found if rule.code == code), None)


def test_what_was_concluded_is_told_from_its_day_on(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    held_elsewhere(larkbeam, policy, at=after(20))
    confirmed(larkbeam, id, at=after(30))
    asked_for_change(larkbeam, id, at=after(40))
    mei, priya = larkbeam.person("mei").ref, larkbeam.person("priya").ref
    told = {on: live(larkbeam, on).policies[0] for on in (date(2026, 1, 6), date(2026, 1, 7), after(50).date())}
    assert [len(one.reviews) for one in told.values()] == [0, 1, 3]
    last = told[after(50).date()]
    assert [(one.on, one.by, one.outcome) for one in last.reviews] == [
        (date(2026, 1, 7), mei, "confirmed unchanged"),
        (date(2026, 2, 5), priya, "confirmed unchanged"),
        (date(2026, 2, 15), priya, "change needed"),
    ]
    assert [(one.v, one.by, one.on) for one in last.endorsements] == [
        ("1.0", mei, date(2026, 1, 7)),
        ("1.0", priya, date(2026, 2, 5)),
    ]


def test_an_overdue_review_is_raised_until_one_is_recorded(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    grades = [grade(larkbeam, "POL-016", day) for day in (DUE, DUE + ONE, DUE + 30 * ONE, DUE + 31 * ONE)]
    assert grades == [None, Grade.OBSERVATION, Grade.OBSERVATION, Grade.MINOR]
    confirmed(larkbeam, id, at=after(365 + 40))
    assert grade(larkbeam, "POL-016", after(365 + 40).date()) is None


def test_a_cycle_without_a_review_is_major_until_one_is_recorded(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    for day, expected in ((date(2029, 1, 6), (Grade.MINOR, None)), (date(2029, 1, 7), (None, Grade.MAJOR))):
        assert (grade(larkbeam, "POL-016", day), grade(larkbeam, "POL-017", day)) == expected
    held_elsewhere(larkbeam, policy, reviewed_on=date(2028, 12, 4), at=after(365 * 3 + 10))
    assert grade(larkbeam, "POL-017", date(2029, 1, 20)) is None


def test_a_topic_is_late_until_it_is_reviewed_too(larkbeam: Cast) -> None:
    _, parent = in_force_from(larkbeam)
    id = topic(larkbeam, "Remote work")
    late = after(365 + 40)
    confirmed(larkbeam, parent, at=late)
    assert grade(larkbeam, "POL-020", late.date()) is Grade.MINOR
    confirmed(larkbeam, id, at=late)
    assert grade(larkbeam, "POL-020", late.date()) is None


def test_whoever_leads_after_the_signatory_stands_behind_the_text_by_confirming_it(larkbeam: Cast) -> None:
    """Without it nobody can say: management reviews are not recorded here yet, and could have endorsed it."""
    _, id = in_force_from(larkbeam)
    by = second_leader(larkbeam, "ruth")
    off_the_register(larkbeam, "priya", after(20).date())
    assert grade(larkbeam, "POL-006", after(30).date()) is Grade.OBSERVATION
    confirmed(larkbeam, id, by=by, at=after(31))
    assert grade(larkbeam, "POL-006", after(31).date()) is None


def cannot_assess(here: Cast, on: date) -> set[str]:
    return {one.rule.code for one in judgement_of(here.organisation, on).cannot_assess()}


def test_what_falls_due_before_the_audit_is_said_until_it_is_done(larkbeam: Cast) -> None:
    """The audit is on 25 January 2027, and the review is due on the 6th."""
    _, id = in_force_from(larkbeam)
    planned(larkbeam)
    assert grade(larkbeam, "AUD-002", after(200).date()) is Grade.OBSERVATION
    confirmed(larkbeam, id, at=after(201))
    assert grade(larkbeam, "AUD-002", after(201).date()) is None
