from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.audits.enums import FindingState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.found import LETTER, answered, closed_elsewhere, done, found, kind_of, now, recorded
from tests.cast import Cast
from tests.policies.worlds import NOBODY, leader, recording_fails


def test_close_elsewhere_keeps_the_day_and_the_letter(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed_elsewhere(larkbeam, id)
    row = found(larkbeam, id)
    assert (row.closed_on, row.letter, str(row.closed_by)) == (date(2026, 1, 12), LETTER, "Tom Okafor")
    assert now(larkbeam, id).state is FindingState.CLOSED
    assert kind_of(larkbeam, row) == "auditfinding.closed_elsewhere"
    assert verify(larkbeam.organisation)[1] == []


def test_close_elsewhere_without_the_letter_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="it is the proof"):
        closed_elsewhere(larkbeam, id, letter=" ")
    with pytest.raises(Refused, match="at most 300 characters"):
        closed_elsewhere(larkbeam, id, letter="x" * 301)


@pytest.mark.parametrize(
    ("day", "match"), [(date(2026, 2, 1), "lies ahead"), (date(2025, 12, 14), "raised after that day")]
)
def test_close_elsewhere_on_a_day_that_makes_no_sense_is_refused(larkbeam: Cast, day: date, match: str) -> None:
    with pytest.raises(Refused, match=match):
        closed_elsewhere(larkbeam, recorded(larkbeam), closed_on=day)


def test_close_elsewhere_by_whoever_has_a_part_in_it_is_refused(larkbeam: Cast) -> None:
    """Also the ISMS lead, where it was theirs to answer."""
    theirs = recorded(larkbeam, owner="tom")
    with pytest.raises(Refused, match="You have a part in this finding"):
        closed_elsewhere(larkbeam, theirs)
    id = recorded(larkbeam)
    answered(larkbeam, id, by=larkbeam.actor("tom", Hat.ISMS_LEAD))
    with pytest.raises(Refused, match="You have a part in this finding"):
        closed_elsewhere(larkbeam, id)
    closed_elsewhere(larkbeam, id, by=larkbeam.actor("ola", Hat.INTERNAL_AUDITOR))


def test_close_elsewhere_of_an_internal_audit_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="An internal audit found this"):
        closed_elsewhere(larkbeam, done(larkbeam))


def test_close_elsewhere_by_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        closed_elsewhere(larkbeam, recorded(larkbeam), by=leader(larkbeam))


def test_close_elsewhere_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale):
        closed_elsewhere(larkbeam, recorded(larkbeam), revision_shown=7)


def test_close_elsewhere_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            closed_elsewhere(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD), revision_shown=1)


def test_close_elsewhere_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        closed_elsewhere(larkbeam, id)
    assert now(larkbeam, id).state is FindingState.OPEN
