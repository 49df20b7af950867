from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from countersign.kernel.references import new_ids
from countersign.ledger.filling import fill, made, put
from countersign.ledger.guard import Unguarded
from countersign.ledger.models import Act, Disclosure, Pending
from countersign.ledger.stating import Waiting
from countersign.people.models import ImportSeries, Person
from tests.cast import Cast
from tests.ledger.doing import AT


def opening(here: Cast, count: int) -> list[Disclosure]:
    ola = here.person("ola").id
    told = {"organisation_id": here.organisation, "person": ola, "salt": b"\x00\xff", "values": {"name": "Zoë"}}
    ids = new_ids(AT, count)
    return [Disclosure(id=id, id_of_entry=id, **told) for id in ids]


def test_fill_stores_what_stood_in_the_rows_in_few_statements(larkbeam: Cast) -> None:
    rows = opening(larkbeam, 723)
    here = Disclosure.objects.filter(organisation_id=larkbeam.organisation)
    with CaptureQueriesContext(connection) as asked:
        fill(rows)
    assert len(asked) == 3
    found = here.get(id=rows[-1].id)
    assert (found.id_of_entry, bytes(found.salt), found.values) == (rows[-1].id, b"\x00\xff", {"name": "Zoë"})
    assert here.filter(id__in=[one.id for one in rows]).count() == 723
    assert not any(one._state.adding for one in rows)


def test_fill_stores_none_where_one_is_refused(larkbeam: Cast) -> None:
    first, second = opening(larkbeam, 2)
    second.id_of_entry = first.id_of_entry
    with pytest.raises(IntegrityError), transaction.atomic():
        fill([first, second])
    assert not Disclosure.objects.filter(organisation_id=larkbeam.organisation, id=first.id).exists()


def test_fill_when_there_is_nothing_asks_nothing(larkbeam: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        fill([])
    assert not asked.captured_queries


def test_fill_meets_the_gate_like_every_statement(larkbeam: Cast) -> None:
    with pytest.raises(Unguarded):
        fill([Person(id=new_ids(AT, 1)[0], organisation_id=larkbeam.organisation, entry=larkbeam.organisation)])


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 220, 441])
def test_put_stores_what_it_was_told_in_its_order_and_leaves_the_number_to_the_database(
    larkbeam: Cast, count: int
) -> None:
    ids = new_ids(AT, count)
    put(Pending, [Waiting(larkbeam.organisation, id, b"\x00" + id.bytes, at % 2 == 0) for at, id in enumerate(ids)])
    stored = Pending.objects.filter(organisation_id=larkbeam.organisation).order_by("number")
    told = [(row.id_of_entry, bytes(row.body), row.key_event) for row in stored]
    assert told == [(id, b"\x00" + id.bytes, at % 2 == 0) for at, id in enumerate(ids)]


def test_a_row_when_it_is_made_holds_what_the_model_would_give_it(larkbeam: Cast) -> None:
    told = {"id": new_ids(AT, 1)[0], "organisation_id": larkbeam.organisation}
    for model, more in ((Person, {"email": "x@larkbeam.example"}), (ImportSeries, {"taken": [3]}), (Act, {"at": AT})):
        quick, slow = made(model, **told, **more), model(**told, **more)
        assert {**vars(quick), "_state": None} == {**vars(slow), "_state": None}
        assert quick._state.adding


def test_rows_when_they_are_made_share_nothing_that_one_could_change() -> None:
    first, second = made(ImportSeries), made(ImportSeries)
    first.gone.append("x")
    assert second.gone == ImportSeries().gone == []


def test_a_row_when_it_is_made_of_what_is_no_column_is_an_error() -> None:
    with pytest.raises(TypeError, match="Person has no colour, organisation"):
        made(Person, colour="red", organisation=None)


def test_fill_takes_values_of_another_type_as_the_model_does(larkbeam: Cast) -> None:
    """An id as text, a text that is a choice: seldom, so on the slow way."""
    ids = new_ids(AT, 3)
    entries = new_ids(AT, 3)
    told = {"organisation_id": larkbeam.organisation.hex, "person": str(larkbeam.organisation), "values": {}}
    fill(
        [
            Disclosure(id=str(id), id_of_entry=entry.hex, salt=bytearray(b"s"), **told)
            for id, entry in zip(ids, entries, strict=True)
        ]
    )
    here = Disclosure.objects.filter(organisation_id=larkbeam.organisation, id__in=ids)
    assert [(row.id, row.id_of_entry, bytes(row.salt)) for row in here.order_by("id")] == [
        (id, entry, b"s") for id, entry in zip(ids, entries, strict=True)
    ]
