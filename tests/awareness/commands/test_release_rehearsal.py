from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.awareness.commands.release_rehearsal import release_rehearsal
from countersign.awareness.queries import collect_rehearsals
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.awareness.commands.test_rehearse import rehearsed, row, scores
from tests.awareness.worlds import TODAY, after, lead, leader, recording_fails
from tests.cast import Cast

LATER = after(1)


def let_go(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = LATER) -> None:
    release_rehearsal(rehearsal_id=id, by=by or leader(here), at=at)


def test_release_one_s_own_so_that_it_counts_from_that_day(larkbeam: Cast) -> None:
    id = rehearsed(larkbeam, scores=scores(0, T1=1, T2=2))
    let_go(larkbeam, id)
    assert row(larkbeam, id).released_at == after(1)
    [before], [since] = (collect_rehearsals(larkbeam.organisation, on) for on in (TODAY, after(1).date()))
    assert (before.released, before.core_ok) == (False, None)
    assert (since.released, since.core_ok) == (True, 2)
    assert verify(larkbeam.organisation)[1] == []


def test_release_another_s_is_refused_whoever_asks(larkbeam: Cast) -> None:
    id = rehearsed(larkbeam)
    with pytest.raises(Refused, match="Only whoever rehearsed"):
        let_go(larkbeam, id, by=lead(larkbeam))


def test_release_twice_or_a_briefing_is_refused(larkbeam: Cast) -> None:
    id, read = rehearsed(larkbeam), rehearsed(larkbeam, scores=None)
    let_go(larkbeam, id)
    with pytest.raises(Refused, match="can see it already"):
        let_go(larkbeam, id)
    with pytest.raises(Refused, match="has no result"):
        let_go(larkbeam, read)


def test_release_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such rehearsal"):
        let_go(larkbeam, rehearsed(larkbeam), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_release_when_recording_fails_keeps_it_to_oneself(larkbeam: Cast) -> None:
    id = rehearsed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        let_go(larkbeam, id)
    assert row(larkbeam, id).released_at is None
