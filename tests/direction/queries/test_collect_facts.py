from __future__ import annotations

from datetime import date, timedelta

from countersign.direction.enums import SupportKind
from countersign.direction.facts import Direction, Exemption, ManagerSupport
from countersign.direction.queries import (
    collect_deviations,
    collect_direction,
    collect_support,
    open_deviations,
)
from countersign.readiness.queries import dossier_of, judgement_of
from tests.cast import Cast
from tests.direction.worlds import (
    BEFORE,
    TODAY,
    UNTIL,
    after,
    approved,
    corrected,
    deviation_off,
    directed,
    direction_off,
    observed,
    second_leader,
    support_off,
    supported,
)
from tests.ledger.doing import enter_crowd

LATER = TODAY + timedelta(days=120)
THEN = BEFORE - timedelta(days=1)


def raised(here: Cast, code: str, on: date = LATER) -> list[str]:
    return [str(one.says) for rule, one in judgement_of(here.organisation, on).findings() if rule.code == code]


def test_what_leaders_did_is_told_by_its_day(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    directed(larkbeam)
    assert collect_direction(here, BEFORE) == (Direction(by=larkbeam.person("priya").ref, on=BEFORE),)
    assert collect_direction(here, THEN) == ()
    direction_off(larkbeam, directed(larkbeam))
    assert (len(collect_direction(here, TODAY)), len(collect_direction(here, after(1).date()))) == (2, 1)


def test_managers_who_were_helped_are_told_and_not_what_they_did_themselves(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    supported(larkbeam, kind=SupportKind.OWN_ACT)
    assert collect_support(here, TODAY) == ()
    supported(larkbeam)
    assert collect_support(here, BEFORE) == (ManagerSupport(manager=larkbeam.person("mei").ref, on=BEFORE),)
    assert collect_support(here, THEN) == ()
    support_off(larkbeam, supported(larkbeam))
    assert (len(collect_support(here, TODAY)), len(collect_support(here, after(1).date()))) == (2, 1)


def test_exceptions_of_leaders_are_told_as_they_stood(larkbeam: Cast) -> None:
    here, priya, mei = larkbeam.organisation, larkbeam.person("priya").ref, second_leader(larkbeam, "mei")
    id = observed(larkbeam)
    bare = Exemption(person=priya, on=BEFORE)
    approved(larkbeam, id, by=mei)
    corrected(larkbeam, id, on=after(3).date(), at=after(3))
    assert collect_deviations(here, TODAY - timedelta(days=1)) == (bare,)
    let = Exemption(person=priya, on=BEFORE, approved_by=larkbeam.person("mei").ref, expires=UNTIL)
    assert collect_deviations(here, TODAY) == (let,)
    assert collect_deviations(here, after(3).date())[0].corrected_on == after(3).date()
    deviation_off(larkbeam, observed(larkbeam))
    assert len(collect_deviations(here, after(3).date())) == 1
    assert open_deviations(here) == []


def test_direction_and_support_are_judged_from_what_is_recorded(larkbeam: Cast) -> None:
    dossier = dossier_of(larkbeam.organisation, TODAY)
    assert all(dossier.knows(key) for key in ("direction", "manager_support", "exec_exceptions"))
    enter_crowd(larkbeam, 20)
    assert "shows leadership directing or backing" in raised(larkbeam, "DIR-001")[0]
    assert "helping other managers" in raised(larkbeam, "SUP-001")[0]
    directed(larkbeam, directed_on=TODAY)
    supported(larkbeam, supported_on=TODAY)
    assert raised(larkbeam, "DIR-001") == raised(larkbeam, "SUP-001") == []


def test_a_leader_above_a_rule_is_judged_until_it_is_approved_or_corrected(larkbeam: Cast) -> None:
    on = BEFORE + timedelta(days=40)
    mei = second_leader(larkbeam, "mei")
    id = observed(larkbeam)
    assert "Priya Raman is outside a rule" in raised(larkbeam, "TOP-006", on)[0]
    approved(larkbeam, id, by=mei)
    assert raised(larkbeam, "TOP-006", on) == []
    assert raised(larkbeam, "TOP-006", UNTIL + timedelta(days=1)), "its last day is over"
    corrected(larkbeam, id)
    assert raised(larkbeam, "TOP-006", UNTIL + timedelta(days=1)) == []
