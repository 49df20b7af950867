"""Who signed before the last, as the dossier and the wall tell it."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.people.queries import organisation
from countersign.policies.facts import Endorsement
from countersign.policies.queries import Shelf, collect_facts
from countersign.readiness.acts import leadership_of, wall
from countersign.readiness.gathered import Gathered
from tests.cast import Cast
from tests.policies.worlds import after, by_several, in_force_from, second_leader, signed


def test_of_several_the_last_approves_and_those_before_endorse_from_their_day(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id, at=after(1))
    signed(larkbeam, id, at=after(3), by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))
    told = {day: collect_facts(larkbeam.organisation, after(day).date())[0] for day in (0, 1, 3)}
    priya, mei = larkbeam.person("priya").ref, larkbeam.person("mei").ref
    stands = (Endorsement(v="1.0", by=priya, on=after(1).date()),)
    assert [told[day].endorsements for day in (0, 1, 3)] == [(), stands, stands]
    assert [told[day].versions[0].approved_by for day in (1, 3)] == [None, mei]


def test_hands_and_own_words_are_on_the_wall(larkbeam: Cast) -> None:
    """Own words are a message (5.1 d)."""
    firm = organisation(larkbeam.organisation)

    def now() -> dict[str, list[str]]:
        read = Gathered(firm)
        found = wall(read, leadership_of(read, after(5).date()))
        return {letter: [str(act.says) for act in found.row(letter)] for letter in sorted(found.recorded)}

    assert now()["d"] == []
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id, at=after(1), foreword="That is why I care.")
    signed(larkbeam, id, at=after(2), by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))
    named = "Information Security Policy, version 1.0"
    assert now()["a"] == [f"Priya Raman signed {named}, as one of several", f"Mei Sato signed {named}"]
    assert now()["d"] == [f"Priya Raman said in their own words what {named}, is for"]


def test_where_one_hand_is_enough_nothing_is_asked_about_others(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    second_leader(larkbeam, "mei")
    shelf = Shelf(organisation(larkbeam.organisation))
    assert len(shelf.versions) == 1
    with CaptureQueriesContext(connection) as queries:
        assert (shelf.cosignatures, shelf.refusals) == ({}, {})
    assert len(queries) == 0
