from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.awareness.enums import Mark
from countersign.awareness.models import Invitation, Slip, SpotCheck, Urn
from countersign.awareness.queries import collect_spot_checks, spot_checks
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from tests.awareness.drawing import LAST, answered, asked, closed, counted, drawn, row
from tests.awareness.worlds import AT, TODAY, after, recording_fails
from tests.cast import Cast


def test_close_when_everybody_has_answered(larkbeam: Cast) -> None:
    id = counted(larkbeam)
    made = row(larkbeam, id)
    assert (made.answered, made.gone, made.unanswered, made.closed_at) == (6, 0, 0, AT)
    assert all(one.passed and one.found and one.counted_on == TODAY for one in spot_checks(larkbeam.organisation))
    assert verify(larkbeam.organisation)[1] == []


def test_close_forgets_who_was_drawn(larkbeam: Cast) -> None:
    counted(larkbeam)
    for model in (Invitation, Slip, Urn):
        assert not model.objects.filter(organisation_id=larkbeam.organisation).exists()
    told = {field.name for field in SpotCheck._meta.get_fields()}
    assert not {"person", "person_id"} & told
    assert all(one.person is None for one in collect_spot_checks(larkbeam.organisation, TODAY))


def test_close_after_the_days_counts_silence_apart(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    answered(larkbeam, most=2, mark=Mark.NO)
    with pytest.raises(Refused, match="still being asked"):
        closed(larkbeam, id, at=after(10))
    closed(larkbeam, id, at=LAST)
    made = row(larkbeam, id)
    assert (made.asked, made.answered, made.unanswered) == (6, 2, 4)
    assert [one.passed for one in spot_checks(larkbeam.organisation)] == [False, False], "no answer is no failure"


def test_close_twice_or_before_anybody_was_drawn_is_refused(larkbeam: Cast) -> None:
    id = counted(larkbeam)
    with pytest.raises(Refused, match="still being asked"):
        closed(larkbeam, id)


def test_close_when_recording_fails_leaves_the_box_full(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    answered(larkbeam, most=5)
    with recording_fails(), pytest.raises(OperationalError):
        closed(larkbeam, id)
    assert Slip.objects.filter(organisation_id=larkbeam.organisation).count() == 5
    assert len(asked(larkbeam)) == 1
    assert row(larkbeam, id).is_open
