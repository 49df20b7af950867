"""What audits ask of people, on their first page and in the mail of the day."""

from __future__ import annotations

from datetime import date

from countersign.delivery.owed import Owed, everything_owed, owed_to
from countersign.kernel.actors import Hat
from countersign.people.queries import organisation
from tests.audits.commands.test_confirm_seen import looked
from tests.audits.found import DUE, answered, closed_elsewhere, conducted, finished, raised, recorded, returned
from tests.audits.programmed import approved, put_forward
from tests.cast import Cast
from tests.policies.worlds import after, second_leader


def owed(here: Cast, first: str, days: int = 25) -> list[Owed]:
    found = owed_to(organisation(here.organisation), here.person(first).id, after(days))
    return [one for one in found if one.route[0].startswith("audits:")]


def titles(here: Cast, first: str, days: int = 25) -> list[str]:
    return [str(one.title) for one in owed(here, first, days)]


def test_the_owner_answers_and_whoever_does_the_work_finishes(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    [one] = owed(larkbeam, "mei")
    assert (str(one.title), one.until, one.since) == (
        "Answer what an audit found: Clause A.5.18",
        DUE,
        date(2026, 1, 26),
    )
    answer = answered(larkbeam, id)
    assert owed(larkbeam, "mei") == []
    assert titles(larkbeam, "ruth") == ["Do what keeps a finding from coming back: Clause A.5.18"]
    finished(larkbeam, answer)
    assert owed(larkbeam, "ruth") == []


def test_an_answer_that_was_returned_is_another_item(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    [before] = owed(larkbeam, "mei")
    returned(larkbeam, answered(larkbeam, id))
    [after_it] = owed(larkbeam, "mei")
    assert before.item != after_it.item
    assert "The auditor returned what was said" in str(after_it.title)
    assert after_it.since == date(2026, 1, 29)


def test_what_is_closed_waits_for_nobody(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    assert titles(larkbeam, "mei")
    closed_elsewhere(larkbeam, id)
    assert owed(larkbeam, "mei") == []


def test_a_programme_waits_for_leaders_but_for_whoever_put_it_forward(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = put_forward(larkbeam, by=tom)
    assert titles(larkbeam, "priya", 1) == ["Approve the audit programme, version 1"]
    assert owed(larkbeam, "tom", 1) == []
    approved(larkbeam, id)
    assert owed(larkbeam, "priya", 2) == []


def test_results_wait_for_every_leader_until_one_has_looked(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    audit = conducted(larkbeam)
    told = ["Look at what the internal audit found: Internal audit, first quarter"]
    assert titles(larkbeam, "priya") == titles(larkbeam, "tom") == told
    looked(larkbeam, audit, by=larkbeam.actor("tom", Hat.TOP_MANAGEMENT))
    assert owed(larkbeam, "priya") == owed(larkbeam, "tom") == []


def test_everybody_is_told_of_the_same(larkbeam: Cast) -> None:
    raised(larkbeam)
    everyone = everything_owed(organisation(larkbeam.organisation), after(25))
    found = {(one.person, str(one.title)) for one in everyone if one.route[0] == "audits:finding"}
    assert found == {(larkbeam.person("mei").id, "Answer what an audit found: Clause A.5.18")}
