from __future__ import annotations

from datetime import date, timedelta

from countersign.actions.facts import Improvement
from countersign.actions.queries import collect_facts
from countersign.readiness.queries import dossier_of, judgement_of
from tests.actions.commands.test_drop_action import dropped
from tests.actions.commands.test_sponsor_action import sponsored
from tests.actions.worlds import TODAY, added, after, improvement
from tests.cast import Cast

LATER = TODAY + timedelta(days=120)


def test_collect_facts_tells_improvements_and_nothing_else(larkbeam: Cast) -> None:
    added(larkbeam)
    assert collect_facts(larkbeam.organisation, TODAY) == ()
    priya = larkbeam.person("priya")
    improvement(larkbeam, raised_on=date(2025, 12, 1), sponsor_id=priya.id)
    improvement(larkbeam)
    told = (Improvement(on=date(2025, 12, 1), sponsor=priya.ref), Improvement(on=TODAY))
    assert collect_facts(larkbeam.organisation, TODAY) == told
    assert collect_facts(larkbeam.organisation, date(2025, 12, 2)) == told[:1], "recorded later, and so all the same"
    assert collect_facts(larkbeam.organisation, date(2025, 11, 30)) == ()


def test_collect_facts_counts_a_sponsor_from_their_day_on(larkbeam: Cast) -> None:
    sponsored(larkbeam, improvement(larkbeam))
    assert collect_facts(larkbeam.organisation, TODAY)[0].sponsor is None
    assert collect_facts(larkbeam.organisation, after(2).date())[0].sponsor == larkbeam.person("priya").ref


def test_collect_facts_leaves_out_what_was_dropped_by_the_day(larkbeam: Cast) -> None:
    dropped(larkbeam, improvement(larkbeam, raised_on=date(2025, 12, 1)))
    assert collect_facts(larkbeam.organisation, TODAY) == ()
    assert len(collect_facts(larkbeam.organisation, TODAY - timedelta(days=1))) == 1


def raised(here: Cast, code: str) -> list[str]:
    found = judgement_of(here.organisation, LATER).findings()
    return [str(finding.says) for rule, finding in found if rule.code == code]


def test_improvements_are_judged_from_what_is_recorded(larkbeam: Cast) -> None:
    assert dossier_of(larkbeam.organisation, TODAY).knows("improvements")
    assert "No improvement is on record" in raised(larkbeam, "IMP-001")[0]
    id = improvement(larkbeam)
    assert "was not sponsored by leadership" in raised(larkbeam, "IMP-001")[0]
    sponsored(larkbeam, id)
    assert raised(larkbeam, "IMP-001") == []
