from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from countersign.kernel.references import new_ids
from countersign.ledger.filling import fill
from countersign.ledger.guard import Unguarded
from countersign.ledger.models import Disclosure
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT


def opening(here: Cast, count: int) -> list[Disclosure]:
    ola = here.person("ola").id
    told = {"organisation_id": here.organisation, "person": ola, "salt": b"\x00\xff", "values": {"name": "Zoë"}}
    ids = new_ids(AT, count)
    return [Disclosure(id=id, id_of_entry=id, **told) for id in ids]


def test_fill_stores_what_stood_in_the_rows_in_one_statement(larkbeam: Cast) -> None:
    rows = opening(larkbeam, 700)
    here = Disclosure.objects.filter(organisation_id=larkbeam.organisation)
    with CaptureQueriesContext(connection) as asked:
        fill(rows)
    assert len(asked) == 1
    found = here.get(id=rows[-1].id)
    assert (found.id_of_entry, bytes(found.salt), found.values) == (rows[-1].id, b"\x00\xff", {"name": "Zoë"})
    assert here.filter(id__in=[one.id for one in rows]).count() == 700
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
