"""What awareness tells of leaders, and when it cannot tell."""

from __future__ import annotations

from datetime import date

from countersign.awareness.queries import collect_facts
from countersign.readiness.queries import dossier_of, judgement_of
from countersign.readiness.rule import Finding
from tests.awareness.worlds import DONE, TODAY, trained, withdrawn
from tests.cast import Cast

LATER = date(2026, 3, 1)


def raised(here: Cast, on: date = LATER) -> list[Finding]:
    return [finding for rule, finding in judgement_of(here.organisation, on).findings() if rule.code == "TOP-005"]


def knows(here: Cast, on: date = LATER) -> bool:
    dossier = dossier_of(here.organisation, on)
    return dossier.knows("training") and dossier.knows("staff_training")


def test_nothing_is_known_until_the_first_is_recorded(larkbeam: Cast) -> None:
    assert not knows(larkbeam)
    assert raised(larkbeam) == []
    id = trained(larkbeam, "ola")
    assert knows(larkbeam)
    assert not knows(larkbeam, date(2025, 11, 2))
    withdrawn(larkbeam, id)
    assert not knows(larkbeam)


def test_a_leader_who_missed_what_staff_did_is_found(larkbeam: Cast) -> None:
    trained(larkbeam, "ola")
    (found,) = raised(larkbeam)
    assert "Priya Raman has no awareness training in the last year" in str(found.says)
    trained(larkbeam, "priya")
    assert raised(larkbeam) == []
    assert raised(larkbeam, date(2026, 11, 4)) != []


def test_leaders_alone_are_told_of_each_day_once(larkbeam: Cast) -> None:
    trained(larkbeam, "ola", "priya", "tom")
    trained(larkbeam, "priya", course="Phishing")
    told = dossier_of(larkbeam.organisation, LATER).training
    assert [(one.person, one.on) for one in told] == [(larkbeam.person("priya").ref, DONE)]
    assert collect_facts(larkbeam.organisation, date(2025, 11, 2), {larkbeam.person("priya").ref}) is None
    assert collect_facts(larkbeam.organisation, TODAY, ()) == ()
