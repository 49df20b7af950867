from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale
from countersign.reviews.commands.note_next import note_next
from tests.cast import Cast
from tests.policies.worlds import in_force_from
from tests.reviews.worlds import HELD, found, kind_of, lead, opened, planned, recording_fails

NEXT = date(2026, 7, 21)


def noted(here: Cast, id: UUID, shown: int = 0, **told: Any) -> None:
    said: dict[str, Any] = {"next_planned_on": NEXT} | told
    revision = shown or found(here, id).revision
    note_next(review_id=id, revision_shown=revision, **said, by=lead(here), at=HELD)


def test_note_next_notes_the_day_and_the_policy_that_was_confirmed(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    id = opened(larkbeam)
    noted(larkbeam, id, endorsed=["1.0"], guests="Vera Lind, adviser")
    now = found(larkbeam, id)
    assert (now.next_planned_on, now.endorsed, now.guests) == (NEXT, ["1.0"], "Vera Lind, adviser")
    assert kind_of(larkbeam, now) == "managementreview.changed"
    noted(larkbeam, id, endorsed=["1.0"], guests="Vera Lind, adviser")
    assert found(larkbeam, id).revision == now.revision


def test_note_next_of_a_version_that_nobody_signed_is_refused(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    with pytest.raises(Refused, match=r"no signed version 1\.0"):
        noted(larkbeam, id, endorsed=["1.0"])


def test_note_next_before_this_one_unseen_or_unopened_is_refused(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    with pytest.raises(Refused, match="comes after this one"):
        noted(larkbeam, id, next_planned_on=date(2026, 1, 20))
    with pytest.raises(Stale, match="Somebody changed this review"):
        noted(larkbeam, id, shown=1)
    with pytest.raises(Refused, match="has not opened yet"):
        noted(larkbeam, planned(larkbeam))


def test_note_next_when_recording_fails_notes_nothing(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        noted(larkbeam, id)
    assert found(larkbeam, id).next_planned_on is None
