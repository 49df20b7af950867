"""What waits about risks, and for whom."""

from __future__ import annotations

from datetime import date, datetime

from countersign.delivery.owed import everything_owed
from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import names, organisation
from tests.cast import Cast
from tests.risks.worlds import (
    AT,
    after,
    approved,
    closed,
    lived_with,
    may_accept,
    owned,
    proposed,
    recorded,
    second_leader,
    seen,
    seen_again,
)

SEE, DECIDE, ANSWER, OWN = "See a risk", "Decide what is done", "Say what is to be done", "Say whether you answer"


def waits(here: Cast, at: datetime) -> set[tuple[str, str]]:
    """Of risks: who is asked for what, by the first words."""
    owed = [one for one in everything_owed(organisation(here.organisation), at) if one.route[0].startswith("risks:")]
    called = names(here.organisation, [one.person for one in owed])
    return {
        (str(called[one.person]).partition(" ")[0], words)
        for one in owed
        for words in (SEE, DECIDE, ANSWER, OWN)
        if str(one.title).startswith(words)
    }


def test_nothing_waits_where_there_is_no_risk(larkbeam: Cast) -> None:
    assert waits(larkbeam, AT) == set()


def test_an_owner_is_asked_whether_they_answer_for_it(larkbeam: Cast) -> None:
    id = recorded(larkbeam, likelihood=1)
    assert waits(larkbeam, AT) == {("Mei", OWN)}
    owned(larkbeam, id)
    assert waits(larkbeam, AT) == set()


def test_a_high_risk_of_which_nothing_is_decided_waits_for_its_owner_or_the_lead(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    assert waits(larkbeam, AT) == {("Mei", OWN), ("Tom", ANSWER)}
    owned(larkbeam, id)
    assert waits(larkbeam, AT) == {("Mei", ANSWER)}
    leave(person_id=larkbeam.person("mei").id, left_on=date(2026, 1, 7), by=larkbeam.actor("ruth", Hat.HR), at=after(1))
    assert waits(larkbeam, after(1)) == {("Tom", ANSWER)}


def test_what_is_put_forward_waits_for_whoever_decides(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    proposed(larkbeam, id, lived_with(larkbeam))
    assert waits(larkbeam, AT) == {("Priya", DECIDE)}, "no role lets Mei accept a risk of this size"
    may_accept(larkbeam)
    assert waits(larkbeam, AT) == {("Mei", DECIDE)}


def test_what_a_leader_put_forward_waits_for_another(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    proposed(larkbeam, recorded(larkbeam), by=tom)
    assert ("Priya", DECIDE) in waits(larkbeam, AT)
    assert ("Tom", DECIDE) not in waits(larkbeam, AT)


def test_what_was_put_forward_before_the_last_assessment_waits_for_nobody(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    proposed(larkbeam, id)
    seen_again(larkbeam, id, likelihood=3)
    assert not {one for one in waits(larkbeam, after(6)) if one[1] == DECIDE}


def test_a_large_risk_waits_for_every_leader_until_each_has_seen_it(larkbeam: Cast) -> None:
    id = recorded(larkbeam, likelihood=4)
    ola = second_leader(larkbeam, "ola")
    assert {("Priya", SEE), ("Ola", SEE)} <= waits(larkbeam, AT)
    seen(larkbeam, id, by=ola)
    assert ("Ola", SEE) not in waits(larkbeam, after(1))
    assert ("Priya", SEE) in waits(larkbeam, after(1))
    closed(larkbeam, id)
    assert waits(larkbeam, after(21)) == set()


def test_a_decision_that_has_run_out_is_asked_again(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    approved(larkbeam, proposed(larkbeam, id, lived_with(larkbeam, until_on=date(2026, 1, 10))), at=AT)
    assert waits(larkbeam, after(4)) == set()
    assert waits(larkbeam, after(5)) == {("Mei", ANSWER)}
