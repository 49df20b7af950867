from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.objectives.facts import Report
from countersign.objectives.queries import collect_facts, collect_reports
from countersign.people.commands.end_leader import end_leader
from countersign.people.queries import leaders
from tests.cast import Cast
from tests.objectives.worlds import (
    acknowledged,
    after,
    begun,
    kind_of,
    leader,
    recording_fails,
    reported,
    second_leader,
    sent,
    sent_report,
)


def test_acknowledge_report_is_the_day_on_which_it_reached_them(larkbeam: Cast) -> None:
    id = sent(larkbeam, begun(larkbeam))
    acknowledged(larkbeam, id, answer="Why is the vault late?")
    now = sent_report(larkbeam, id)
    assert (now.read_at, now.answer, now.waits) == (after(13), "Why is the vault late?", False)
    assert now.read_as
    assert kind_of(larkbeam, now) == "report.read"
    tom, priya = larkbeam.person("tom").ref, larkbeam.person("priya").ref
    before, later = (collect_reports(larkbeam.organisation, after(days).date()) for days in (12, 13))
    assert (before, later) == ((), (Report(on=after(13).date(), by=tom, to=priya),))
    assert collect_facts(larkbeam.organisation, after(13).date())[0].reported_on == after(13).date()


def test_acknowledge_report_of_somebody_else_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = sent(larkbeam)
    with pytest.raises(Refused, match="Only the leader whom it was sent to"):
        acknowledged(larkbeam, id, by=tom)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_acknowledge_report_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = sent(larkbeam)
    with pytest.raises(Refused, match="Only the leader whom it was sent to"):
        acknowledged(larkbeam, id, by=larkbeam.actor("priya", hat))


def test_acknowledge_report_twice_elsewhere_or_unseen_is_refused(larkbeam: Cast) -> None:
    id = sent(larkbeam)
    with pytest.raises(Stale, match="not the report you were shown"):
        acknowledged(larkbeam, id, shown="sha256:" + "0" * 64)
    acknowledged(larkbeam, id)
    with pytest.raises(Refused, match="said already"):
        acknowledged(larkbeam, id)
    with pytest.raises(Refused, match="said already"):
        acknowledged(larkbeam, reported(larkbeam))


def test_acknowledge_report_after_leading_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = sent(larkbeam)
    entry = leaders(larkbeam.organisation, after(12).date()).get(person_id=larkbeam.person("priya").id)
    end_leader(leader_id=entry.id, leads_until=after(12).date(), by=tom, at=after(12))
    with pytest.raises(Refused, match="not on the register any more"):
        acknowledged(larkbeam, id, by=leader(larkbeam))


def test_acknowledge_report_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = sent(larkbeam)
    with pytest.raises(Unknown):
        acknowledged(larkbeam, id, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_acknowledge_report_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    id = sent(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        acknowledged(larkbeam, id)
    assert sent_report(larkbeam, id).waits
