"""A statement that is written once answers like one that is written anew, and keeps nothing of what it answered."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from countersign.ledger.guard import Unguarded
from countersign.ledger.models import Act, Head
from countersign.ledger.prepared import Change, Prepared, delete, insert, update
from countersign.people.commands.leave import leave
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT, lead
from tests.people.worlds import put_right

BY_NAME = Prepared(
    lambda organisation, name: Person.objects.filter(organisation_id=organisation, name=name),
    organisation=models.UUIDField(),
    name=models.CharField(),
)


def test_a_row_when_it_is_asked_for_so_is_the_one_that_the_query_set_gives(larkbeam: Cast) -> None:
    for person in Person.objects.filter(organisation_id=larkbeam.organisation):
        found = BY_NAME.first(organisation=larkbeam.organisation, name=person.name)
        assert found is not None
        assert {**vars(found), "_state": None} == {**vars(person), "_state": None}
        assert not found._state.adding


def test_a_row_when_it_was_changed_since_is_read_as_it_is_now(larkbeam: Cast) -> None:
    ola = {"organisation": larkbeam.organisation, "name": "Ola Nowak"}
    before = BY_NAME.first(**ola)
    assert before
    assert before.left_on is None
    leave(person_id=before.id, left_on=AT.date(), by=lead(larkbeam), at=AT)
    assert [person.left_on for person in BY_NAME.rows(**ola)] == [AT.date()]


def test_a_read_when_nothing_or_another_organisation_is_asked_for_finds_nothing(
    larkbeam: Cast, stonecross: Cast
) -> None:
    assert BY_NAME.first(organisation=larkbeam.organisation, name="Nobody") is None
    assert BY_NAME.rows(organisation=stonecross.organisation, name="Ola Nowak") == []


def test_a_read_with_an_annotation_or_without_a_column_gives_just_that(larkbeam: Cast) -> None:
    short = Prepared(
        lambda organisation: (
            Person.objects.filter(organisation_id=organisation)
            .defer("title")
            .annotate(zone=models.F("organisation__time_zone"))
        ),
        organisation=models.UUIDField(),
    )
    found = short.first(organisation=larkbeam.organisation)
    assert found
    assert found.zone == "Europe/London"
    with pytest.raises(FieldFetchBlocked):
        _ = found.title


def test_what_stands_beside_several_rows_is_made_once_and_is_what_the_query_set_gives(larkbeam: Cast) -> None:
    """Also what stands beside that; and nobody stands beside a row that names nobody."""
    for one, above in (("ola", "tom"), ("mei", "tom"), ("tom", "priya")):
        put_right(larkbeam, one, manager_id=larkbeam.person(above).id)
    upwards = Prepared(
        lambda organisation: (
            Person.objects.filter(organisation_id=organisation).select_related("manager__manager").order_by("id")
        ),
        organisation=models.UUIDField(),
    )
    found, wanted = upwards.rows(organisation=larkbeam.organisation), upwards.write(larkbeam.organisation)
    assert [chain(one) for one in found] == [chain(one) for one in wanted]
    ola, mei, priya = (next(one for one in found if one == larkbeam.person(name)) for name in ("ola", "mei", "priya"))
    assert ola.manager is mei.manager
    assert ola.manager is not None
    assert ola.manager.manager == priya
    assert priya.manager is None


def chain(person: Person | None) -> list[dict[str, object]]:
    """All columns of somebody, and of those above them who were read as well."""
    if person is None:
        return []
    told = {field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields}
    is_read = "manager" in person._state.fields_cache
    return [told, *(chain(person.manager) if is_read else [])]


def test_a_read_when_it_is_repeated_is_sent_again_each_time(larkbeam: Cast) -> None:
    with CaptureQueriesContext(connection) as sent:
        for _ in range(3):
            BY_NAME.first(organisation=larkbeam.organisation, name="Ola Nowak")
    assert len(sent) == 3


def test_a_new_row_when_it_is_inserted_is_kept_as_the_query_set_would(larkbeam: Cast) -> None:
    row = Act(id=uuid4(), organisation_id=larkbeam.organisation, act=uuid4(), command="there", result="ü", at=AT)
    insert(row)
    kept = Act.objects.get(organisation_id=larkbeam.organisation, act=row.act)
    assert {**vars(kept), "_state": None} == {**vars(row), "_state": None}


def test_a_change_when_it_is_made_reaches_what_was_sought_alone(larkbeam: Cast, stonecross: Cast) -> None:
    grow = Change(
        lambda organisation, size: update(Head.objects.filter(organisation_id=organisation), size=size),
        organisation=models.UUIDField(),
        size=models.PositiveBigIntegerField(),
    )
    drop = Change(
        lambda organisation: delete(Head.objects.filter(organisation_id=organisation)),
        organisation=models.UUIDField(),
    )
    grow.make(organisation=larkbeam.organisation, size=7)
    drop.make(organisation=stonecross.organisation)
    heads = Head.objects.filter(organisation_id__in=[larkbeam.organisation, stonecross.organisation])
    assert [(head.organisation_id, head.size) for head in heads] == [(larkbeam.organisation, 7)]


def test_a_guarded_row_when_somebody_writes_it_so_outside_a_command_is_refused(larkbeam: Cast) -> None:
    row = BY_NAME.first(organisation=larkbeam.organisation, name="Ola Nowak")
    assert row
    row.id = uuid4()
    with pytest.raises(Unguarded):
        insert(row)
