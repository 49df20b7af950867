from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused, Stale
from countersign.reviews.commands.change_decision import change_decision
from countersign.reviews.commands.strike_decision import strike_decision
from countersign.reviews.queries import decision as one
from tests.cast import Cast
from tests.reviews.worlds import DECISION, HELD, came, decided, decision, lead, opened, recording_fails, signed, written


def put(here: Cast, id: UUID, *, by: Actor | None = None, shown: int = 0, **changed: object) -> None:
    revision = shown or one(here.organisation, id).revision
    said = decision(here, **changed)
    change_decision(decision_id=id, revision_shown=revision, decided=said, by=by or lead(here), at=HELD)


def begun(here: Cast) -> UUID:
    id = opened(here)
    came(here, id, "priya")
    return decided(here, id)


def test_change_decision_puts_it_right_before_the_signature(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    put(larkbeam, id, words="Test it every month.", owner="tom")
    now = one(larkbeam.organisation, id)
    assert (now.words, str(now.owner), now.revision) == ("Test it every month.", "Tom Okafor", 2)
    put(larkbeam, id, words="Test it every month.", owner="tom")
    assert one(larkbeam.organisation, id).revision == 2


def test_change_decision_that_somebody_changed_is_stale(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    put(larkbeam, id, words="Test it every month.")
    with pytest.raises(Stale, match="Somebody changed this decision"):
        put(larkbeam, id, shown=1)


def test_change_decision_struck_or_signed_is_refused(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    strike_decision(decision_id=id, by=lead(larkbeam), at=HELD)
    with pytest.raises(Refused, match="taken out of the minutes"):
        put(larkbeam, id)
    review = written(larkbeam)
    kept = decided(larkbeam, review)
    signed(larkbeam, review)
    with pytest.raises(Refused, match="are signed: they stand"):
        put(larkbeam, kept, words="Something else.")


def test_change_decision_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        put(larkbeam, id, words="Something else.")
    assert one(larkbeam.organisation, id).words == DECISION
