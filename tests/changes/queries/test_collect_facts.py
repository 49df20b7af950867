from __future__ import annotations

from datetime import date, timedelta

from countersign.changes.commands.assess_event import Following
from countersign.changes.enums import EventKind
from countersign.changes.facts import Trigger
from countersign.changes.queries import collect_facts, for_next_review, touching_policy, unassessed
from countersign.readiness.queries import dossier_of, judgement_of
from tests.cast import Cast
from tests.changes.worlds import HAPPENED, TODAY, assessed, found, reported, withdrawn
from tests.policies.reviewing import confirmed
from tests.policies.worlds import after, in_force_from

LATER = TODAY + timedelta(days=40)


def raised(here: Cast, on: date = LATER) -> list[str]:
    found = judgement_of(here.organisation, on).findings()
    return [str(finding.says) for rule, finding in found if rule.code == "POL-019"]


def test_collect_facts_tells_what_had_happened_by_a_day(larkbeam: Cast) -> None:
    reported(larkbeam)
    reported(larkbeam, kind=EventKind.OTHER, happened_on=TODAY)
    told = (Trigger(kind="acquisition", on=HAPPENED), Trigger(on=TODAY))
    assert collect_facts(larkbeam.organisation, TODAY) == told
    assert collect_facts(larkbeam.organisation, HAPPENED) == told[:1], "recorded later, and so all the same"
    assert collect_facts(larkbeam.organisation, HAPPENED - timedelta(days=1)) == ()


def test_collect_facts_is_settled_by_an_assessment_that_finds_nothing(larkbeam: Cast) -> None:
    assessed(larkbeam, reported(larkbeam))
    assessed(larkbeam, reported(larkbeam), following=Following(True))
    on = {one.assessed_on for one in collect_facts(larkbeam.organisation, TODAY)}
    assert on == {TODAY, None}
    before = collect_facts(larkbeam.organisation, TODAY - timedelta(days=1))
    assert {one.assessed_on for one in before} == {None}


def test_collect_facts_leaves_out_what_was_withdrawn_by_the_day(larkbeam: Cast) -> None:
    withdrawn(larkbeam, reported(larkbeam))
    day = after(1).date()
    assert collect_facts(larkbeam.organisation, day) == ()
    assert len(collect_facts(larkbeam.organisation, day - timedelta(days=1))) == 1


def test_a_change_is_judged_until_it_is_settled(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    assert dossier_of(larkbeam.organisation, LATER).knows("triggers")
    assert raised(larkbeam) == []
    id = reported(larkbeam, happened_on=TODAY + timedelta(days=1), at=after(2))
    assert "Acquisition on 7 January 2026 should have led to a review" in raised(larkbeam)[0]
    assessed(larkbeam, id, following=Following(True), assessed_on=after(3).date(), at=after(3))
    assert raised(larkbeam), "it touches the policy: only a review settles it"
    confirmed(larkbeam, version, at=after(4))
    assert raised(larkbeam) == []


def test_a_change_that_does_not_touch_the_policy_needs_no_review(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    id = reported(larkbeam, happened_on=TODAY + timedelta(days=1), at=after(2))
    assessed(larkbeam, id, assessed_on=after(3).date(), at=after(3))
    assert raised(larkbeam) == []


def test_what_waits_what_touches_the_policy_and_what_the_review_hears_of(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    open_one, touching, heard = (reported(larkbeam) for _n in range(3))
    assessed(larkbeam, touching, following=Following(True))
    assessed(larkbeam, heard, following=Following(False, for_review=True))
    assert [one.id for one in unassessed(here)] == [open_one]
    assert [one.id for one in touching_policy(here)] == [touching]
    assert [one.id for one in for_next_review(here, TODAY)] == [heard]
    assert not for_next_review(here, TODAY + timedelta(days=1)).exists()
    withdrawn(larkbeam, heard)
    assert not for_next_review(here, TODAY).exists()
    assert found(larkbeam, heard).for_review
