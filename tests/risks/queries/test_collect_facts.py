from __future__ import annotations

from datetime import date

from countersign.kernel.actors import Hat
from countersign.kernel.references import ref
from countersign.people.commands.leave import leave
from countersign.readiness.queries import dossier_of, judgement_of
from countersign.risks.facts import Risk
from countersign.risks.queries import collect_facts, top
from tests.cast import Cast
from tests.risks.worlds import AT, another, approved, closed, owned, proposed, recorded, seen_again

ON = date(2026, 2, 1)


def test_collect_facts_tells_the_largest_first(larkbeam: Cast) -> None:
    recorded(larkbeam, owner="", described=another("Flood"), likelihood=1)
    recorded(larkbeam)
    assert collect_facts(larkbeam.organisation, ON) == (
        Risk(title="Payroll data leaks", owner=ref("person", larkbeam.person("mei").id), high=True),
        Risk(title="Flood", owner=None, high=False),
    )


def test_collect_facts_as_of_a_day_knows_what_was_so_then(larkbeam: Cast) -> None:
    id = recorded(larkbeam, identified_on=date(2026, 1, 3), likelihood=2)
    assert collect_facts(larkbeam.organisation, date(2026, 1, 2)) == ()
    seen_again(larkbeam, id)
    assert [one.high for one in collect_facts(larkbeam.organisation, date(2026, 1, 10))] == [False]
    assert [one.high for one in collect_facts(larkbeam.organisation, date(2026, 1, 11))] == [True]
    closed(larkbeam, id)
    assert collect_facts(larkbeam.organisation, ON) == ()


def test_the_dossier_knows_that_there_are_no_risks(larkbeam: Cast) -> None:
    """A fresh organisation has the page: an empty list is known to be empty."""
    dossier = dossier_of(larkbeam.organisation, ON)
    assert dossier.knows("risks")
    assert dossier.risks == ()


def raised(here: Cast, on: date) -> list[str]:
    return [str(one.grade) for rule, one in judgement_of(here.organisation, on).findings() if rule.code == "ROL-018"]


def test_a_high_risk_whose_owner_leaves_is_a_finding(larkbeam: Cast) -> None:
    recorded(larkbeam)
    assert raised(larkbeam, date(2026, 1, 8)) == []
    mei = larkbeam.person("mei").id
    leave(person_id=mei, left_on=date(2026, 1, 9), by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert len(raised(larkbeam, date(2026, 1, 10))) == 1


def test_top_tells_owner_score_change_and_answer(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    recorded(larkbeam, described=another("Flood"), likelihood=1)
    seen_again(larkbeam, id)
    approved(larkbeam, proposed(larkbeam, id), at=AT.replace(day=20))
    [one] = top(larkbeam.organisation, ON, 1)
    assert (one.risk.title, str(one.owner), one.score, one.change, one.answer) == (
        *("Payroll data leaks", "Mei Sato", 16, 4),
        "TREATED",
    )
