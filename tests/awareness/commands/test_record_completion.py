from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.awareness.enums import Source
from countersign.awareness.queries import every_completion
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from tests.awareness.worlds import AT, COURSE, DONE, NOBODY, TODAY, after, lead, leader, recording_fails, row, trained
from tests.cast import Cast


def test_record_who_did_it_and_when(larkbeam: Cast) -> None:
    made = row(larkbeam, trained(larkbeam, course=f" {COURSE} ", score="82", valid_until=date(2026, 11, 3)))
    assert (made.course, made.completed_on, made.valid_until) == (COURSE, DONE, date(2026, 11, 3))
    assert (made.score, made.source, made.file) == ("82", Source.RECORDED, None)
    assert (made.person_id, made.recorded_by_id) == (larkbeam.person("ola").id, larkbeam.person("ruth").id)
    leaf = leaf_of(larkbeam.organisation, made.entry)
    assert leaf is not None
    assert leaf.kind == "completion.recorded"
    assert verify(larkbeam.organisation)[1] == []


def test_record_several_at_once_each_once(larkbeam: Cast) -> None:
    trained(larkbeam, "ola", "mei", "ola")
    assert {one.person.name for one in every_completion(larkbeam.organisation)} == {"Ola Nowak", "Mei Sato"}


@pytest.mark.parametrize("by", [Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT])
def test_record_by_the_lead_or_top_management(larkbeam: Cast, by: Hat) -> None:
    assert row(larkbeam, trained(larkbeam, by=larkbeam.actor("tom", by))).source == Source.RECORDED


def test_record_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead, HR or top management"):
        trained(larkbeam, by=larkbeam.actor("mei"))


def test_record_one_s_own_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody records their own training"):
        trained(larkbeam, "ola", "tom", by=lead(larkbeam))
    assert not every_completion(larkbeam.organisation)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"people_ids": []}, "Choose who did"),
        ({"course": " "}, "Say what the training is called"),
        ({"course": "x" * 201}, "at most 200"),
        ({"score": "x" * 41}, "at most 40"),
        ({"completed_on": date(2026, 1, 7)}, "Only what has happened"),
        ({"completed_on": date(1989, 1, 7)}, "Look at the year"),
        ({"valid_until": date(2025, 11, 2)}, "look at both days"),
        ({"valid_until": date(2101, 11, 2)}, "look at both days"),
    ],
)
def test_record_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        trained(larkbeam, **changed)


def test_record_too_many_at_once_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="at most 200 people"):
        trained(larkbeam, people_ids=[larkbeam.person("ola").id, *(UUID(int=n) for n in range(200))])


def test_record_what_is_recorded_already_is_refused_by_name(larkbeam: Cast) -> None:
    trained(larkbeam, "ola")
    with pytest.raises(Refused, match="recorded already of Ola Nowak"):
        trained(larkbeam, "mei", "ola")
    trained(larkbeam, "mei", "ola", completed_on=TODAY)


def test_record_of_somebody_who_had_left_or_was_erased_is_refused(larkbeam: Cast) -> None:
    ruth, dana = larkbeam.actor("ruth", Hat.HR), larkbeam.person("dana").id
    leave(person_id=dana, left_on=date(2025, 11, 3), by=ruth, at=AT)
    with pytest.raises(Refused, match="Dana Field left on 3 November 2025"):
        trained(larkbeam, "dana")
    trained(larkbeam, "dana", completed_on=date(2025, 11, 2))
    erase(person_id=dana, by=ruth, at=after(3))
    with pytest.raises(Refused, match="was erased"):
        trained(larkbeam, people_ids=[dana], completed_on=date(2025, 11, 1), at=after(4))
    assert verify(larkbeam.organisation)[1] == []


def test_record_when_the_person_is_erased_keeps_no_score(larkbeam: Cast) -> None:
    id = trained(larkbeam, "dana", score="41")
    ruth, dana = larkbeam.actor("ruth", Hat.HR), larkbeam.person("dana").id
    leave(person_id=dana, left_on=TODAY, by=ruth, at=after(2))
    erase(person_id=dana, by=ruth, at=after(3))
    assert (row(larkbeam, id).score, row(larkbeam, id).course) == (None, COURSE)
    assert verify(larkbeam.organisation)[1] == []


def test_record_of_somebody_elses_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        trained(larkbeam, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))
    with pytest.raises(Unknown):
        trained(larkbeam, people_ids=[NOBODY], by=leader(larkbeam))


def test_record_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        trained(larkbeam)
    assert not every_completion(larkbeam.organisation)
    assert verify(larkbeam.organisation)[1] == []
