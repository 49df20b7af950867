from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError

from countersign.kernel.refusals import Refused
from countersign.ledger.models import Leaf
from countersign.ledger.reconciling import verify
from countersign.readiness.commands.record_turns import record_turns
from countersign.readiness.queries import looked_on, open_turns, turns
from tests.cast import Cast
from tests.policies.worlds import AT, after, begun, lead, recording_fails

TODAY = AT.date()


def look(here: Cast, days: int = 0) -> None:
    record_turns(on=TODAY + timedelta(days=days), by=here.system, at=after(days))


def standing(here: Cast) -> set[str]:
    return {turn.code for turn in open_turns(here.organisation)}


def test_record_turns_when_findings_are_new(larkbeam: Cast) -> None:
    look(larkbeam)

    assert "POL-001" in standing(larkbeam)
    kinds = Leaf.objects.filter(organisation_id=larkbeam.organisation, noun="finding").values_list("kind", flat=True)
    assert set(kinds) == {"finding.raised"}
    assert len(kinds) == len(turns(larkbeam.organisation))
    assert verify(larkbeam.organisation)[1] == []


def test_record_turns_when_nothing_turned(larkbeam: Cast) -> None:
    look(larkbeam)
    before = turns(larkbeam.organisation)
    look(larkbeam, 1)

    assert turns(larkbeam.organisation) == before
    assert looked_on(larkbeam.organisation, TODAY + timedelta(days=1))


def test_record_turns_when_one_was_cleared_and_another_came(larkbeam: Cast) -> None:
    look(larkbeam)
    begun(larkbeam)
    look(larkbeam, 1)

    assert "POL-001" not in standing(larkbeam)
    assert "POL-002" in standing(larkbeam)
    newest = {(turn.code, turn.raised) for turn in turns(larkbeam.organisation) if turn.turned_at == after(1)}
    assert {("POL-001", False), ("POL-002", True)} <= newest
    assert verify(larkbeam.organisation)[1] == []


def test_record_turns_looks_once_a_day(larkbeam: Cast) -> None:
    look(larkbeam)
    before = turns(larkbeam.organisation)
    with pytest.raises(IntegrityError):
        look(larkbeam)

    assert turns(larkbeam.organisation) == before


def test_record_turns_when_a_person_asks_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused):
        record_turns(on=TODAY, by=lead(larkbeam), at=AT)


def test_record_turns_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        look(larkbeam)

    assert turns(larkbeam.organisation) == []
    assert not looked_on(larkbeam.organisation, TODAY)
