from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.awareness.commands.correct_completion import correct_completion
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from tests.awareness.worlds import COURSE, DONE, after, hr, lead, leader, recording_fails, row, trained, withdrawn
from tests.cast import Cast


def corrected(here: Cast, id: UUID, *, by: Actor | None = None, **changed: Any) -> None:
    sent = {"course": COURSE, "completed_on": DONE, "revision_shown": 1}
    correct_completion(completion_id=id, **{**sent, **changed}, by=by or hr(here), at=after(1))


def test_correct_what_was_wrong(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    corrected(larkbeam, id, course="Essentials", completed_on=date(2025, 11, 4), score="90")
    made = row(larkbeam, id)
    assert (made.course, made.completed_on, made.score, made.revision) == ("Essentials", date(2025, 11, 4), "90", 2)
    leaf = leaf_of(larkbeam.organisation, made.entry)
    assert leaf is not None
    assert leaf.kind == "completion.corrected"
    assert verify(larkbeam.organisation)[1] == []


def test_correct_nothing_writes_nothing(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    corrected(larkbeam, id)
    assert row(larkbeam, id).revision == 1


def test_correct_what_somebody_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    corrected(larkbeam, id, score="90")
    with pytest.raises(Stale, match="Somebody changed this"):
        corrected(larkbeam, id, score="91")


def test_correct_to_what_is_recorded_already_is_refused(larkbeam: Cast) -> None:
    trained(larkbeam, course="Phishing")
    id = trained(larkbeam)
    with pytest.raises(Refused, match="recorded already of Ola Nowak"):
        corrected(larkbeam, id, course="Phishing")


def test_correct_by_others_or_one_s_own_is_refused(larkbeam: Cast) -> None:
    id = trained(larkbeam, "tom")
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        corrected(larkbeam, id, by=leader(larkbeam))
    with pytest.raises(Refused, match="of their own training"):
        corrected(larkbeam, id, by=lead(larkbeam))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"course": ""}, "what the training is called"),
        ({"completed_on": date(2027, 1, 1)}, "has happened"),
        ({"valid_until": date(2025, 1, 1)}, "both days"),
    ],
)
def test_correct_to_what_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], why: str) -> None:
    id = trained(larkbeam)
    with pytest.raises(Refused, match=why):
        corrected(larkbeam, id, **changed)


def test_correct_what_was_withdrawn_is_refused(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    withdrawn(larkbeam, id)
    with pytest.raises(Refused, match="withdrawn before"):
        corrected(larkbeam, id, revision_shown=2)


def test_correct_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such completion"):
        corrected(larkbeam, trained(larkbeam), by=stonecross.actor("otto", Hat.HR))


def test_correct_when_recording_fails_leaves_it_as_it_was(larkbeam: Cast) -> None:
    id = trained(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        corrected(larkbeam, id, score="90")
    assert row(larkbeam, id).score is None
    assert verify(larkbeam.organisation)[1] == []
