"""Who is here, with the training that counts longest."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.awareness.queries import keeps_trainings, last_day, trained
from countersign.people.commands.leave import leave
from countersign.people.enums import PersonKind
from tests.acknowledgements.worlds import joins
from tests.awareness.worlds import AT, TODAY, hr, withdrawn
from tests.awareness.worlds import trained as done
from tests.cast import Cast


def people(here: Cast, on: date = TODAY) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in trained(here.organisation, on)}


def test_everybody_who_is_here_stands_there_and_nobody_else(larkbeam: Cast) -> None:
    joins(larkbeam, "Axel Auditor", kind=PersonKind.EXTERNAL)
    leave(person_id=larkbeam.person("dana").id, left_on=TODAY, by=hr(larkbeam), at=AT)
    assert list(people(larkbeam)) == ["Mei Sato", "Ola Nowak", "Priya Raman", "Ruth Ellis", "Tom Okafor"]
    assert [name for name, one in people(larkbeam).items() if one["leads"]] == ["Priya Raman"]


def test_a_training_counts_for_a_year_unless_it_says_until_when(larkbeam: Cast) -> None:
    done(larkbeam, "ola", completed_on=date(2025, 1, 6))
    done(larkbeam, "mei", completed_on=date(2025, 1, 5))
    done(larkbeam, "tom", completed_on=date(2023, 1, 5), valid_until=TODAY)
    done(larkbeam, "dana", completed_on=date(2025, 12, 5), valid_until=date(2026, 1, 5))
    counting = {name for name, one in people(larkbeam).items() if one["counts"]}
    assert counting == {"Ola Nowak", "Tom Okafor"}


def test_what_lapses_within_sixty_days_is_told(larkbeam: Cast) -> None:
    done(larkbeam, "ola", valid_until=date(2026, 3, 7))
    done(larkbeam, "mei", valid_until=date(2026, 3, 8))
    assert [name for name, one in people(larkbeam).items() if one["lapses"]] == ["Ola Nowak"]


def test_the_latest_is_told_and_none_that_was_withdrawn_or_comes_later(larkbeam: Cast) -> None:
    done(larkbeam, "ola", course="Old", completed_on=date(2024, 5, 1))
    withdrawn(larkbeam, done(larkbeam, "ola", course="Wrong", completed_on=date(2025, 12, 1)))
    done(larkbeam, "ola", course="New", completed_on=date(2025, 12, 24))
    assert people(larkbeam)["Ola Nowak"]["course"] == "New"
    assert people(larkbeam, date(2025, 12, 23))["Ola Nowak"]["course"] == "Old"
    assert people(larkbeam)["Mei Sato"]["course"] is None


def test_whether_any_is_kept_here(larkbeam: Cast, stonecross: Cast) -> None:
    assert not keeps_trainings(larkbeam.organisation, TODAY)
    id = done(larkbeam, completed_on=date(2025, 12, 1))
    assert keeps_trainings(larkbeam.organisation, TODAY)
    assert not keeps_trainings(larkbeam.organisation, date(2025, 11, 30))
    assert not keeps_trainings(stonecross.organisation, TODAY)
    withdrawn(larkbeam, id)
    assert not keeps_trainings(larkbeam.organisation, TODAY)


def test_the_last_day() -> None:
    assert last_day(date(2025, 3, 1), None) == date(2026, 3, 1)
    assert last_day(date(2025, 3, 1), date(2025, 6, 1)) == date(2025, 6, 1)


def test_one_query_however_many(larkbeam: Cast) -> None:
    done(larkbeam, "ola", "mei", "tom")
    with CaptureQueriesContext(connection) as queries:
        people(larkbeam)
    assert len(queries) == 1
