"""What resources tell of a day: what was dated later does not exist yet, what was taken back is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from countersign.resources.queries import Purse, budget_approved, collect_facts, picture, year_of
from countersign.resources.queries.collecting import ERASED
from tests.cast import Cast
from tests.policies.worlds import off_the_register
from tests.resources.commands.test_withdraw_budget import taken_back
from tests.resources.worlds import (
    APPROVED,
    DEFERRED,
    REFUSED,
    TITLE,
    TODAY,
    accepted,
    after,
    agreed,
    budget_elsewhere,
    budgeted,
    decided,
    leader,
    raised,
    recorded,
    second_leader,
    withdrawn,
)


def test_collect_facts_before_and_after_the_decision(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id, at=after(5))
    [before] = collect_facts(larkbeam.organisation, after(4).date())
    assert (before.title, before.raised_on, before.decided_on, before.decision) == (TITLE, TODAY, None, None)
    [now] = collect_facts(larkbeam.organisation, after(5).date())
    assert (now.decided_on, now.decided_by) == (after(5).date(), larkbeam.person("priya").ref)
    assert (now.decision, now.rationale, now.risk_high) == ("approved", APPROVED.reason, True)
    assert collect_facts(larkbeam.organisation, date(2026, 1, 5)) == ()


def test_collect_facts_of_what_was_put_off_and_then_refused(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    decided(larkbeam, id, DEFERRED, at=after(1))
    decided(larkbeam, id, replace(REFUSED, risk_owner_id=larkbeam.person("mei").id), at=after(40))
    accepted(larkbeam, id, "mei", at=after(42))
    days = [collect_facts(larkbeam.organisation, after(days).date())[0] for days in (0, 1, 40, 42)]
    assert [one.deferred_to for one in days] == [None, date(2026, 2, 2), None, None]
    assert [one.decision for one in days] == [None, None, "declined", "declined"]
    assert [one.risk_accepted for one in days] == [False, False, False, True]


def test_collect_facts_without_what_was_taken_back(larkbeam: Cast) -> None:
    withdrawn(larkbeam, raised(larkbeam), at=after(3))
    assert len(collect_facts(larkbeam.organisation, after(2).date())) == 1
    assert collect_facts(larkbeam.organisation, after(3).date()) == ()


def test_collect_facts_of_what_was_recorded_later_is_dated_by_its_own_day(larkbeam: Cast) -> None:
    id = raised(larkbeam, raised_on=date(2025, 10, 5))
    recorded(larkbeam, id, replace(REFUSED, reason=""), decided_on=date(2025, 11, 3))
    [told] = collect_facts(larkbeam.organisation, date(2025, 12, 1))
    assert (told.decided_on, told.decision, told.rationale) == (date(2025, 11, 3), "declined", None)


def test_a_reason_that_was_erased_is_not_missing(larkbeam: Cast) -> None:
    recorded(larkbeam, raised(larkbeam), REFUSED, decided_by="mei")
    hr, mei = larkbeam.actor("ruth", Hat.HR), larkbeam.person("mei").id
    leave(person_id=mei, left_on=after(1).date(), by=hr, at=after(1))
    erase(person_id=mei, by=hr, at=after(2))
    assert collect_facts(larkbeam.organisation, TODAY)[0].rationale == ERASED


def test_budget_approved_holds_for_its_year_from_its_day_on(larkbeam: Cast) -> None:
    id = budgeted(larkbeam)
    assert not budget_approved(larkbeam.organisation, TODAY)
    agreed(larkbeam, id, at=after(2))
    days = (after(1).date(), after(2).date(), date(2026, 12, 31), date(2027, 1, 1))
    assert [budget_approved(larkbeam.organisation, on) for on in days] == [False, True, True, False]
    taken_back(larkbeam, id, by=leader(larkbeam), at=after(20))
    assert [budget_approved(larkbeam.organisation, after(on).date()) for on in (19, 20)] == [True, False]


def test_budget_approved_by_somebody_who_did_not_lead_that_day_is_none(larkbeam: Cast) -> None:
    budget_elsewhere(larkbeam, "mei")
    assert not budget_approved(larkbeam.organisation, TODAY)
    second_leader(larkbeam, "ola")
    off_the_register(larkbeam, "ola", date(2026, 2, 1))
    budget_elsewhere(larkbeam, "ola", money=Money(1000, "EUR"))
    assert budget_approved(larkbeam.organisation, date(2026, 6, 1))


def test_picture_sums_each_currency_by_itself(larkbeam: Cast) -> None:
    raised(larkbeam)
    decided(larkbeam, raised(larkbeam), replace(APPROVED, amount=replace(APPROVED.amount, money=Money(300_000, "GBP"))))
    decided(larkbeam, raised(larkbeam), REFUSED)
    raised(larkbeam, raised_on=date(2025, 10, 5), amount=replace(APPROVED.amount, money=Money(9900, "EUR")))
    withdrawn(larkbeam, raised(larkbeam))
    purse = Purse(organisation(larkbeam.organisation))
    year = year_of(purse, TODAY)
    assert (year.begins_on, year.ends_on, year.budget) == (date(2026, 1, 1), date(2026, 12, 31), None)
    euro, pounds = picture(purse, year, TODAY)
    assert (str(pounds.asked), str(pounds.approved), str(pounds.refused), str(pounds.waiting)) == (
        *("£14,400", "£3,000", "£4,800", "£4,800"),
    )
    assert (str(euro.asked), str(euro.waiting), euro.budget) == ("€0", "€99", None)


def test_picture_of_the_year_that_the_budget_names(larkbeam: Cast) -> None:
    id = budgeted(larkbeam, begins_on=date(2025, 7, 1), ends_on=date(2026, 6, 30))
    agreed(larkbeam, id)
    purse = Purse(organisation(larkbeam.organisation))
    year = year_of(purse, TODAY)
    assert (year.begins_on, year.budget is not None) == (date(2025, 7, 1), True)
    [line] = picture(purse, year, TODAY)
    assert (line.currency, str(line.budget), str(line.asked)) == ("GBP", "£25,000", "£0")


def test_what_waits_longest_stands_first_and_what_is_put_off_asks_nobody(larkbeam: Cast) -> None:
    late = raised(larkbeam, raised_on=date(2025, 10, 5))
    new = raised(larkbeam)
    decided(larkbeam, late, DEFERRED)
    purse = Purse(organisation(larkbeam.organisation))
    undecided = purse.undecided(TODAY)
    assert [one.request.id for one in undecided] == [late, new]
    assert [one.asks_now for one in undecided] == [False, True]
    assert [one.asks_now for one in purse.undecided(date(2026, 2, 2))] == [True, True]
    assert [one.days for one in undecided] == [93, 0]
