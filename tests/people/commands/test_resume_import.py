"""Resumed after it stopped: tests/people/rounds/test_carry_on_import.py. Here: who may, and when."""

from __future__ import annotations

from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.commands.map_import import map_import
from countersign.people.commands.resume_import import resume_import
from countersign.people.models import ImportSeries
from countersign.people.queries import import_series
from tests.cast import Cast
from tests.people.commands.test_take_in import laid_out
from tests.people.worlds import AT, DAY, hr, lead

__all__ = ["laid_out"]


def test_resume_import_in_ones_own_name(larkbeam: Cast, laid_out: UUID) -> None:
    ruth = hr(larkbeam)
    with pytest.raises(Refused, match="nothing to resume"):
        resume_import(import_id=laid_out, by=ruth, at=AT)
    ImportSeries.objects.filter(organisation_id=larkbeam.organisation).update(stopped="Because.")
    resume_import(import_id=laid_out, by=ruth, at=AT)
    series = import_series(larkbeam.organisation, laid_out)
    assert series
    assert (series.stopped, series.confirmed_by_id) == ("", ruth.person)


def test_resume_import_when_staff_or_elsewhere(larkbeam: Cast, stonecross: Cast, laid_out: UUID) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        resume_import(import_id=laid_out, by=larkbeam.actor("ola"), at=AT)
    with pytest.raises(Unknown, match="no such import"):
        resume_import(import_id=laid_out, by=stonecross.actor("otto", Hat.HR), at=AT)


def test_a_list_under_way_is_neither_read_again_nor_erased_from(larkbeam: Cast, laid_out: UUID) -> None:
    with pytest.raises(Refused, match="is being taken in"):
        map_import(import_id=laid_out, lines=[], remarks=[], chosen=0, by=lead(larkbeam), at=AT)
    dana = larkbeam.person("dana").id
    leave(person_id=dana, left_on=DAY, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="Erase their data when it is through"):
        erase(person_id=dana, by=hr(larkbeam), at=AT)
