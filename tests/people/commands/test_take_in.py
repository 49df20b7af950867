from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands import apply_import as applying
from countersign.people.commands.apply_import import apply_import
from countersign.people.commands.take_in import take_in
from countersign.people.queries import import_series, import_steps, person_by_email
from countersign.people.rounds.carry_on_import import carry_on_import
from tests.cast import Cast
from tests.people.worlds import AT, NOBODY, importing, lead, plan_now, previewed
from tests.policies.worlds import recording_fails

TEXT = (
    "Name,Email,Manager\nA A,a@x.example,B B\nB B,b@x.example,\n"
    "Ola Nowak,ola@larkbeam.example,B B\nMei,mei@x.example,\n"
)


@pytest.fixture
def laid_out(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A list in steps, none of which is done."""
    monkeypatch.setattr(applying, "MOST_ROWS", 2)
    id = previewed(larkbeam, TEXT)
    apply_import(import_id=id, plan_shown=plan_now(larkbeam, id).digest, by=importing(lead(larkbeam)), at=AT)
    carry_on_import(AT)
    return id


def some(here: Cast, id: UUID, first: int, last: int, by: Actor | None = None) -> None:
    take_in(import_id=id, first=first, last=last, by=by or importing(lead(here)), at=AT)


def test_take_in_does_each_step_once(larkbeam: Cast, laid_out: UUID) -> None:
    for _again in range(2):
        some(larkbeam, laid_out, 0, 1)
    series = import_series(larkbeam.organisation, laid_out)
    assert series
    assert (series.entered, series.total) == (2, 4)
    assert [step.position for step in import_steps(larkbeam.organisation, laid_out)] == [2, 3]
    a, b = (person_by_email(larkbeam.organisation, f"{who}@x.example") for who in "ab")
    assert a
    assert b
    assert a.manager_id == b.id


def test_take_in_when_staff_or_not_via_an_import(larkbeam: Cast, laid_out: UUID) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        some(larkbeam, laid_out, 0, 1, importing(larkbeam.actor("ola")))
    with pytest.raises(RuntimeError, match="acts via import"):
        some(larkbeam, laid_out, 0, 1, lead(larkbeam))


def test_take_in_of_a_foreign_list_is_unknown(larkbeam: Cast, stonecross: Cast, laid_out: UUID) -> None:
    otto = importing(stonecross.actor("otto", Hat.HR))
    for id in (laid_out, NOBODY):
        with pytest.raises(Unknown, match="no such import"):
            take_in(import_id=id, first=0, last=9, by=otto, at=AT)


def test_take_in_when_recording_fails_leaves_every_step(larkbeam: Cast, laid_out: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        some(larkbeam, laid_out, 0, 3)
    assert import_steps(larkbeam.organisation, laid_out).count() == 4
    assert person_by_email(larkbeam.organisation, "a@x.example") is None
