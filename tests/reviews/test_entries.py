"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.ledger.columns import PERSONAL
from countersign.ledger.guard import Guarded
from countersign.reviews.commands.add_addendum import add_addendum
from countersign.reviews.commands.call_off_review import call_off_review
from countersign.reviews.commands.carry_out import carry_out
from countersign.reviews.commands.change_review import change_review
from countersign.reviews.commands.decline_attendance import decline_attendance
from countersign.reviews.commands.name_chair import name_chair
from countersign.reviews.commands.render_minutes import render_minutes
from countersign.reviews.commands.strike_decision import strike_decision
from countersign.reviews.enums import DecisionKind
from countersign.reviews.models import Addendum, Attendance, Decision, Review
from countersign.reviews.queries import decisions
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.reviews import worlds
from tests.reviews.worlds import HELD, after, lead

OF: dict[type[Guarded], tuple[str, ...]] = {
    Review: (
        *("planned", "changed", "called_off", "opened", "opening_taken_back", "chair_named", "signed"),
        *("recorded_elsewhere", "rendered"),
    ),
    Attendance: ("confirmed", "declined", "voided"),
    Decision: (
        *("written", "struck", "taken", "improvement_taken", "resources_taken", "direction_taken"),
        "carried_out",
    ),
    Addendum: ("written",),
}
KINDS = [(model, f"{model.noun}.{verb}") for model, verbs in OF.items() for verb in verbs]


def whole_story(here: Cast) -> None:
    """Every kind of entry that management reviews can cause."""
    worlds.recorded(here)
    off, id = worlds.planned(here), worlds.planned(here)
    call_off_review(review_id=off, because="Priya is ill.", by=lead(here), at=worlds.AT)
    change_review(review_id=id, revision_shown=1, plan=worlds.plan(here, place="Upstairs"), by=lead(here), at=worlds.AT)
    decline_attendance(review_id=id, because="Away.", by=here.actor("mei"), at=worlds.AT)
    worlds.mistaken(here)
    review = worlds.written(here)
    worlds.decided(here, review, kind=DecisionKind.IMPROVEMENT, due_on=None)
    for kind in (DecisionKind.POLICY, DecisionKind.NO_CHANGE):
        worlds.decided(here, review, kind=kind)
    strike_decision(decision_id=worlds.decided(here, review), by=lead(here), at=HELD)
    worlds.second_leader(here, "mei", on=date(2026, 1, 6))
    for name in ("mei", "priya"):
        shown, chair = worlds.found(here, review).revision, here.person(name).id
        name_chair(review_id=review, revision_shown=shown, chair_id=chair, by=lead(here), at=HELD)
    worlds.signed(here, review)
    render_minutes(review_id=review, pdf="sha256:" + "a" * 64, by=here.system, at=HELD)
    first = decisions(here.organisation, [review])[0]
    carry_out(decision_id=first.id, done_on=date(2026, 1, 21), outcome="Done.", by=lead(here), at=after(20))
    add_addendum(review_id=review, text="It took 40 minutes.", by=lead(here), at=after(20))


@pytest.mark.parametrize(("model", "kind"), KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, model: type[Guarded], kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {column for column, how in model.proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == model.proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
