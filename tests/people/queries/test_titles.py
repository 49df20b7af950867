"""Who has a job title: the same however many have it, and asked anew only where somebody changed."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.ledger.remembering import MEMORY
from countersign.people.commands.leave import leave
from countersign.people.queries import only_ones, people, titled, titles
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.people.worlds import AT, DAY, lead, put_right

ASKED = {"developer", "Head of RÄUME", "Chief of all", "Buyer"}


def given_titles(here: Cast) -> None:
    """Three developers, of whom one has left; one head of rooms who is here, and one who was; nobody is a buyer."""
    for first, title in (
        ("ola", "Developer"),
        ("mei", "DEVELOPER"),
        ("dana", "developer"),
        ("ruth", "Head of Räume"),
        ("tom", "HEAD OF RÄUME"),
        ("priya", "Chief of all"),
    ):
        put_right(here, first, title=title)
    for first in ("dana", "tom"):
        leave(person_id=here.person(first).id, left_on=DAY, by=lead(here), at=AT)


def ids(here: Cast, *first: str) -> list[UUID]:
    return [here.person(one).id for one in first]


@pytest.mark.parametrize("few", [0, 1, 2, 1000])
def test_titles_that_few_and_many_have_are_told_alike(
    larkbeam: Cast, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "FEW", few)
    given_titles(larkbeam)
    assert titled(larkbeam.organisation, ASKED) == {
        "developer": [*sorted(ids(larkbeam, "ola", "mei")), *ids(larkbeam, "dana")],
        "head of räume": ids(larkbeam, "ruth", "tom"),
        "chief of all": ids(larkbeam, "priya"),
    }
    alone = only_ones(larkbeam.organisation, ASKED, DAY)
    assert {title: one.id for title, one in alone.items()} == {
        "head of räume": larkbeam.person("ruth").id,
        "chief of all": larkbeam.person("priya").id,
    }


def test_of_a_title_that_many_have_no_more_are_read_than_are_told(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "FEW", 1)
    monkeypatch.setattr(titles, "MOST", 2)
    given_titles(larkbeam)
    with CaptureQueriesContext(connection) as asked:
        assert len(titled(larkbeam.organisation, {"Developer"})["developer"]) == 2
        assert only_ones(larkbeam.organisation, {"Developer"}, DAY) == {}
    found = [one["sql"] for one in asked.captured_queries if '"title" IN' in one["sql"]]
    assert [one.endswith("LIMIT 2") for one in found] == [True, True]


def test_titles_are_asked_for_again_only_when_somebody_changed(database_copy: dict[str, str]) -> None:
    """Remembered, but not beyond the next act; for that acts have to be committed."""
    MEMORY.clear()
    with inside(database_copy):
        here = cast("larkbeam-ltd")
        given_titles(here)
        first = only_ones(here.organisation, ASKED, DAY)
        with CaptureQueriesContext(connection) as asked:
            assert only_ones(here.organisation, ASKED, DAY) == first
        assert [
            one["sql"] for one in asked.captured_queries if '"title" IN' in one["sql"] or "COUNT" in one["sql"]
        ] == []
        put_right(here, "mei", title="Head of räume")
        put_right(here, "ruth", title="buyer")
        then = only_ones(here.organisation, ASKED, DAY)
        assert {title: one.id for title, one in then.items()} == {
            title: here.person(name).id
            for title, name in (
                ("developer", "ola"),
                ("head of räume", "mei"),
                ("buyer", "ruth"),
                ("chief of all", "priya"),
            )
        }
        assert len(titled(here.organisation, ASKED)["head of räume"]) == 2
        assert people(here.organisation).filter(title="DEVELOPER").count() == 0
    MEMORY.clear()
