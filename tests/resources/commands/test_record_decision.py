from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.resources.commands.record_decision import record_decision
from countersign.resources.enums import Verdict
from tests.cast import Cast
from tests.resources.worlds import (
    APPROVED,
    AT,
    DEFERRED,
    NOBODY,
    REFUSED,
    after,
    decided,
    found,
    kind_of,
    leader,
    raised,
    recorded,
    recording_fails,
    ruled,
)

EARLIER = date(2025, 11, 3)


def test_record_decision_on_the_word_of_the_recorder_with_a_copy(larkbeam: Cast) -> None:
    id = raised(larkbeam, raised_on=date(2025, 10, 5))
    scan = keep(larkbeam.organisation, b"%PDF-1.7 minutes")
    made = ruled(larkbeam, recorded(larkbeam, id, decided_on=EARLIER, decided_as=" Board ", scan=scan))
    assert (made.decided_on, made.decided_at, made.elsewhere, made.scan) == (EARLIER, AT, True, scan)
    assert (str(made.decided_by), str(made.recorded_by), made.decided_as) == ("Priya Raman", "Tom Okafor", "Board")
    assert kind_of(larkbeam, made) == "resourcedecision.recorded_elsewhere"
    assert not found(larkbeam, id).is_open
    assert verify(larkbeam.organisation)[1] == []


def test_record_decision_of_somebody_below_the_top_without_a_reason(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    made = ruled(larkbeam, recorded(larkbeam, id, replace(REFUSED, reason=""), decided_by="mei"))
    assert (str(made.decided_by), made.reason, made.reasoned) == ("Mei Sato", None, False)


def test_record_decision_accepts_no_risk_for_anybody(larkbeam: Cast) -> None:
    own, others = raised(larkbeam), raised(larkbeam)
    priya, mei = larkbeam.person("priya").id, larkbeam.person("mei").id
    recorded(larkbeam, own, replace(REFUSED, risk_owner_id=priya))
    recorded(larkbeam, others, replace(REFUSED, risk_owner_id=mei))
    assert [found(larkbeam, id).risk_accepted_by_id for id in (own, others)] == [None, None]


def test_record_decision_that_puts_it_off_to_a_day_that_has_passed_since(larkbeam: Cast) -> None:
    id = raised(larkbeam, raised_on=date(2025, 10, 5))
    put_off = replace(DEFERRED, deferred_to=date(2025, 12, 1))
    assert ruled(larkbeam, recorded(larkbeam, id, put_off, decided_on=EARLIER)).verdict == Verdict.DEFERRED
    assert found(larkbeam, id).is_open
    with pytest.raises(Refused, match="put off after that day"):
        recorded(larkbeam, id, decided_on=date(2025, 11, 2))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"decided_on": date(2026, 1, 7)}, "That day lies ahead"),
        ({"decided_on": EARLIER}, "before it is asked for"),
        ({"method": SignatureMethod.PASSKEY}, "how it was decided elsewhere"),
        ({"decided_as": "x" * 201}, "in a few words"),
        ({"ruling": replace(DEFERRED, deferred_to=date(2026, 1, 6))}, "a day after the decision"),
    ],
)
def test_record_decision_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    id = raised(larkbeam)
    with pytest.raises(Refused, match=says):
        recorded(larkbeam, id, **changed)
    assert found(larkbeam, id).is_open


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT, Hat.INTERNAL_AUDITOR])
def test_record_decision_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = raised(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        recorded(larkbeam, id, by=larkbeam.actor("mei", hat))
    recorded(larkbeam, id, by=leader(larkbeam))


def test_record_decision_about_what_was_not_shown_or_is_over(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with pytest.raises(Stale):
        recorded(larkbeam, id, digest_shown="sha256:" + "0" * 64)
    decided(larkbeam, id)
    with pytest.raises(Refused, match="is decided"):
        recorded(larkbeam, id)


def test_record_decision_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    told: dict[str, Any] = {
        "digest_shown": "",
        "ruling": APPROVED,
        "decided_on": AT.date(),
        "decided_by_id": stonecross.person("otto").id,
        "method": SignatureMethod.MINUTE,
    }
    for id in (raised(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            record_decision(request_id=id, **told, by=otto, at=after(1))


def test_record_decision_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam, id)
    assert found(larkbeam, id).is_open
