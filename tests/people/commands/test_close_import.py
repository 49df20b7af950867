from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.close_import import close_import
from countersign.people.queries import applied_import, import_preview, import_series
from tests.cast import Cast
from tests.people.commands.test_take_in import laid_out, some
from tests.people.worlds import AT, importing, lead
from tests.policies.worlds import recording_fails

__all__ = ["laid_out"]


def test_close_import_records_the_counts_when_nothing_is_left(larkbeam: Cast, laid_out: UUID) -> None:
    with pytest.raises(Refused, match="The list is not through yet"):
        close_import(import_id=laid_out, by=importing(lead(larkbeam)), at=AT)
    some(larkbeam, laid_out, 0, 9)
    close_import(import_id=laid_out, by=importing(lead(larkbeam)), at=AT)
    made = applied_import(larkbeam.organisation, laid_out)
    assert (made.entered, made.changed, made.left, made.unchanged, made.refused) == (3, 1, 0, 0, 0)
    assert import_preview(larkbeam.organisation, laid_out) is None
    with pytest.raises(Refused, match="was applied before"):
        close_import(import_id=laid_out, by=importing(lead(larkbeam)), at=AT)


def test_close_import_when_staff_or_elsewhere(larkbeam: Cast, stonecross: Cast, laid_out: UUID) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        close_import(import_id=laid_out, by=larkbeam.actor("ola"), at=AT)
    with pytest.raises(Unknown, match="no such import"):
        close_import(import_id=laid_out, by=stonecross.actor("otto", Hat.HR), at=AT)


def test_close_import_when_recording_fails_stays_open(larkbeam: Cast, laid_out: UUID) -> None:
    some(larkbeam, laid_out, 0, 9)
    with recording_fails(), pytest.raises(OperationalError):
        close_import(import_id=laid_out, by=importing(lead(larkbeam)), at=AT)
    series = import_series(larkbeam.organisation, laid_out)
    assert series
    assert series.closed_at is None
    assert import_preview(larkbeam.organisation, laid_out)
