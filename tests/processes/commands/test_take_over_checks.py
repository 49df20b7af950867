from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.files import keep
from countersign.ledger.kinds import KINDS
from countersign.ledger.reconciling import verify
from countersign.processes.commands.take_over_checks import take_over_checks
from countersign.processes.queries import checks
from tests.cast import Cast
from tests.processes.worlds import (
    AT,
    checked,
    compared,
    described,
    ended,
    kind_of,
    lead,
    leader,
    recording_fails,
    taken_over,
)

TWO = b"""Process,Date checked,Checked by,Result,Comment,Reference
Somebody leaves,2025-11-04,Ruth Ellis,passed,All nine boxes,Leaver 16
Somebody leaves,2025-12-01,mei@larkbeam.example,failed,The key came back late,
"""


def test_take_over_checks_records_each_with_its_day_and_the_list(larkbeam: Cast) -> None:
    described(larkbeam)
    taken_over(larkbeam, TWO)
    late, early = checks(larkbeam.organisation)
    assert (early.checked_on, early.worked, early.found, early.place) == (
        *(date(2025, 11, 4), True, "All nine boxes", "Leaver 16"),
    )
    assert (late.checked_on, late.worked, late.place) == (date(2025, 12, 1), False, "old.csv, row 3")
    assert [str(one.checked_by) for one in (early, late)] == ["Ruth Ellis", "Mei Sato"]
    assert {(one.checked_at, str(one.recorded_by), one.scan) for one in (early, late)} == {
        (AT, "Tom Okafor", keep(larkbeam.organisation, TWO))
    }
    assert {kind_of(larkbeam, one) for one in (early, late)} == {"processcheck.taken_over"}
    assert verify(larkbeam.organisation)[1] == []


def test_take_over_checks_is_told_apart_from_what_somebody_wrote_down(larkbeam: Cast) -> None:
    told = [KINDS[f"processcheck.{act}"].leads for act in ("recorded", "told", "taken_over")]
    assert [one and (one.elsewhere, one.imported) for one in told] == [(False, False), (True, False), (True, True)]


def test_take_over_checks_twice_records_nothing_twice(larkbeam: Cast) -> None:
    described(larkbeam)
    lines = compared(larkbeam, TWO)
    taken_over(larkbeam, TWO)
    with pytest.raises(Refused, match="nothing in these rows"):
        taken_over(larkbeam, TWO)
    with pytest.raises(Refused, match="recorded already"):
        take_over_checks(lines=lines, file=keep(larkbeam.organisation, TWO), by=lead(larkbeam), at=AT)
    assert checks(larkbeam.organisation).count() == 2


def test_take_over_checks_of_a_case_that_was_recorded_in_between_is_refused(larkbeam: Cast) -> None:
    id = described(larkbeam)
    lines = compared(larkbeam, TWO)
    checked(larkbeam, id, date(2025, 11, 4), checked_by_id=larkbeam.person("ruth").id)
    with pytest.raises(Refused, match="recorded already"):
        take_over_checks(lines=lines, file=keep(larkbeam.organisation, TWO), by=lead(larkbeam), at=AT)
    assert checks(larkbeam.organisation).count() == 1


def test_take_over_checks_of_a_process_that_ended_in_between_is_refused(larkbeam: Cast) -> None:
    id = described(larkbeam)
    lines = compared(larkbeam, TWO)
    ended(larkbeam, id)
    with pytest.raises(Refused, match="not done any more"):
        take_over_checks(lines=lines, file=keep(larkbeam.organisation, TWO), by=lead(larkbeam), at=AT)


def test_take_over_checks_with_one_row_that_cannot_be_is_refused_as_a_whole(larkbeam: Cast) -> None:
    described(larkbeam)
    lines = compared(larkbeam, TWO + b"Nobody knows it,2025-12-02,Ruth Ellis,,,\n")
    assert [one.refused is None for one in lines] == [True, True, False]
    with pytest.raises(Refused, match="nothing in these rows"):
        take_over_checks(lines=lines, file=keep(larkbeam.organisation, TWO), by=lead(larkbeam), at=AT)
    ahead = [replace(lines[0], checked_on=date(2026, 2, 1)), lines[1]]
    with pytest.raises(Refused, match="lies ahead"):
        take_over_checks(lines=ahead, file=keep(larkbeam.organisation, TWO), by=lead(larkbeam), at=AT)
    assert not checks(larkbeam.organisation).exists()


def test_take_over_checks_by_a_leader_and_by_nobody_else(larkbeam: Cast) -> None:
    described(larkbeam)
    lines, file = compared(larkbeam, TWO), keep(larkbeam.organisation, TWO)
    for by in (larkbeam.actor("ruth", Hat.DEPARTMENT_CONTACT), larkbeam.actor("ruth", Hat.HR)):
        with pytest.raises(Refused, match="Only the ISMS lead or top management"):
            take_over_checks(lines=lines, file=file, by=by, at=AT)
    take_over_checks(lines=lines, file=file, by=leader(larkbeam), at=AT)
    assert checks(larkbeam.organisation).count() == 2


def test_take_over_checks_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    described(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        taken_over(larkbeam, TWO)
    assert not checks(larkbeam.organisation).exists()
