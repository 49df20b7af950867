from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.queries import collect_facts, collect_reports, reports
from tests.cast import Cast
from tests.objectives.worlds import (
    CONTENT,
    NOBODY,
    after,
    begun,
    kind_of,
    proposed,
    recording_fails,
    second_leader,
    sent,
    sent_report,
)
from tests.roles import worlds as roles


def test_send_report_freezes_what_was_seen_and_reaches_nobody_yet(larkbeam: Cast) -> None:
    id = sent(larkbeam, objective := begun(larkbeam))
    made = sent_report(larkbeam, id)
    assert (made.content, made.about) == (CONTENT, [objective.hex])
    assert (str(made.reporter), str(made.to), made.waits) == ("Tom Okafor", "Priya Raman", True)
    assert made.document == made.digest
    assert kind_of(larkbeam, made) == "report.sent"
    assert collect_reports(larkbeam.organisation, after(30).date()) == ()
    assert collect_facts(larkbeam.organisation, after(30).date())[0].reported_on is None


def test_send_report_to_several_is_a_row_each(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    sent(larkbeam, to=("priya", "mei"))
    assert {str(one.to) for one in reports(larkbeam.organisation)} == {"Priya Raman", "Mei Sato"}


def test_send_report_by_whoever_holds_the_duty_is_taken(larkbeam: Cast) -> None:
    """The holder of 5.3 b needs no hat for it."""
    mei = larkbeam.actor("mei")
    with pytest.raises(Refused, match="Only whoever reports performance"):
        sent(larkbeam, by=mei)
    roles.begun(larkbeam)
    roles.held(larkbeam, "mei")
    assert sent_report(larkbeam, sent(larkbeam, by=mei)).sent_as == "5.3 b"


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.ISMS_LEAD}))
def test_send_report_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only whoever reports performance"):
        sent(larkbeam, by=larkbeam.actor("ola", hat))


def test_send_report_to_nobody_or_to_somebody_who_does_not_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Choose who in top management"):
        sent(larkbeam, to=())
    for to in (("mei",), ("priya", "mei")):
        with pytest.raises(Refused, match="goes to members of top management"):
            sent(larkbeam, to=to)


def test_send_report_to_oneself_alone_is_refused(larkbeam: Cast) -> None:
    both = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    with pytest.raises(Refused, match="report to yourself"):
        sent(larkbeam, by=both)


def test_send_report_that_is_too_long_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="too long"):
        sent(larkbeam, content={"title": "x" * 100_001})


def test_send_report_about_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    theirs = proposed(stonecross, owner="otto", by=stonecross.actor("otto", Hat.ISMS_LEAD))
    for id in (theirs, NOBODY):
        with pytest.raises(Unknown):
            sent(larkbeam, id)


def test_send_report_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        sent(larkbeam)
    assert not reports(larkbeam.organisation).exists()
