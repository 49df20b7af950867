from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.resources.commands.decide import Ruling, decide
from countersign.resources.commands.raise_request import NOTHING, Amount
from countersign.resources.enums import TimeUnit, Verdict
from countersign.resources.queries import decisions_about, final_decision
from tests.cast import Cast
from tests.policies.worlds import off_the_register
from tests.resources.worlds import (
    APPROVED,
    AT,
    DEFERRED,
    NOBODY,
    REASON,
    REFUSED,
    SUM,
    TODAY,
    after,
    decided,
    entered,
    found,
    kind_of,
    leader,
    raised,
    recording_fails,
    ruled,
    second_leader,
    withdrawn,
)


def test_decide_approves_exactly_what_it_says(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    less = Amount(money=Money(300_000, "GBP"), headcount=1, time=16, time_unit=TimeUnit.HOURS)
    made = ruled(larkbeam, decided(larkbeam, id, replace(APPROVED, amount=less, granted="One account."), at=after(2)))
    assert (made.verdict, made.money, made.headcount, made.time) == (Verdict.APPROVED, less.money, 1, 16)
    assert (made.reason, made.granted, made.reasoned, made.elsewhere) == (REASON, "One account.", True, False)
    assert (made.decided_on, str(made.decided_by), made.single_handed) == (date(2026, 1, 8), "Priya Raman", False)
    assert made.decided_as.startswith("CEO and founder")
    assert made.document == found(larkbeam, id).digest
    assert kind_of(larkbeam, made) == "resourcedecision.approved"
    assert found(larkbeam, id).decided_at == after(2)
    assert found(larkbeam, id).money == SUM
    assert kind_of(larkbeam, found(larkbeam, id)) == "resource.settled"
    assert verify(larkbeam.organisation)[1] == []


def test_decide_approves_in_words_alone(larkbeam: Cast) -> None:
    id = raised(larkbeam, amount=NOTHING)
    with pytest.raises(Refused, match="Say what exactly is approved"):
        decided(larkbeam, id, Ruling(verdict=Verdict.APPROVED, reason=REASON))
    decided(larkbeam, id, Ruling(verdict=Verdict.APPROVED, reason=REASON, granted="Friday afternoons."))
    assert final_decision(found(larkbeam, id)) is not None


def test_decide_refuses_and_accepts_the_risk_oneself(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    owner = larkbeam.person("priya").id
    made = ruled(larkbeam, decided(larkbeam, id, replace(REFUSED, risk_owner_id=owner, amount=APPROVED.amount)))
    now = found(larkbeam, id)
    assert (made.verdict, made.money, made.risk_owner_id) == (Verdict.REFUSED, None, owner)
    assert (now.risk_accepted_on, str(now.risk_accepted_by)) == (TODAY, "Priya Raman")
    assert kind_of(larkbeam, made) == "resourcedecision.refused"


def test_decide_names_somebody_who_has_yet_to_accept_the_risk(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id, replace(REFUSED, risk_owner_id=larkbeam.person("mei").id))
    assert found(larkbeam, id).risk_accepted_on is None


def test_decide_puts_it_off_and_it_stays_undecided(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    made = ruled(larkbeam, decided(larkbeam, id, DEFERRED))
    assert (made.verdict, made.deferred_to) == (Verdict.DEFERRED, date(2026, 2, 2))
    assert kind_of(larkbeam, made) == "resourcedecision.deferred"
    assert found(larkbeam, id).is_open
    decided(larkbeam, id, replace(DEFERRED, deferred_to=date(2026, 3, 2)), at=after(28))
    decided(larkbeam, id, at=after(50))
    assert [one.verdict for one in decisions_about(found(larkbeam, id))] == ["DEFERRED", "DEFERRED", "APPROVED"]
    assert entered(larkbeam, "resource.settled") == 1


@pytest.mark.parametrize(
    ("ruling", "says"),
    [
        (replace(APPROVED, reason=" "), "Give the reason"),
        (replace(REFUSED, reason=""), "Give the reason"),
        (replace(REFUSED, reason="x" * 2001), "at most 2000 characters"),
        (replace(APPROVED, granted="x" * 2001), "at most 2000 characters"),
        (replace(APPROVED, amount=Amount(money=Money(0, "GBP"))), "A sum of nothing"),
        (replace(DEFERRED, deferred_to=None), "Say until which day"),
        (replace(DEFERRED, deferred_to=TODAY), "a day after the decision"),
        (replace(DEFERRED, deferred_to=TODAY - timedelta(days=1)), "a day after the decision"),
        (replace(DEFERRED, deferred_to=date(2926, 2, 2)), "Look at the year"),
    ],
)
def test_decide_when_it_makes_no_sense_is_refused(larkbeam: Cast, ruling: Ruling, says: str) -> None:
    id = raised(larkbeam)
    with pytest.raises(Refused, match=says):
        decided(larkbeam, id, ruling)
    assert found(larkbeam, id).is_open


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_decide_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = raised(larkbeam)
    for first in ("mei", "priya"):
        with pytest.raises(Refused, match="Only top management"):
            decided(larkbeam, id, by=larkbeam.actor(first, hat))


def test_decide_by_somebody_who_leads_no_more_that_day_is_refused(larkbeam: Cast) -> None:
    id, tom = raised(larkbeam, raised_by="mei", by=leader(larkbeam)), second_leader(larkbeam)
    off_the_register(larkbeam, "tom", date(2026, 1, 8))
    with pytest.raises(Refused, match="Only top management"):
        decided(larkbeam, id, by=tom, at=after(3))


def test_decide_about_ones_own_request_is_refused_where_another_leads(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    own, written = raised(larkbeam, by=leader(larkbeam), raised_by="tom"), raised(larkbeam, raised_by="mei")
    for id in (own, written):
        with pytest.raises(Refused, match="You asked for this, or wrote some of it"):
            decided(larkbeam, id, by=tom)
    decided(larkbeam, written)


def test_decide_about_ones_own_request_as_the_only_leader_is_single_handed(larkbeam: Cast) -> None:
    id = raised(larkbeam, by=leader(larkbeam))
    assert ruled(larkbeam, decided(larkbeam, id)).single_handed


def test_decide_about_what_was_not_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale, match="not what you were shown"):
        decided(larkbeam, raised(larkbeam), shown="sha256:" + "0" * 64)


def test_decide_about_what_is_over_is_refused(larkbeam: Cast) -> None:
    id, gone = raised(larkbeam), raised(larkbeam)
    decided(larkbeam, id)
    withdrawn(larkbeam, gone)
    with pytest.raises(Refused, match="is decided"):
        decided(larkbeam, id, REFUSED)
    with pytest.raises(Refused, match="taken back"):
        decided(larkbeam, gone)


def test_decide_with_a_risk_owner_who_is_not_here_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id, dana = raised(larkbeam), larkbeam.person("dana").id
    leave(person_id=dana, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        decided(larkbeam, id, replace(REFUSED, risk_owner_id=dana))
    for nobody in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown):
            decided(larkbeam, id, replace(REFUSED, risk_owner_id=nobody))


def test_decide_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto: Any = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            decide(request_id=id, digest_shown="", ruling=APPROVED, by=otto, at=AT)


@pytest.mark.parametrize("ruling", [APPROVED, REFUSED, DEFERRED])
def test_decide_when_recording_fails_leaves_it_waiting(larkbeam: Cast, ruling: Ruling) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        decided(larkbeam, id, ruling)
    assert found(larkbeam, id).is_open
    assert not decisions_about(found(larkbeam, id)).exists()
