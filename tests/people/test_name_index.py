"""The index of the letters of names, where PostgreSQL has one."""

from __future__ import annotations

import pytest
from django.db import connection

from countersign.people.models import Person
from countersign.people.name_index import INDEX, can_index, index_names
from countersign.people.queries import Called, people_called
from tests.cast import Cast

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such index")


def names_of_indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'people_person'")
        return {name for (name,) in cursor.fetchall()}


def test_whoever_is_looked_for_by_a_part_of_their_name_is_found_by_it(larkbeam: Cast) -> None:
    with connection.cursor() as cursor:
        for way in ("seqscan", "indexscan", "indexonlyscan"):  # whatever a table of a dozen rows is better read by
            cursor.execute(f"SET LOCAL enable_{way} = off")
    assert INDEX in Person.objects.filter(name__icontains="okaf").explain()
    assert [str(one) for one in people_called(larkbeam.organisation, "okaf")] == ["Tom Okafor"]


def test_however_often_somebody_is_looked_for_the_letters_are_looked_at(larkbeam: Cast) -> None:
    for _time in range(30):
        assert len(Called(larkbeam.organisation, "okaf")) == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans > 0 FROM pg_prepared_statements WHERE statement LIKE %s",
            ["SELECT%UPPER%LIKE UPPER%"],
        )
        assert cursor.fetchall() == [(0, True)]


def test_it_is_made_again_where_it_is_missing(larkbeam: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {INDEX}")
    assert INDEX not in names_of_indexes()
    index_names()
    index_names()
    assert INDEX in names_of_indexes()


def test_without_the_right_to_add_the_extension_people_are_found_all_the_same(larkbeam: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
        cursor.execute("CREATE ROLE may_only_read")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO may_only_read")
        cursor.execute("SET LOCAL ROLE may_only_read")
        assert not can_index()
        index_names()
        cursor.execute("RESET ROLE")
    assert INDEX not in names_of_indexes()
    assert [str(one) for one in people_called(larkbeam.organisation, "okaf")] == ["Tom Okafor"]
