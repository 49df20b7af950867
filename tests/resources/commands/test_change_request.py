from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.money import Money
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.resources.commands.change_request import change_request
from countersign.resources.commands.raise_request import Amount, Asked
from tests.cast import Cast
from tests.resources.worlds import (
    ASKED,
    AT,
    NOBODY,
    TITLE,
    after,
    decided,
    entered,
    found,
    kind_of,
    lead,
    leader,
    raised,
    recording_fails,
    ruled,
    second_leader,
    withdrawn,
)


def changed(
    here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, shown: int | None = None, **what: Any
) -> None:
    revision = found(here, id).revision if shown is None else shown
    asked = Asked(**ASKED | what)
    change_request(request_id=id, revision_shown=revision, asked=asked, by=by or lead(here), at=at)


def test_change_request_puts_it_right_and_keeps_who_asks(larkbeam: Cast) -> None:
    id = raised(larkbeam, raised_by="mei")
    before = found(larkbeam, id).digest
    changed(larkbeam, id, title="Backups on another account", at=after(1))
    now = found(larkbeam, id)
    assert (now.title, str(now.raised_by)) == ("Backups on another account", "Mei Sato")
    assert now.digest != before
    assert kind_of(larkbeam, now) == "resource.changed"


def test_change_request_to_the_same_changes_nothing(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    changed(larkbeam, id)
    assert entered(larkbeam, "resource.changed") == 0


def test_change_request_by_whoever_asked_but_not_who_asks(larkbeam: Cast) -> None:
    mei = larkbeam.actor("mei", Hat.DEPARTMENT_CONTACT)
    id = raised(larkbeam, by=mei)
    changed(larkbeam, id, by=mei, need="Because of the new law.")
    with pytest.raises(Refused, match="can change who asks"):
        changed(larkbeam, id, by=mei, raised_by_id=larkbeam.person("ola").id)
    with pytest.raises(Refused, match="Only whoever asked"):
        changed(larkbeam, id, by=larkbeam.actor("ola", Hat.DEPARTMENT_CONTACT))
    with pytest.raises(Refused, match="Only whoever asked"):
        changed(larkbeam, id, by=larkbeam.actor("mei"))


def test_change_request_leaves_whoever_asked_no_say_in_it(larkbeam: Cast) -> None:
    tom, mei = second_leader(larkbeam), larkbeam.person("mei").id
    id = raised(larkbeam, by=leader(larkbeam), raised_by="tom")
    changed(larkbeam, id, by=tom, raised_by_id=mei)
    changed(larkbeam, id, by=tom, raised_by_id=larkbeam.person("ola").id)
    for one in (tom, leader(larkbeam)):
        with pytest.raises(Refused, match="or wrote some of it"):
            decided(larkbeam, id, by=one)
    wrote = {larkbeam.person(first).id.hex for first in ("tom", "priya", "mei", "ola")}
    assert {*found(larkbeam, id).written_by} == wrote


def test_change_request_by_a_leader_to_what_they_want_leaves_it_to_another(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = raised(larkbeam, by=larkbeam.actor("mei", Hat.DEPARTMENT_CONTACT))
    changed(larkbeam, id, by=tom, amount=Amount(money=Money(9_900_000, "GBP")))
    changed(larkbeam, id, by=larkbeam.actor("mei", Hat.DEPARTMENT_CONTACT))
    with pytest.raises(Refused, match="or wrote some of it"):
        decided(larkbeam, id, by=tom)
    assert not ruled(larkbeam, decided(larkbeam, id)).single_handed


def test_change_request_to_another_who_asks_by_the_only_leader_is_single_handed(larkbeam: Cast) -> None:
    id = raised(larkbeam, by=leader(larkbeam))
    changed(larkbeam, id, by=leader(larkbeam), raised_by_id=larkbeam.person("mei").id)
    assert ruled(larkbeam, decided(larkbeam, id)).single_handed


def test_change_request_to_the_same_writes_nobody_down(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    changed(larkbeam, id, by=second_leader(larkbeam, "mei"))
    assert found(larkbeam, id).written_by == [larkbeam.person("tom").id.hex]


def test_change_request_when_somebody_was_faster_is_stale(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    changed(larkbeam, id, need="Because of the new law.")
    with pytest.raises(Stale, match="after you opened it"):
        changed(larkbeam, id, shown=1)


def test_change_request_when_it_is_over_is_refused(larkbeam: Cast) -> None:
    id, gone = raised(larkbeam), raised(larkbeam)
    decided(larkbeam, id)
    withdrawn(larkbeam, gone)
    with pytest.raises(Refused, match="is decided"):
        changed(larkbeam, id)
    with pytest.raises(Refused, match="taken back"):
        changed(larkbeam, gone)


def test_change_request_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            change_request(request_id=id, revision_shown=1, asked=Asked(**ASKED), by=otto, at=AT)


def test_change_request_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id, title="Something else")
    assert found(larkbeam, id).title == TITLE
