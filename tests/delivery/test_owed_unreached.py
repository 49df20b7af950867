"""Of mail that comes back the ISMS lead is told, and nobody else."""

from __future__ import annotations

from datetime import datetime

from countersign.delivery.owed import owed_to
from countersign.people.commands.try_again import try_again
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.people.bouncing import bounced
from tests.people.worlds import lead
from tests.policies.worlds import after


def told(here: Cast, first: str, at: datetime) -> list[tuple[str, str]]:
    owed = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [(one.item, str(one.title)) for one in owed if one.route == ("people:unreached",)]


def test_the_lead_is_told_and_nobody_else(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", at=after(1))
    assert told(larkbeam, "tom", after(1)) == [("unreached/2026-01-05", "Mail to one person comes back")]
    assert [told(larkbeam, first, after(1)) for first in ("priya", "ruth", "ola")] == [[], [], []]


def test_the_lead_is_told_anew_in_a_week_that_brings_one_more(larkbeam: Cast) -> None:
    """6 January 2026 is a Tuesday: three days later it is the same week still."""
    for day, first in ((0, "ola"), (3, "mei"), (8, "ruth")):
        bounced(larkbeam, first, at=after(day))
    (now,) = told(larkbeam, "tom", after(8))
    assert now == ("unreached/2026-01-12", "Mail to three people comes back")


def test_until_it_is_put_right(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", at=after(1))
    try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=after(2))
    assert told(larkbeam, "tom", after(2)) == []
